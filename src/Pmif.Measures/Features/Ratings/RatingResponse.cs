using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Features.Series;

namespace Pmif.Measures.Features.Ratings;

/// <summary>One rating of one value, with everything it was made of: the versions it names are never changed, so it can be worked out again at any time.</summary>
/// <param name="Rag">The rating that counted.</param>
/// <param name="Rating">How it came about.</param>
/// <param name="Computed">What the rule gives.</param>
/// <param name="Revision">Revision of the value; a new rating of the same value is a new revision.</param>
/// <param name="Value">The value as it was kept.</param>
/// <param name="Compared">The figure that was compared, at the declared decimals.</param>
/// <param name="Target">The target of the period.</param>
/// <param name="EvaluatedAt">When it was made.</param>
/// <param name="RuleVersion">Which version of the service's own rules made it.</param>
/// <param name="SupersededAt">When another one took its place; none where it counts.</param>
/// <param name="Reproduced">Whether working it out again gives the same.</param>
public sealed record RatingResponse(
    string Measure, string Breakdown, Period Period, string PeriodLabel, Rag Rag, RatingOrigin Rating, Rag Computed, int Revision, decimal? Value, ValueFlag Flag, decimal? Compared,
    decimal? Target, DateTimeOffset EvaluatedAt, int RuleVersion, DateTimeOffset? SupersededAt, bool Reproduced)
{
    /// <summary>The amber threshold.</summary>
    public decimal? Amber { get; init; }

    /// <summary>The stretch target.</summary>
    public decimal? Stretch { get; init; }

    /// <summary>The lines around a range.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResolvedRange? ResolvedRange { get; init; }

    /// <summary>The tolerance with its unit.</summary>
    public Tolerance? Tolerance { get; init; }

    /// <summary>What lay between the target and red.</summary>
    public AmberRule? AmberRule { get; init; }

    /// <summary>Which way was better.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Decimals at which both sides were compared.</summary>
    public int? Decimals { get; init; }

    /// <summary>The version of the definition; none where the measure was not in force.</summary>
    public int? DefinitionVersion { get; init; }

    /// <summary>The version of the targets; none where there were none.</summary>
    public int? TargetVersion { get; init; }

    /// <summary>Who gave the rating, took it back or had it made anew, and why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GivenRatingResponse? Given { get; init; }

    internal static RatingResponse Of(
        string measure, string breakdown, Period period, RatedValue value, MeasureDefinition? definition, TargetSet? targets, bool held, int ruleVersion)
    {
        var basis = RatingBasis.Of(definition, targets, period, value.Value, value.Flag, held);
        var computed = value.Given?.Computed ?? value.Rag;
        return new(measure, breakdown, period, period.Label, value.Rag, value.Given?.Origin ?? RatingOrigin.Computed, computed, value.Revision, value.Value, value.Flag, basis.Compared,
            value.Target, value.RatedAt, ruleVersion, value.SupersededAt, value.IsWithdrawn || basis.Computed == new PointStatus(computed, value.Target))
        {
            Amber = basis.Lines?.Amber,
            Stretch = basis.Lines?.Stretch,
            ResolvedRange = basis.Range,
            Tolerance = targets?.Tolerance,
            AmberRule = targets?.AmberRule,
            Polarity = definition?.Polarity,
            Decimals = definition?.Decimals,
            DefinitionVersion = definition is null ? null : value.DefinitionVersion,
            TargetVersion = targets?.Version,
            Given = value.Given is { } given ? new(given.Computed, given.Source, given.Reason, given.By) : null,
        };
    }
}
