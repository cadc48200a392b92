using System.Text.Json.Serialization;

namespace Pmif.Measures.Domain.Quality;

/// <summary>What a rule asks of a value.</summary>
public enum ValidationKind
{
    /// <summary>The limit or more.</summary>
    Min,

    /// <summary>The limit or less.</summary>
    Max,

    /// <summary>At most the limit away from the period before, in the measure's unit.</summary>
    ChangeAbsolute,

    /// <summary>At most the limit away from the period before, in per cent of it.</summary>
    ChangePercent,

    /// <summary>No fraction.</summary>
    Whole,

    /// <summary>Not less than the period before; a running total begins again on 1 April.</summary>
    NeverFalls,

    /// <summary>At most the value of another measure, plus the tolerance.</summary>
    AtMost,

    /// <summary>The sum of other measures, give or take the tolerance.</summary>
    SumOf,
}

/// <summary>A rule that values of a measure are expected to keep. One that does not is stored all the same, and told of.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Limit">For the first four kinds.</param>
/// <param name="Measures">For the last two: one other measure, or 2 to 20 of them. They are compared for the same breakdown and period.</param>
/// <param name="Tolerance">For the last two: a difference that does not count, 0 or more.</param>
/// <param name="Note">Why, for who reads the warning.</param>
public sealed record ValidationRule(
    ValidationKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Limit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Measures = null,
    decimal Tolerance = 0,
    string Note = "");
