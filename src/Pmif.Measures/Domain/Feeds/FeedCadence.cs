using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Feeds;

/// <summary>Which measures tell whether a feed has come.</summary>
public static class FeedCadence
{
    /// <summary>Whether a measure has a value at least as often as the feed comes. A slower one comes with the feed only now and then, and says nothing about it.</summary>
    public static bool Keeps(Frequency measure, Frequency feed) =>
        ReportingStep.Months(measure) is > 0 and var months && months <= ReportingStep.Months(feed);
}
