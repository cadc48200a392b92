using Pmif.Web.Features.Audit;

namespace Pmif.Web.Tests.Features.Audit;

public sealed class AuditMergeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void Pages_of_any_size_show_each_entry_once_the_newest_first(int size)
    {
        var trails = new Dictionary<string, int> { ["framework"] = 9, ["measures"] = 23, ["risk"] = 0, ["reporting"] = 1 };
        var seen = new List<(string, long, DateTime)>();
        for (var position = AuditPosition.Start; position is not null;)
        {
            var pages = trails.Keys.Where(service => !position.IsDone(service)).Select(service => Page(service, trails[service], position.Before(service), size)).ToList();
            var (entries, next) = AuditMerge.Newest(position, pages, size);
            Assert.True(entries.Count <= size);
            seen.AddRange(entries.Select(found => (found.Service, found.Entry.Place, found.Entry.At.ToDateTime())));
            position = next is null ? null : AuditPosition.Read(next.ToString());
        }

        Assert.Equal(33, seen.Distinct().Count());
        Assert.Equal(33, seen.Count);
        Assert.Equal(seen.OrderByDescending(one => one.Item3).Select(one => one.Item3), seen.Select(one => one.Item3));
    }

    [Fact]
    public void A_trail_that_does_not_answer_is_asked_from_where_it_was()
    {
        var from = AuditPosition.Read("risk-7_measures-3");
        var (_, next) = AuditMerge.Newest(from, [Page("measures", 23, 3, 1)], 1);
        Assert.Equal(7, next!.Before("risk"));
        Assert.Equal(2, next.Before("measures"));
        Assert.Null(AuditMerge.Newest(from, [Page("measures", 23, 3, 5)], 5).Next);
    }

    [Theory]
    [InlineData("risk")]
    [InlineData("risk--1")]
    [InlineData("nowhere-1")]
    [InlineData("risk-99999999999999999999")]
    public void A_position_that_nobody_wrote_is_the_start(string text) => Assert.Empty(AuditPosition.Read(text).Places);

    private static TrailPage Page(string service, int length, long before, int limit)
    {
        var all = Enumerable.Range(1, length).Reverse().Where(place => before == 0 || place < before)
            .Select(place => SampleTrail.Entry(place, "values.submitted", "anna", service.Length / 10.0)).ToList();
        return new(service, [.. all.Take(limit)], all.Count > limit);
    }
}
