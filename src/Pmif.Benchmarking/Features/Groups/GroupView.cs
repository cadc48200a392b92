using Pmif.Benchmarking.Domain.Groups;

namespace Pmif.Benchmarking.Features.Groups;

/// <summary>A comparator group as it is shown.</summary>
public sealed record GroupView(
    string Code, int Version, string Name, string Source, DateOnly ValidFrom, IReadOnlyList<string> Members, DateTimeOffset RecordedAt)
{
    internal static GroupView Of(ComparatorGroup group) =>
        new(group.Code, group.Version, group.Name, group.Source, group.ValidFrom, group.Members, group.RecordedAt);
}
