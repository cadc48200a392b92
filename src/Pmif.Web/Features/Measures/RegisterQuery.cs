using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Features.Measures;

/// <summary>What a reader looks for in the measures register.</summary>
/// <param name="Text">Words that must all be in the code, the name, the description or the lead service; empty for any.</param>
/// <param name="Source">A source system; empty for any.</param>
/// <param name="Kind">A kind of measure; empty for any.</param>
public sealed record RegisterQuery(string Text, string Source, string Kind)
{
    /// <summary>Whether nothing in particular is looked for.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Source.Length == 0 && Kind.Length == 0;

    /// <summary>Whether the measure is one that is looked for.</summary>
    public bool Fits(Measure measure) =>
        (Source.Length == 0 || measure.Source == Source)
        && (Kind.Length == 0 || measure.Kind == Kind)
        && Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
            Has(measure.Code, word) || Has(measure.Name, word) || Has(measure.Description, word) || Has(measure.LeadService, word));

    /// <summary>The address of a page of the answer.</summary>
    public string Address(int page) =>
        "/measures?" + string.Join('&', new[] { ("q", Text), ("source", Source), ("kind", Kind), ("page", page > 1 ? $"{page}" : "") }
            .Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
