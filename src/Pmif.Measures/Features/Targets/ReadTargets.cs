using System.Globalization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>Reads targets that come as texts: periods as people write them for a measure of its frequency, numbers, and words.</summary>
internal sealed class ReadTargets(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<TargetsBody>> Handle(TargetInput input, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        return catalogue.TryMeasure(input.Measure, out var measure) ? Of(input, measure.Current.Definition.Frequency)
            : CatalogueFaults.MeasureNotFound.With($"No measure has the code '{input.Measure}'.");
    }

    private static Result<TargetsBody> Of(TargetInput input, Frequency frequency)
    {
        Fault? fault = null;
        var tolerance = input.ToleranceUnit.Length == 0 ? null : new Tolerance(Word<ToleranceUnit>(input.ToleranceUnit), Number(input.ToleranceAmount) ?? 0);
        var baseline = input.BaselinePeriod.Length == 0 ? null : new Baseline(PeriodOf(input.BaselinePeriod), Number(input.BaselineValue));
        var targets = input.Targets.Select(target => new PeriodTarget(PeriodOf(target.Period), Needed(target), Number(target.Stretch), Number(target.Amber))).ToList();
        var body = new TargetsBody(input.Breakdown, baseline, tolerance, targets, Word<TrajectoryKind>(input.Trajectory), input.Reason.Length == 0 ? null : input.Reason,
            DayOf(input.EffectiveFrom), Word<AmberRule>(input.AmberRule), Word<JudgedAgainst>(input.JudgedAgainst),
            input.Approval.Length == 0 ? null : Word<TargetApproval>(input.Approval));
        return fault is null ? body : fault;

        Period PeriodOf(string text)
        {
            if (!PeriodText.TryParse(text, frequency, out var period))
                fault ??= CollectionFaults.PeriodInvalid.With($"'{text}' is no period that this measure can have.");
            return period;
        }

        decimal Needed(GivenTarget target)
        {
            if (string.IsNullOrWhiteSpace(target.Value))
                fault ??= TargetFaults.NumberInvalid.With($"The target of {target.Period} is missing.");
            return Number(target.Value) ?? 0;
        }

        decimal? Number(string text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (!NumberText.TryRead(text, out var number))
                fault ??= TargetFaults.NumberInvalid.With($"'{text}' is no number.");
            return number;
        }

        T Word<T>(string text) where T : struct, Enum
        {
            if (!Words.TryRead<T>(text, out var word) && text.Length > 0)
                fault ??= TargetFaults.WordInvalid.With($"'{text}' is none of {string.Join(", ", Words.All<T>())}.");
            return word;
        }

        DateOnly? DayOf(string text)
        {
            if (text.Length == 0)
                return null;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                fault ??= TargetFaults.WordInvalid.With($"'{text}' is no day, such as 2026-04-01.");
            return day;
        }
    }
}
