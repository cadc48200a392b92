using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Targets.Proposals;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Targets;

/// <summary>The answers of this area in the words of the gRPC contract.</summary>
internal static class TargetMessages
{
    public static TargetVersion ToMessage(this TargetsResponse set) => new()
    {
        Measure = set.Measure,
        Breakdown = set.Breakdown,
        Version = set.Version,
        EffectiveFrom = Day(set.EffectiveFrom),
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
        Lines = { set.Resolved.Select(Lines) },
        Range = set.ResolvedRange is { } range ? Bounds(range) : null,
        Warnings = { set.Warnings.Select(warning => new Message.TargetWarning { Code = warning.Code, Message = warning.Message }) },
        BaselinePeriod = set.Baseline?.Period.ToString() ?? "",
        BaselineValue = (set.Baseline?.Value).Text(),
        Targets = { set.Targets.Select(Given) },
        Latest = set.Latest is { } latest ? Latest(latest) : null,
        Outlook = set.Outlook is { } outlook ? Outlook(outlook) : null,
    };

    public static TargetProposal ToMessage(this ProposalResponse proposal)
    {
        var message = new TargetProposal
        {
            Id = proposal.Id,
            State = Words.Of(proposal.State),
            Against = proposal.Against,
            Targets = Input(proposal),
            ProposedAt = Timestamp.FromDateTimeOffset(proposal.ProposedAt),
            ProposedBy = proposal.ProposedBy,
            DecidedAt = proposal.DecidedAt is { } decided ? Timestamp.FromDateTimeOffset(decided) : null,
            DecidedBy = proposal.DecidedBy ?? "",
            ProposedById = proposal.ProposedById ?? "",
            DecisionReason = proposal.DecisionReason ?? "",
        };
        if (proposal.Version is { } version)
            message.Version = version;
        return message;
    }

    private static TargetInput Input(ProposalResponse proposal) => new()
    {
        Measure = proposal.Measure,
        Breakdown = proposal.Breakdown,
        BaselinePeriod = proposal.Targets.Baseline?.Period.ToString() ?? "",
        BaselineValue = (proposal.Targets.Baseline?.Value).Text(),
        ToleranceUnit = proposal.Targets.Tolerance is { } tolerance ? Words.Of(tolerance.Unit) : "",
        ToleranceAmount = (proposal.Targets.Tolerance?.Amount).Text(),
        Targets = { (proposal.Targets.Targets ?? []).Select(Given) },
        Trajectory = Words.Of(proposal.Targets.Trajectory),
        AmberRule = Words.Of(proposal.Targets.AmberRule),
        JudgedAgainst = Words.Of(proposal.Targets.JudgedAgainst),
        Approval = proposal.Targets.Approval is { } approval ? Words.Of(approval) : "",
        Reason = proposal.Reason,
        EffectiveFrom = Day(proposal.Targets.EffectiveFrom),
    };

    private static GivenTarget Given(PeriodTarget target) => new()
    {
        Period = target.Period.ToString(),
        Value = target.Value.Text(),
        Stretch = target.Stretch.Text(),
        Amber = target.Amber.Text(),
    };

    private static TargetLines Lines(ResolvedTarget line) => new()
    {
        Period = line.Period.ToString(),
        PeriodLabel = line.PeriodLabel,
        Target = line.Target.Text(),
        Amber = line.Amber.Text(),
        Stretch = line.Stretch.Text(),
    };

    private static TargetBounds Bounds(ResolvedRange range) => new()
    {
        AmberLow = range.AmberLow.Text(),
        Low = range.Low.Text(),
        High = range.High.Text(),
        AmberHigh = range.AmberHigh.Text(),
    };

    private static Message.LatestRating Latest(LatestRating latest) => new()
    {
        Period = latest.Period.ToString(),
        PeriodLabel = latest.PeriodLabel,
        Value = latest.Value.Text(),
        Rag = Words.Of(latest.Rag),
        Target = latest.Target.Text(),
        RagAfter = Words.Of(latest.RagAfter),
        TargetAfter = latest.TargetAfter.Text(),
    };

    private static Message.TargetOutlook Outlook(TargetOutlook outlook)
    {
        var message = new Message.TargetOutlook { Forecast = SeriesGrpc.Message(outlook.Forecast) };
        if (outlook.Chance is { } chance)
            message.Chance = chance;
        return message;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
