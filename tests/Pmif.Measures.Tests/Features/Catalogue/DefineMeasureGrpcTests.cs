using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Catalogue;

public sealed class DefineMeasureGrpcTests(MeasuresFixture fixture)
{
    private static readonly Metadata Admin = new() { { "Authorization", "Bearer pmif_demo_admin" } };

    private readonly Contracts.Measures.V1.Catalogue.CatalogueClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task A_trial_says_what_would_be_refused_and_stores_nothing()
    {
        var code = await fixture.DefineMeasure(new { name = "As it was" });
        var tried = await client.DefineMeasureAsync(new() { Definition = new() { Code = code, Name = "Otherwise" }, Reason = "x", Against = 1, DryRun = true }, Admin);
        Assert.Equal((0, "Otherwise"), (tried.Version, tried.Name));
        Assert.Equal((1, "As it was"), (await client.GetMeasureAsync(new() { Code = code })) is var stands ? (stands.Version, stands.Name) : default);
        foreach (var refused in new DefineMeasureRequest[] { new() { Definition = new() { Code = code, Decimals = 9 } }, new() { Definition = new() { Code = code, Replaces = "nothing" } }, new() { Definition = new() { Code = code }, Against = 2 } })
        {
            refused.DryRun = true;
            Assert.NotEqual(StatusCode.OK, (await Assert.ThrowsAsync<RpcException>(async () => await client.DefineMeasureAsync(refused, Admin))).StatusCode);
        }
        var fresh = $"M{Guid.NewGuid():N}"[..12];
        await client.DefineMeasureAsync(new() { Definition = new() { Code = fresh }, DryRun = true }, Admin);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await client.GetMeasureAsync(new() { Code = fresh }))).StatusCode);
    }

    [Fact]
    public async Task What_is_read_is_what_would_be_written()
    {
        var part = await fixture.DefineMeasure();
        var code = await fixture.DefineMeasure(new
        {
            name = "A rate", description = "What", caveats = "But", sourceUrl = "https://example.org/x", kind = "strategic", unit = "rate", per = 1000, decimals = 3,
            polarity = "range", range = new { low = -1.5, high = 2 }, frequency = "quarterly", temporalType = "rate", aggregation = "ratio", distinct = true, populationDenominator = true,
            numerator = "N", denominator = "D", interval = "byar", source = "hr", leadService = "HR", owner = "Head", lagDays = 20, collection = new { opensDays = 1, closesDays = 40 },
            directionVersus = "same-period-last-year", changeTest = new { method = "band", band = 0.25 }, spc = new { screenOutliers = false, shiftPoints = 8, trendPoints = 6, fixAfterN = 24 },
            benchmark = "nn", tags = new[] { "LOF" }, replaces = part, seriesBreak = true, assuranceRating = "moderate", effectiveFrom = "2024-04-01",
        });

        var read = await client.GetMeasureAsync(new() { Code = code });
        var written = await client.DefineMeasureAsync(new() { Definition = read, Against = 1 }, Admin);
        Assert.Equal(read, written);
        Assert.Equal(1, written.Version);

        read.Owner = "Director";
        var changed = await client.DefineMeasureAsync(new() { Definition = read, Reason = "Reorganisation", Against = 1 }, Admin);
        read.Version = 2;
        Assert.Equal(read, changed);
    }

    [Fact]
    public async Task A_new_measure_needs_little_and_nobody_overwrites_what_was_not_seen()
    {
        var code = $"G{Guid.NewGuid():N}"[..12];
        var made = await client.DefineMeasureAsync(new() { Definition = new() { Code = code, Decimals = 1, Source = "hr" }, Against = 0 }, Admin);
        Assert.Equal((1, code, "number", "1", "monthly"), (made.Version, made.Name, made.Unit, made.Per, made.Frequency));

        made.Name = "Second";
        foreach (var unseen in new[] { 0, 2 })
            Assert.Equal("measures.definition-changed", (await Refused(new() { Definition = made, Against = unseen })).Trailers.GetValue("fault-code"));
    }

    [Theory]
    [InlineData("polarity")]
    [InlineData("per")]
    [InlineData("range")]
    public async Task Says_what_it_cannot_read(string field)
    {
        var measure = new Measure { Code = "X1" };
        _ = field switch { "polarity" => measure.Polarity = "sideways", "per" => measure.Per = "many", _ => measure.RangeLow = "1" };
        var refused = await Refused(new() { Definition = measure });
        Assert.Equal((StatusCode.InvalidArgument, "request.invalid"), (refused.StatusCode, refused.Trailers.GetValue("fault-code")));
    }

    private async Task<RpcException> Refused(DefineMeasureRequest request) => await Assert.ThrowsAsync<RpcException>(async () => await client.DefineMeasureAsync(request, Admin));
}
