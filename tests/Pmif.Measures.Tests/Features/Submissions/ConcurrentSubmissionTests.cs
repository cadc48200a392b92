using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

public sealed class ConcurrentSubmissionTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Lets_submissions_to_the_same_series_follow_one_another_whatever_their_order()
    {
        const int senders = 12, rounds = 4;
        var measures = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.DefineMeasure()));
        var receipts = await Task.WhenAll(Enumerable.Range(0, senders).Select(async sender =>
        {
            var all = new List<(int, int, int, int, int)>();
            for (var round = 0; round < rounds; round++)
            {
                var order = measures.OrderBy(_ => Random.Shared.Next());
                all.Add(Counts(await fixture.Push("measure,period,value\n" + string.Concat(order.Select(measure => $"{measure},2024-04,{sender * 100 + round}\n")))));
            }
            return all;
        }));

        // The first of all inserted, and each later one that changed a value made exactly one revision.
        var changes = receipts.SelectMany(all => all).Sum(counts => counts.Item2 + counts.Item3);
        Assert.Equal(measures.Length, receipts.SelectMany(all => all).Sum(counts => counts.Item2));
        var revisions = 0;
        foreach (var measure in measures)
        {
            var series = await fixture.Series(measure);
            revisions += (int)series["points"]![0]!["revision"]!;
            Assert.Equal((int)series["points"]![0]!["revision"]!, (int)series["state"]!["revision"]!);
        }
        Assert.Equal(changes, revisions);
    }
}
