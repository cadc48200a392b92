using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using static Pmif.Measures.Tests.Features.Commentary.Commenting;

namespace Pmif.Measures.Tests.Features.Commentary;

/// <summary>The gRPC door says what the REST door says.</summary>
public sealed class CommentaryGrpcTests(MeasuresFixture fixture)
{
    private readonly Commentaries.CommentariesClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Checks_writes_lists_and_tells_what_is_missing()
    {
        var measure = await fixture.RedMeasure();
        Assert.Equal(["red"], Assert.Single(await Missing(measure)).RequiredFor);
        var check = await client.CheckCommentaryAsync(new() { Measure = measure, Period = "2024-06", Text = "We are **on target**." });
        Assert.Equal(("red", "60", "<p>We are <strong>on target</strong>.</p>\n"), (check.Figure.Rag, check.Figure.Value, check.Html));
        Assert.Equal(["cause", "action", "owner", "date"], check.Review.Missing);
        Assert.Equal("We are on target.", check.Review.Findings[^1].Passage);

        var write = new WriteCommentaryRequest { Measure = measure, Period = "2024-06", Text = Sound, Against = 0 };
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await client.WriteCommentaryAsync(write))).StatusCode);
        var written = await client.WriteCommentaryAsync(write, Key("hr"));
        Assert.Equal((1, "demo hr", "60", "red", false), (written.Standing.Version, written.Standing.WrittenBy, written.Standing.Value, written.Standing.Rag, written.Outdated));
        Assert.Equal(written, await client.GetCommentaryAsync(new() { Measure = measure, Period = "2024-06" }));
        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(async () => await client.WriteCommentaryAsync(new(write) { Text = "x" }, Key("hr")))).StatusCode);
        await client.WriteCommentaryAsync(new(write) { Text = "Second", Against = 1, Reason = "More is known" }, Key("admin"));

        Assert.Equal(["Second"], (await client.ListCommentaryAsync(new() { Measure = measure })).Commentary.Select(one => one.Standing.Text));
        Assert.Equal(["More is known", ""], (await client.ListCommentaryHistoryAsync(new() { Measure = measure, Period = "2024-06" })).Versions.Select(one => one.Reason));
        Assert.Empty(await Missing(measure));
    }

    private async Task<IEnumerable<MissingCommentary>> Missing(string measure)
    {
        var (found, cursor) = (new List<MissingCommentary>(), "");
        do
        {
            var page = await client.ListMissingCommentaryAsync(new() { LeadService = "Adult Services", Limit = 1000, Cursor = cursor });
            found.AddRange(page.Missing);
            cursor = page.Next;
        }
        while (cursor.Length > 0);
        return found.Where(one => one.Measure == measure);
    }

    private static Metadata Key(string who) => new() { { "authorization", $"Bearer pmif_demo_{who}" } };
}
