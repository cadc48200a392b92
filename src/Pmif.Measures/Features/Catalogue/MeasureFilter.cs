using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Which part of the single data list is asked for; each that is given must hold.</summary>
/// <param name="State">in-force, retired or future.</param>
/// <param name="Source">The source system.</param>
/// <param name="Tag">One of the tags.</param>
/// <param name="Kind">operational, strategic or contextual.</param>
/// <param name="Assurance">The assurance rating.</param>
internal sealed record MeasureFilter(string? State = null, string? Source = null, string? Tag = null, string? Kind = null, string? Assurance = null)
{
    /// <summary>The measures that pass, by code.</summary>
    public IEnumerable<MeasureEntry> Of(CatalogueSnapshot catalogue, DateOnly today)
    {
        var (state, kind, assurance) = (Word<MeasureState>("state", State), Word<MeasureKind>("kind", Kind), Word<AssuranceRating>("assurance", Assurance));
        return catalogue.Measures
            .Where(entry => state is null || entry.StateOn(today) == state)
            .Where(entry => kind is null || entry.Current.Definition.Kind == kind)
            .Where(entry => assurance is null || entry.Current.Definition.AssuranceRating == assurance)
            .Where(entry => string.IsNullOrEmpty(Source) || entry.Current.Definition.Source.Equals(Source, StringComparison.OrdinalIgnoreCase))
            .Where(entry => string.IsNullOrEmpty(Tag) || entry.Current.Definition.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            .OrderBy(entry => entry.Code, StringComparer.OrdinalIgnoreCase);
    }

    private static T? Word<T>(string name, string? text) where T : struct, Enum => string.IsNullOrEmpty(text) ? null
        : Words.TryRead<T>(text, out var value) ? value
        : throw new FaultException(CatalogueFaults.FilterInvalid.With($"{name} is one of {string.Join(", ", Words.All<T>())}, not '{text}'."));
}
