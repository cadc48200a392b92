using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Breakdowns;

/// <summary>What a breakdown is to others.</summary>
/// <param name="Code">Its code, unique whatever its case; empty for the whole council.</param>
/// <param name="Kind">Its kind; none for the whole council.</param>
/// <param name="Valid">The days on which the code stands for something.</param>
/// <param name="Parents">Codes of every breakdown that it belongs to at any time.</param>
/// <param name="Memberships">When it belongs to a parent; a parent not named here has it always.</param>
/// <param name="Successors">Codes of what took its place.</param>
public sealed record Breakdown(
    string Code, BreakdownKind? Kind, Days Valid, IReadOnlyList<string> Parents, IReadOnlyList<Membership> Memberships, IReadOnlyList<string> Successors)
{
    /// <summary>Whether it belongs to <paramref name="parent"/> on a day, by its memberships alone.</summary>
    public bool BelongsTo(string parent, DateOnly day)
    {
        if (!Parents.Contains(parent, StringComparer.OrdinalIgnoreCase))
            return false;
        var named = false;
        foreach (var membership in Memberships)
            if (membership.Parent.Equals(parent, StringComparison.OrdinalIgnoreCase))
            {
                if (membership.Days.Contains(day))
                    return true;
                named = true;
            }
        return !named;
    }
}

/// <summary>A time in which a breakdown belongs to a parent, both days inclusive; without a day it is open on that side.</summary>
public sealed record Membership(string Parent, DateOnly? From = null, DateOnly? To = null)
{
    internal Days Days => new(From, To);
}

/// <summary>Days from one to another, both inclusive; without a day open on that side.</summary>
public readonly record struct Days(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether a day is among them.</summary>
    public bool Contains(DateOnly day) => !(day < From) && !(day > To);

    /// <summary>Whether none of a period's days is among them.</summary>
    public bool Excludes(Period period) => period.End < From || period.Start > To;

    /// <summary>Whether some day is in both.</summary>
    public bool Overlaps(Days other) => !(To < other.From) && !(other.To < From);
}
