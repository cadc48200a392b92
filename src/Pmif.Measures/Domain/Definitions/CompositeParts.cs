namespace Pmif.Measures.Domain.Definitions;

/// <summary>The measures that a composite is computed from: value = numerator / denominator × per, for the same breakdown and period.</summary>
/// <param name="Numerator">Code of the measure above the line.</param>
/// <param name="Denominator">Code of the measure below it.</param>
public sealed record CompositeParts(string Numerator, string Denominator);
