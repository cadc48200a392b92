using Pmif.Benchmarking.Domain.Areas;

namespace Pmif.Benchmarking.Domain.Groups;

/// <summary>
/// A list of areas to compare with, as it stood in one version. Nearest-neighbour lists are not symmetric: that an area is
/// in our list does not put us in theirs, so a group is never read backwards.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="Version">From 1; a change makes the next.</param>
/// <param name="Name">For people.</param>
/// <param name="Source">Who made the list, and how.</param>
/// <param name="ValidFrom">The list's own date.</param>
/// <param name="Members">Area codes in the list's order, nearest first where it has one.</param>
/// <param name="RecordedAt">When this version was stored.</param>
/// <param name="RecordedBy">Whose key stored it.</param>
public sealed record ComparatorGroup(
    string Code, int Version, string Name, string Source, DateOnly ValidFrom, IReadOnlyList<string> Members, DateTimeOffset RecordedAt, string RecordedBy)
{
    public const int MostMembers = 1_000;
    private const int LongestCode = 64, LongestName = 200, LongestSource = 500;

    /// <summary>What is wrong with the content of a group, or null.</summary>
    public string? Problem() =>
        Code.Length > LongestCode || !Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? "A code has letters, digits, hyphens, dots and underscores, 64 at most."
        : string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName ? $"A group has a name of at most {LongestName} characters."
        : Source.Length > LongestSource ? $"A source has at most {LongestSource} characters."
        : Members.Count is 0 or > MostMembers ? $"A group has 1 to {MostMembers} members."
        : Members.FirstOrDefault(member => member is null || !AreaCodes.IsWellFormed(member)) is { } bad ? $"'{bad}' is not written like an area code."
        : Members.Contains(null) ? "A member is an area code."
        : Members.GroupBy(member => member).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"'{twice.Key}' is named twice."
        : null;

    /// <summary>Whether another version says the same.</summary>
    public bool SaysTheSameAs(ComparatorGroup other) =>
        Name == other.Name && Source == other.Source && ValidFrom == other.ValidFrom && Members.SequenceEqual(other.Members);
}
