using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features;

/// <summary>Measures in the words of remits: people are limited by lead service, keys by source and code.</summary>
internal static class Remits
{
    /// <summary>The fault where the caller may not do this to a measure.</summary>
    public static Fault? Refuses(this Caller caller, string right, MeasureEntry measure) => caller.Refuses(right, measure.Current.Definition);

    /// <inheritdoc cref="Refuses(Caller, string, MeasureEntry)"/>
    public static Fault? Refuses(this Caller caller, string right, MeasureDefinition measure)
    {
        var subject = Subject.OfMeasure(measure.Code, measure.LeadService, measure.Source);
        if (caller.May(right, subject))
            return null;
        return caller.Source.Length == 0
            ? caller.Refuses(right, subject)
            : SubmissionFaults.SourceNotAllowed.With(Why(caller, measure));
    }

    /// <summary>Ids of the measures to which the caller may do this; null where it is all of them, also such as are not in the catalogue yet.</summary>
    public static int[]? MeasuresWithin(this Caller caller, string right, CatalogueSnapshot catalogue) =>
        caller.May(right, Subject.WholeCouncil) ? null : [.. catalogue.Measures.Where(measure => caller.Refuses(right, measure) is null).Select(measure => measure.Id)];

    private static string Why(Caller caller, MeasureDefinition measure) => measure.Source.Equals(caller.Source, StringComparison.OrdinalIgnoreCase)
        ? $"This key is limited to {string.Join(", ", caller.Measures)}."
        : $"This measure is fed by '{measure.Source}', not by '{caller.Source}'.";
}
