namespace Pmif.Measures.Domain.Collection;

/// <summary>Who did something, for telling whether a second one is really another.</summary>
/// <param name="Id">Stable and unique; null or empty for what was kept before ids were.</param>
/// <param name="Name">As it was then: people change theirs, and two may have the same.</param>
internal readonly record struct Actor(string? Id, string Name)
{
    // What the ids of API keys begin with. A rotated key has another id but the name of the one before: it is one system still.
    private const string OfKeys = "key-";

    /// <summary>By id; by name where one of them has none, and of two keys also by name.</summary>
    public bool IsSameAs(Actor other) => string.IsNullOrEmpty(Id) || string.IsNullOrEmpty(other.Id)
        ? HasNameOf(other)
        : Id == other.Id || (IsKey(Id) && IsKey(other.Id) && HasNameOf(other));

    private static bool IsKey(string id) => id.StartsWith(OfKeys, StringComparison.Ordinal);

    private bool HasNameOf(Actor other) => string.Equals(Name.Trim(), other.Name.Trim(), StringComparison.OrdinalIgnoreCase);
}
