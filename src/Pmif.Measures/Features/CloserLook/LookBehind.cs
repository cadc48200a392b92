using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Features.CloserLook;

/// <summary>Looks at the parts of one whole. Two statements: the states of all its series, and their figures in two periods.</summary>
internal sealed class LookBehind(MeasuresDb db)
{
    /// <summary>Parts that one look takes in.</summary>
    public const int MostParts = 2_000;

    public async Task<CloserLookResponse> At(CatalogueSnapshot catalogue, MeasureEntry measure, BreakdownEntry about, CancellationToken cancellationToken)
    {
        List<BreakdownEntry> candidates = [.. PartsOf(catalogue, about)];
        int[] ids = [about.Id, .. candidates.Select(entry => entry.Id)];
        var rows = (await SeriesRows.Where(db, "where measure_id = $1 and breakdown_id = any($2) and revision > 0 limit $3", cancellationToken,
            new() { Value = measure.Id }, new() { Value = ids }, new() { Value = MostParts + 2 })).ToDictionary(row => row.BreakdownId);
        if (rows.Count > MostParts + 1)
            return Empty(measure, about) with { NotLookedAt = CloserLookFaults.TooLarge.Code };
        if (!rows.TryGetValue(about.Id, out var whole) || whole.State.Period is not { } period)
            return Empty(measure, about);
        var definition = measure.At(period.End).Definition;
        var since = Comparator(definition, period);
        List<BreakdownEntry> parts = candidates.FindAll(entry => rows.ContainsKey(entry.Id));
        var figures = await PartFigures.At((NpgsqlConnection)db.Database.GetDbConnection(), measure.Id, [about.Id, .. parts.Select(entry => entry.Id)], [period, since], cancellationToken);

        var change = ChangeTold.Of(definition, whole.State);
        var looksWell = Masking.LooksWell(definition, whole.State);
        var sets = parts.GroupBy(entry => (Kind: entry.About.Kind!.Value, Set: SetOf(entry.About))).OrderBy(set => set.Key.Kind).ThenBy(set => set.Key.Set, StringComparer.OrdinalIgnoreCase)
            .Select(set => Look(set.Key.Kind, set.Key.Set, [.. set]));
        return new(measure.Code, measure.Current.Definition.Name, about.Code, period, period.Label, whole.State.Rag, change, looksWell, [.. sets]);

        PartsResponse Look(BreakdownKind kind, string set, List<BreakdownEntry> members)
        {
            Part? Figure(int breakdown, Period at) => figures.TryGetValue((breakdown, at), out var part) ? part : null;
            var masking = Masking.Of(definition, whole.State, Figure(about.Id, period), [.. members.Select(entry =>
                new PartOfWhole(entry.Code, rows[entry.Id].State, measure.TargetsAt(entry.Id, period) ?? measure.TargetsOf(entry.Id), Figure(entry.Id, period)))]);
            var (reversal, refusal) = whole.State.Movement is null && definition.ChangeTest.Method != ChangeTestMethod.Trend ? (null, "measures.reversal-not-comparable")
                : MixedParts.Of(definition, (Figure(about.Id, since), Figure(about.Id, period)), [.. members.Select(entry => (Figure(entry.Id, since), Figure(entry.Id, period)))]);
            return new(kind, set, masking.Parts, masking.LookedAt, masking.Withheld, [.. masking.Hidden.Select(hidden => Hidden(catalogue, definition, hidden))],
                masking.ExpectedRed, masking.ChanceOfRed, reversal is null ? null : ReversalOf(definition, since, reversal), refusal,
                PartsSentence.Of(kind, looksWell, masking, reversal, since));
        }
    }

    private static CloserLookResponse Empty(MeasureEntry measure, BreakdownEntry about) =>
        new(measure.Code, measure.Current.Definition.Name, about.Code, null, null, Rag.NoData, ShownChange.NotComparable, false, []);

    // Of the whole council all that can lie within it; other councils, whose figures are kept for comparison, are no parts of it.
    private static IEnumerable<BreakdownEntry> PartsOf(CatalogueSnapshot catalogue, BreakdownEntry about) => about.Code.Length > 0
        ? catalogue.MembersOf(about.Code).Where(entry => entry.About.Kind is not null)
        : catalogue.Breakdowns.Where(entry => entry.About.Kind is { } kind && (kind != BreakdownKind.Area || AreaTier.IsWithinCouncil(entry.Code)));

    private static string SetOf(Breakdown part) => part.Kind switch
    {
        BreakdownKind.Area => AreaTier.Layer(part.Code),
        BreakdownKind.Equality or BreakdownKind.Deprivation => string.Join(',', part.Parents),
        _ => "",
    };

    private static Period Comparator(MeasureDefinition definition, Period period) => ReportingStep.Months(definition.Frequency) is > 0 and var step
        && definition is { DirectionVersus: DirectionVersus.PreviousPeriod, TemporalType: not TemporalType.Cumulative } ? period.Shift(-step) : period.YearBefore();

    private static HiddenPartResponse Hidden(CatalogueSnapshot catalogue, MeasureDefinition definition, HiddenPart hidden)
    {
        var (part, state) = (hidden.Part, hidden.Part.State);
        return new(part.Code, catalogue.Breakdown(part.Code).Name, state.Value, state.Target, state.Rag, ChangeTold.Of(definition, state), state.Variation,
            hidden.IsRed, hidden.IsWorse, hidden.Evidence, hidden.Chance);
    }

    private static ReversalResponse ReversalOf(MeasureDefinition definition, Period since, Reversal found) => new(since, since.Label, Shown(definition, found.Change),
        Shown(definition, found.RateEffect), Shown(definition, found.MixEffect), found.With, found.Against, found.Unchanged, found.IsReversal, found.IsClear);

    // Two places more than are printed.
    private static decimal Shown(MeasureDefinition definition, decimal value) => value.Printed(definition.Decimals + 2);
}
