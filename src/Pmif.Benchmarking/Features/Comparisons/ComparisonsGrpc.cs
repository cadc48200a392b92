using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Benchmarking.Features.Groups;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Benchmarking.V1;

namespace Pmif.Benchmarking.Features.Comparisons;

[Authorize(Rights.ReadBenchmarks)]
internal sealed class ComparisonsGrpc(CompareArea compare, CompareMany compareMany, ListGroups listGroups) : V1.Comparisons.ComparisonsBase
{
    public override async Task<V1.Comparison> Compare(V1.CompareRequest request, ServerCallContext context) =>
        Message((await compare.Handle(new(request.Measure, request.Area, request.Period, request.Group), context.CancellationToken)).OrThrowRpc());

    public override async Task<V1.CompareManyResponse> CompareMany(V1.CompareManyRequest request, ServerCallContext context) => new()
    {
        Comparisons =
        {
            (await compareMany.Handle(new(request.Measures, request.Area, request.Group), context.CancellationToken)).OrThrowRpc().Select(Message),
        },
    };

    public override async Task<V1.ListGroupsResponse> ListGroups(V1.ListGroupsRequest request, ServerCallContext context) => new()
    {
        Groups =
        {
            (await listGroups.Handle(new PageRequest(PageRequest.MaxLimit, After: null), context.CancellationToken)).OrThrowRpc().Items.Select(Message),
        },
    };

    private static V1.Comparison Message(ComparisonView view) => new()
    {
        Measure = view.Measure,
        Area = view.Area,
        Period = view.Period.ToString(),
        Group = view.Group,
        GroupName = view.GroupName,
        Value = Number(view.Value),
        Rank = view.Rank,
        Of = view.Of,
        Percentile = Number(view.Percentile),
        Quartile = view.Quartile ?? 0,
        QuartileMethod = view.QuartileMethod,
        Minimum = Number(view.Minimum),
        LowerQuartile = Number(view.LowerQuartile),
        Median = Number(view.Median),
        UpperQuartile = Number(view.UpperQuartile),
        Maximum = Number(view.Maximum),
        Mean = Number(view.Mean),
        Pooled = Number(view.Pooled),
        Significance = Words.Of(view.Significance),
        Funnel = Message(view.Funnel),
        MadDistance = Number(view.MadDistance),
        Notes = { view.Notes },
        Areas = { view.Areas.Select(Message) },
    };

    private static V1.AreaValue Message(AreaValueView area) => new()
    {
        Area = area.Area,
        Name = area.Name,
        Value = Number(area.Value),
        Lower = Number(area.Lower),
        Upper = Number(area.Upper),
    };

    private static V1.Funnel? Message(Funnel? funnel) => funnel is null ? null : new()
    {
        Centre = Number(funnel.Centre),
        Lower95 = Number(funnel.Lower95),
        Upper95 = Number(funnel.Upper95),
        Lower998 = Number(funnel.Lower998),
        Upper998 = Number(funnel.Upper998),
        Flag = Words.Of(funnel.Flag),
    };

    private static V1.ComparatorGroup Message(GroupView group) => new()
    {
        Code = group.Code,
        Name = group.Name,
        Source = group.Source,
        ValidFrom = group.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Members = { group.Members },
    };

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
