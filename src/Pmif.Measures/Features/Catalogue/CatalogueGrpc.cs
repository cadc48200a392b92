using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The gRPC door to the single data list.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class CatalogueGrpc(ListMeasures list, GetMeasure get, ListVersions versions, RetireMeasure retire) : Contracts.Measures.V1.Catalogue.CatalogueBase
{
    public override async Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
    {
        var page = await list.Handle(PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), new(request.State, request.Source, request.Tag, request.Kind, request.Assurance), context.CancellationToken);
        return new ListMeasuresResponse { Measures = { page.Items.Select(Message) }, Next = page.Next ?? "" };
    }

    public override async Task<Measure> GetMeasure(GetMeasureRequest request, ServerCallContext context) =>
        Message((await get.Handle(new(request.Code, request.Version == 0 ? null : request.Version, SeriesRest.Day(request.On)), context.CancellationToken)).OrThrowRpc());

    public override async Task<ListVersionsResponse> ListVersions(ListVersionsRequest request, ServerCallContext context)
    {
        var page = (await versions.Handle(request.Code, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { Versions = { page.Items.Select(Message) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.DefineMeasures)]
    public override async Task<Measure> RetireMeasure(RetireMeasureRequest request, ServerCallContext context) => Message((await retire.Retire(
        request.Code, new(SeriesRest.Day(request.From), request.Reason, request.ReplacedBy), Caller.Of(context.GetHttpContext()), context.CancellationToken)).OrThrowRpc());

    [Authorize(Rights.DefineMeasures)]
    public override async Task<Measure> ReinstateMeasure(ReinstateMeasureRequest request, ServerCallContext context) =>
        Message((await retire.Reinstate(request.Code, new(request.Reason), Caller.Of(context.GetHttpContext()), context.CancellationToken)).OrThrowRpc());

    private static MeasureVersion Message(VersionResponse version)
    {
        var definition = Message(MeasureResponse.Of(version.Definition, version.Version, default, version.Retirement, null));
        definition.State = "";
        return new() { Definition = definition, RecordedAt = Timestamp.FromDateTimeOffset(version.RecordedAt), RecordedBy = version.RecordedBy, Reason = version.Reason };
    }

    private static Measure Message(MeasureResponse m)
    {
        var message = MessageWithoutWindow(m);
        if (m.Collection?.OpensDays is { } opens)
            message.CollectionOpensDays = opens;
        if (m.Collection?.ClosesDays is { } closes)
            message.CollectionClosesDays = closes;
        return message;
    }

    private static Measure MessageWithoutWindow(MeasureResponse m) => new()
    {
        Code = m.Code,
        Version = m.Version,
        Name = m.Name,
        Description = m.Description,
        Kind = Words.Of(m.Kind),
        Unit = m.Unit,
        Per = m.Per.Text(),
        Decimals = m.Decimals,
        Polarity = Words.Of(m.Polarity),
        RangeLow = (m.Range?.Low).Text(),
        RangeHigh = (m.Range?.High).Text(),
        Midpoint = m.Midpoint.Text(),
        Frequency = Words.Of(m.Frequency),
        TemporalType = Words.Of(m.TemporalType),
        Aggregation = Words.Of(m.Aggregation),
        Numerator = m.Numerator,
        Denominator = m.Denominator,
        Interval = Words.Of(m.Interval),
        Source = m.Source,
        LeadService = m.LeadService,
        Owner = m.Owner,
        LagDays = m.LagDays,
        DirectionVersus = Words.Of(m.DirectionVersus),
        ChangeTest = Words.Of(m.ChangeTest.Method),
        ChangeBand = m.ChangeTest.Band.Text(),
        Benchmark = m.Benchmark,
        Tags = { m.Tags },
        EffectiveFrom = Day(m.EffectiveFrom),
        Caveats = m.Caveats,
        SourceUrl = m.SourceUrl,
        Feeds = { m.Feeds },
        DueDate = Day(m.DueDate),
        NextDuePeriod = m.NextDue?.Period.ToString() ?? "",
        NextDue = Day(m.NextDue?.Due),
        Replaces = m.Replaces,
        SeriesBreak = m.SeriesBreak,
        AssuranceRating = Words.Of(m.AssuranceRating),
        State = Words.Of(m.State),
        RetiredFrom = Day(m.Retirement?.From),
        RetiredReason = m.Retirement?.Reason ?? "",
        ReplacedBy = m.Retirement?.ReplacedBy ?? "",
        FirstDue = Day(m.FirstDue),
        CompositeNumerator = m.Composite?.Numerator ?? "",
        CompositeDenominator = m.Composite?.Denominator ?? "",
        Distinct = m.Distinct,
        PopulationDenominator = m.PopulationDenominator,
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
