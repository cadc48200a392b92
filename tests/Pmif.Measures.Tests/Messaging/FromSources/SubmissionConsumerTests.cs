using System.Security.Cryptography;
using System.Text;
using Pmif.Contracts.Measures.Events;
using Pmif.Testing;
using RabbitMQ.Client;

namespace Pmif.Measures.Tests.Messaging.FromSources;

public sealed class SubmissionConsumerTests(MeasuresFixture fixture)
{
    private const string Queue = "pmif.submissions";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_a_body_in_from_the_queue(bool keyInHeader)
    {
        var measure = await fixture.DefineMeasure();
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var envelope = keyInHeader ? "" : "\"apiKey\":\"pmif_demo_hr\",\"mode\":\"atomic\",";
        var body = $$"""{{{envelope}}"values":[{"measure":"{{measure}}","period":"2024-04","value":9.4}]}""";
        var headers = keyInHeader ? new Dictionary<string, object?> { ["Authorization"] = "Bearer pmif_demo_hr", ["Content-Digest"] = Digest(body) } : null;
        await Send(tap.Channel, body, headers);

        var series = await Eventually.Value(() => fixture.Series(measure), series => series["points"]!.AsArray().Count > 0);
        Assert.Equal(9.4m, (decimal)series["points"]![0]!["value"]!);
        var submission = (string?)series["points"]![0]!["submission"];
        var receipt = System.Text.Json.Nodes.JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{submission}"))!;
        Assert.Equal(("accepted", 0), ((string?)receipt["outcome"], (int)receipt["issueCount"]!));
    }

    [Theory]
    [InlineData("{\"values\":[{\"measure\":\"M\",")]
    [InlineData("{\"apiKey\":\"nobody\",\"values\":[]}")]
    public async Task Puts_aside_what_it_cannot_take(string body)
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var marker = Guid.NewGuid().ToString();
        await Send(tap.Channel, body, null, marker);
        await Eventually.True(() => IsInErrorQueue(marker), TimeSpan.FromSeconds(60), "the message lies in the error queue");
    }

    [Fact]
    public async Task Puts_aside_what_is_not_as_it_was_digested()
    {
        var measure = await fixture.DefineMeasure();
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var body = $$"""{"apiKey":"pmif_demo_hr","values":[{"measure":"{{measure}}","period":"2024-04","value":9.4}]}""";
        var marker = Guid.NewGuid().ToString();
        await Send(tap.Channel, body, new() { ["Content-Digest"] = Digest(body + " ") }, marker);
        await Eventually.True(() => IsInErrorQueue(marker), TimeSpan.FromSeconds(60), "the message lies in the error queue");
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
    }

    private static string Digest(string body) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}:";

    // Asking a queue that is not there, or just being made, closes the channel or the whole connection.
    private async Task<bool> IsInErrorQueue(string marker)
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        try
        {
            return (await tap.Channel.BasicGetAsync($"{Queue}_error", autoAck: true))?.BasicProperties.CorrelationId == marker;
        }
        catch (Exception e) when (e is RabbitMQ.Client.Exceptions.OperationInterruptedException or RabbitMQ.Client.Exceptions.AlreadyClosedException)
        {
            return false;
        }
    }

    private static async Task Send(IChannel channel, string body, Dictionary<string, object?>? headers, string? correlation = null)
    {
        var properties = new BasicProperties { ContentType = "application/json", Headers = headers, CorrelationId = correlation };
        await channel.BasicPublishAsync("", Queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }
}
