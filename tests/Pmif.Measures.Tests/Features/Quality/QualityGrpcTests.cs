using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Quality;

/// <summary>The gRPC door says what the REST door says.</summary>
public sealed class QualityGrpcTests(MeasuresFixture fixture)
{
    private readonly DataQuality.DataQualityClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Lists_measures_and_sources()
    {
        var source = $"s{Guid.NewGuid():N}"[..12];
        var measure = await fixture.DefineMeasure(new { source, effectiveFrom = "2024-04-01", name = "Cases", owner = "Head of Cases" });
        await MeasuresFixture.Push(fixture.Administrator, $"measure,period,value\n{measure},2024-04,10\n");
        var one = Assert.Single((await client.ListQualityAsync(new() { Source = source })).Measures);
        Assert.Equal((measure, "Cases", "Head of Cases", 1, "unverified", "not-assessed", false, ""),
            (one.Measure, one.Name, one.Owner, one.Unverified, one.Latest, one.Assurance, one.HasLatestDays, one.MedianDays));
        var whole = (await client.ListSourceQualityAsync(new())).Sources.Single(other => other.Source == source);
        Assert.Equal((1, one.Expected, one.Present, 1, 1), (whole.Measures, whole.Expected, whole.Present, whole.Unverified, whole.Overdue));
    }
}
