using Grpc.Core;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Quality;

/// <summary>The gRPC door says what the REST door says.</summary>
public sealed class QualityGrpcTests(MeasuresFixture fixture)
{
    private static readonly Metadata Admin = new() { { "Authorization", "Bearer pmif_demo_admin" } };

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

    [Fact]
    public async Task A_second_person_verifies_the_value_that_was_seen()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n");
        var value = Assert.Single((await client.GetQualityAsync(new() { Measure = measure }, Admin)).Values);
        Assert.Equal(("April 2024", "10", "unverified", false), (value.PeriodLabel, value.Value, value.State, value.Own));

        var request = new VerifyValueRequest { Measure = measure, Period = value.Period, Outcome = "queried", Reason = "Looks low", Against = value.Submission };
        var seen = await client.VerifyValueAsync(request, Admin);
        Assert.Equal(("queried", "Looks low", true), (seen.State, seen.Reason, seen.DecidedAt is not null));
        await fixture.Push($"measure,period,value\n{measure},2024-04,11\n");
        await Refused(StatusCode.FailedPrecondition, client.VerifyValueAsync(request, Admin));
        await Refused(StatusCode.FailedPrecondition, client.VerifyValueAsync(new(request) { Against = "no id" }, Admin));
        await Refused(StatusCode.InvalidArgument, client.VerifyValueAsync(new(request) { Outcome = "maybe" }, Admin));
        Assert.Equal(("unverified", true), (await client.GetQualityAsync(new() { Measure = measure }, Admin)).Values.Select(one => (one.State, one.Voided)).Single());
    }

    [Fact]
    public async Task Says_whose_own_value_it_is()
    {
        var measure = await fixture.DefineMeasure();
        await MeasuresFixture.Push(fixture.Administrator, $"measure,period,value\n{measure},2024-04,10\n");
        Assert.True((await client.GetQualityAsync(new() { Measure = measure }, Admin)).Values.Single().Own);
        await Refused(StatusCode.PermissionDenied, client.VerifyValueAsync(new() { Measure = measure, Period = "2024-04", Outcome = "verified" }, Admin));
    }

    [Fact]
    public async Task An_assessment_is_in_the_history_and_in_the_definition()
    {
        var measure = await fixture.DefineMeasure();
        await Refused(StatusCode.InvalidArgument, client.AssessMeasureAsync(new() { Measure = measure, Dimensions = new() { Accuracy = "fine" }, Note = "x" }, Admin));
        await Refused(StatusCode.InvalidArgument, client.AssessMeasureAsync(new() { Measure = measure, Dimensions = new() { Accuracy = "high" } }, Admin));
        await client.AssessMeasureAsync(new() { Measure = measure, Dimensions = new() { Accuracy = "high", Timeliness = "limited" }, Note = "Ten cases traced back" }, Admin);
        var assurance = await client.GetAssuranceAsync(new() { Measure = measure });
        var only = Assert.Single(assurance.Items);
        Assert.Equal(("limited", "limited", "high", "not-assessed", "Ten cases traced back"),
            (assurance.Rating, only.Rating, only.Dimensions.Accuracy, only.Dimensions.Validity, only.Note));
    }

    private static async Task Refused<T>(StatusCode status, AsyncUnaryCall<T> call) => Assert.Equal(status, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
}
