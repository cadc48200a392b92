using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Targets;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>The gRPC door to targets.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class TargetsGrpc(GetTargets get) : Contracts.Measures.V1.Targets.TargetsBase
{
    public override async Task<TargetVersion> GetTargets(GetTargetsRequest request, ServerCallContext context)
    {
        var set = (await get.Handle(request.Measure, request.Breakdown, context.CancellationToken)).OrThrowRpc();
        return new TargetVersion
        {
            Measure = set.Measure,
            Breakdown = set.Breakdown,
            Version = set.Version,
            EffectiveFrom = set.EffectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ToleranceUnit = Words.Of(set.Tolerance.Unit),
            ToleranceAmount = set.Tolerance.Amount.Text(),
            Trajectory = Words.Of(set.Trajectory),
            AmberRule = Words.Of(set.AmberRule),
            JudgedAgainst = Words.Of(set.JudgedAgainst),
            Approval = Words.Of(set.Approval),
            Reason = set.Reason,
            RecordedAt = set.RecordedAt.UtcDateTime.Stamp(),
            RecordedBy = set.RecordedBy,
            ApprovedBy = set.ApprovedBy ?? "",
            Lines = { set.Resolved.Select(Message) },
            Range = set.ResolvedRange is { } range ? Message(range) : null,
            Warnings = { set.Warnings.Select(warning => new Contracts.Measures.V1.TargetWarning { Code = warning.Code, Message = warning.Message }) },
        };
    }

    private static TargetLines Message(ResolvedTarget line) => new()
    {
        Period = line.Period.ToString(),
        PeriodLabel = line.PeriodLabel,
        Target = line.Target.Text(),
        Amber = line.Amber.Text(),
        Stretch = line.Stretch.Text(),
    };

    private static TargetBounds Message(ResolvedRange range) => new()
    {
        AmberLow = range.AmberLow.Text(),
        Low = range.Low.Text(),
        High = range.High.Text(),
        AmberHigh = range.AmberHigh.Text(),
    };
}
