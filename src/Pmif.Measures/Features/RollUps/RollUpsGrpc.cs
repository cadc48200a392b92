using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.RollUps;

/// <summary>The gRPC door to roll-ups.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class RollUpsGrpc(GetRollUp handler) : Message.RollUps.RollUpsBase
{
    public override async Task<GetRollUpResponse> GetRollUp(GetRollUpRequest request, ServerCallContext context)
    {
        var asked = RollUpsRest.RequestOf(request.Measure, new(request.Breakdown, request.Of, string.Join(',', request.Parts), request.Kind, request.Frequency,
            request.Annualise, request.From, request.To, request.AsOf));
        var whole = (await handler.Handle(asked, context.CancellationToken)).OrThrowRpc();
        return new GetRollUpResponse
        {
            Measure = whole.Measure,
            Breakdown = whole.Breakdown,
            Of = Words.Of(whole.Of),
            Frequency = whole.Frequency is { } frequency ? Words.Of(frequency) : "",
            Annualised = whole.Annualised,
            Breakdowns = { whole.Breakdowns },
            Points = { whole.Points.Select(PointOf) },
        };
    }

    private static Message.RollUpPoint PointOf(RollUpPoint point) => new()
    {
        Period = point.Period.ToString(),
        PeriodLabel = point.PeriodLabel,
        Value = point.Value.Text(),
        Numerator = point.Numerator.Text(),
        Denominator = point.Denominator.Text(),
        Lower = point.Lower.Text(),
        Upper = point.Upper.Text(),
        Flag = Words.Of(point.Flag),
        PartsCount = point.Parts.Count,
        PartsOf = point.Parts.Of,
        Refusal = point.Refusal is { } refusal ? new() { Code = refusal.Code, Message = refusal.Message } : null,
        Missing = { point.Missing.Select(part => new Message.MissingPart { Breakdown = part.Breakdown, Period = part.Period.ToString() }) },
    };
}
