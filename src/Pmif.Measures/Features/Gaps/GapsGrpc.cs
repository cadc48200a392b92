using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Gaps;

/// <summary>The gRPC door to gaps.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class GapsGrpc(GetGaps handler) : Message.Gaps.GapsBase
{
    public override async Task<GetGapsResponse> GetGaps(GetGapsRequest request, ServerCallContext context)
    {
        var page = (await handler.Handle(GapsRest.RequestOf(request.Measure, request.Kind, request.Period, request.Breakdown, request.Against),
            PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new GetGapsResponse { Gaps = { page.Items.Select(MessageOf) }, Next = page.Next ?? "" };
    }

    private static Message.Gap MessageOf(GapResponse gap) => new()
    {
        Measure = gap.Measure,
        Kind = Words.Of(gap.Kind),
        Set = gap.Set,
        Period = gap.Period.ToString(),
        PeriodLabel = gap.PeriodLabel,
        From = gap.From ?? "",
        To = gap.To ?? "",
        Absolute = gap.Absolute.Text(),
        AbsoluteDirection = Words.Of(gap.AbsoluteDirection),
        Relative = gap.Relative.Text(),
        RelativeDirection = Words.Of(gap.RelativeDirection),
        Slope = gap.Slope is { } slope ? SlopeOf(slope) : null,
        Groups =
        {
            gap.Groups.Select(group => new Message.GapGroup
            {
                Breakdown = group.Breakdown, Name = group.Name, Value = group.Value.Text(), Population = group.Population.Text(), Lower = group.Lower.Text(), Upper = group.Upper.Text(),
            }),
        },
        Count = gap.Count,
        Of = gap.Of,
        RefusalCode = gap.Refusal?.Code ?? "",
        RefusalMessage = gap.Refusal?.Message ?? "",
        AbsoluteLower = gap.AbsoluteLower.Text(),
        AbsoluteUpper = gap.AbsoluteUpper.Text(),
    };

    private static SlopeOfInequality SlopeOf(SlopeResponse slope)
    {
        var message = new SlopeOfInequality { Sii = slope.Sii };
        if (slope is { SiiLower: { } lower, SiiUpper: { } upper })
            (message.SiiLower, message.SiiUpper) = (lower, upper);
        if (slope.Rii is { } rii)
            message.Rii = rii;
        if (slope is { RiiLower: { } riiLower, RiiUpper: { } riiUpper })
            (message.RiiLower, message.RiiUpper) = (riiLower, riiUpper);
        return message;
    }
}
