using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Measures.Events;

/// <summary>A feed did not come by the deadline of its contract. Told once for each feed and period.</summary>
/// <param name="Feed">Code of the feed.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">The source system that sends it.</param>
/// <param name="Period">The period whose values are missing.</param>
/// <param name="Due">The last day on which they would have come in time.</param>
/// <param name="Measures">Codes of the measures that the feed brings.</param>
/// <param name="Owner">Who answers for the feed; empty where the contract does not say.</param>
/// <param name="RecordedAt">When it was found overdue.</param>
public sealed record FeedOverdue(
    string Feed, string Name, string Source, Period Period, DateOnly Due, IReadOnlyList<string> Measures, string Owner, DateTimeOffset RecordedAt);
