using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

/// <summary>The gRPC door to data quality.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class QualityGrpc(GetQuality quality, VerifyValue verify, AssessMeasure assess) : DataQuality.DataQualityBase
{
    public override async Task<ListQualityResponse> ListQuality(ListQualityRequest request, ServerCallContext context)
    {
        var page = await quality.Handle(new(request.Source, request.LeadService, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc()), context.CancellationToken);
        return new() { Measures = { page.Items.Select(Message) }, Next = page.Next ?? "" };
    }

    public override async Task<ListSourceQualityResponse> ListSourceQuality(ListSourceQualityRequest request, ServerCallContext context) =>
        new() { Sources = { (await quality.Sources(context.CancellationToken)).Select(Message) } };

    public override async Task<Contracts.Measures.V1.SeriesQuality> GetQuality(GetQualityRequest request, ServerCallContext context) =>
        (await quality.Of(request.Measure, request.Breakdown, CallerOf(context), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.VerifyValues)]
    public override async Task<Contracts.Measures.V1.ValueVerification> VerifyValue(VerifyValueRequest request, ServerCallContext context)
    {
        // What names no submission was looked at in none that stands.
        Guid? against = request.Against.Length == 0 ? null : Guid.TryParse(request.Against, out var id) ? id : Guid.Empty;
        return (await verify.Handle(new(request.Measure, request.Breakdown, request.Period, request.Outcome, request.Reason, against, CallerOf(context)), context.CancellationToken))
            .OrThrowRpc().ToMessage();
    }

    public override async Task<MeasureAssurance> GetAssurance(GetAssuranceRequest request, ServerCallContext context) =>
        (await assess.History(request.Measure, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.AssessQuality)]
    public override async Task<Assessment> AssessMeasure(AssessMeasureRequest request, ServerCallContext context) =>
        (await assess.Handle(new(request.Measure, request.Dimensions.Read().OrThrowRpc(), request.Note, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    private static Caller CallerOf(ServerCallContext context) => Caller.Of(context.GetHttpContext());

    private static Contracts.Measures.V1.MeasureQuality Message(MeasureQuality one)
    {
        var message = new Contracts.Measures.V1.MeasureQuality
        {
            Measure = one.Measure,
            Name = one.Name,
            Source = one.Source,
            LeadService = one.LeadService,
            Owner = one.Owner,
            Expected = one.Expected,
            Present = one.Present,
            Parts = one.Parts,
            PartsUpToDate = one.PartsUpToDate,
            Timed = one.Timed,
            OnTime = one.OnTime,
            MedianDays = one.MedianDays.Text(),
            OverdueDays = one.OverdueDays,
            Outliers = one.Outliers,
            Warnings = one.Warnings,
            Unverified = one.Unverified,
            Queried = one.Queried,
            Latest = one.Latest is { } state ? Words.Of(state) : "",
            Assurance = Words.Of(one.Assurance),
        };
        if (one.LatestDays is { } days)
            message.LatestDays = days;
        return message;
    }

    private static Contracts.Measures.V1.SourceQuality Message(SourceQuality one) => new()
    {
        Source = one.Source,
        Measures = one.Measures,
        Expected = one.Expected,
        Present = one.Present,
        Timed = one.Timed,
        OnTime = one.OnTime,
        Overdue = one.Overdue,
        Outliers = one.Outliers,
        Warnings = one.Warnings,
        Unverified = one.Unverified,
        Queried = one.Queried,
    };
}
