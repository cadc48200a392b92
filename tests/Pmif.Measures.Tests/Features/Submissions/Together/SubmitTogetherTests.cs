using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.Events;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions.Together;

/// <summary>Small submissions that come at the same time: each is answered and kept as if it had come alone.</summary>
public sealed class SubmitTogetherTests(MeasuresFixture fixture)
{
    private const int Senders = 24;

    [Fact]
    public async Task Each_gets_its_own_receipt_and_its_values_bear_its_own_id()
    {
        var measures = await Define(Senders);
        var receipts = await Task.WhenAll(measures.Select((measure, sender) => fixture.Push(Csv(measure, sender + 1))));

        for (var sender = 0; sender < Senders; sender++)
        {
            Assert.Equal((sender + 1, sender + 1, 0, 0, 0), Counts(receipts[sender]));
            var points = (await fixture.Series(measures[sender]))["points"]!.AsArray();
            Assert.Equal(sender + 1, points.Count);
            Assert.All(points, point => Assert.Equal((string?)receipts[sender]["id"], (string?)point!["submission"]));
            Assert.Equal("hr", (string?)JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{receipts[sender]["id"]}"))!["source"]);
        }
    }

    [Fact]
    public async Task Changed_and_unchanged_values_are_counted_apart_for_each()
    {
        var measures = await Define(Senders);
        await Task.WhenAll(measures.Select(measure => fixture.Push(Csv(measure, 3))));
        var receipts = await Task.WhenAll(measures.Select((measure, sender) => fixture.Push(Csv(measure, 4, changed: sender % 3))));

        for (var sender = 0; sender < Senders; sender++)
            Assert.Equal((4, 1, sender % 3, 3 - sender % 3, 0), Counts(receipts[sender]));
    }

    [Fact]
    public async Task One_key_counts_once_however_often_it_comes_at_a_time()
    {
        var measures = await Define(4);
        var answers = await Task.WhenAll(Enumerable.Range(0, Senders).Select(async sender =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/submissions") { Content = MeasuresFixture.Csv(Csv(measures[sender % 4], 2)) };
            request.Headers.Add("Idempotency-Key", $"together-{measures[sender % 4]}");
            using var answer = await fixture.Hr.SendAsync(request);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }));

        Assert.All(answers, answer => Assert.Equal((2, 2, 0, 0, 0), Counts(answer)));
        Assert.Equal(4, answers.Select(answer => (string?)answer["id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_bad_one_does_not_harm_the_others()
    {
        var measures = await Define(Senders);
        var receipts = await Task.WhenAll(measures.Select((measure, sender) =>
            fixture.Push(sender % 4 == 0 ? Csv(measure, 1) + $"{measure},2024-13,1\n" : Csv(measure, 1))));

        for (var sender = 0; sender < Senders; sender++)
            Assert.Equal(sender % 4 == 0 ? (2, 1, 0, 0, 1) : (1, 1, 0, 0, 0), Counts(receipts[sender]));
    }

    [Fact]
    public async Task The_latest_state_of_every_series_is_told()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measures = await Define(Senders);
        foreach (var months in new[] { 1, 2, 3 })
            await Task.WhenAll(measures.Select(measure => fixture.Push(Csv(measure, months))));

        foreach (var measure in measures)
            Assert.Equal("2024-03-01/P1M", (string?)(await tap.Hears(measure, revision: 3))["series"]![0]!["state"]!["period"]);
    }

    private Task<string[]> Define(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => fixture.DefineMeasure()));

    private static string Csv(string measure, int months, int changed = 0) => "measure,period,value\n" + string.Concat(Enumerable.Range(1, months)
        .Select(month => $"{measure},{2024 + (month - 1) / 12}-{(month - 1) % 12 + 1:00},{(month <= changed ? 100 : 0) + month}\n"));
}
