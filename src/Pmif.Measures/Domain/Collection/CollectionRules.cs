using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Collection;

/// <summary>What the collection window of a definition must satisfy.</summary>
public static class CollectionRules
{
    private const int MostDays = 3_650;

    /// <summary>The first rule that the window breaks; none where it is sound.</summary>
    public static RuleBreach? FirstBreach(MeasureDefinition definition)
    {
        if (definition.Collection is not { } collection)
            return null;
        if (collection.OpensDays is < -MostDays or > MostDays || collection.ClosesDays is < 0 or > MostDays)
            return new("measures.collection-invalid", "A period opens at most 3,650 days before or after its end, and closes 0 to 3,650 days after it.");
        if (collection.OpensDays > collection.ClosesDays)
            return new("measures.collection-invalid", "A period must open before it closes.");
        return definition.LagDays > collection.ClosesDays
            ? new("measures.collection-invalid", "A period must not close before its value is due; see lagDays.")
            : null;
    }
}
