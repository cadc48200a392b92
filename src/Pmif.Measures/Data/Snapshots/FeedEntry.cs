using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>One feed with every version of its contract.</summary>
internal sealed class FeedEntry(FeedRow row)
{
    private readonly FeedVersionRow[] newestFirst = [.. row.Versions.OrderByDescending(version => version.Version)];

    public int Id => row.Id;

    public string Code => row.Code;

    public FeedVersionRow Current => newestFirst[0];

    /// <summary>The first day of which the feed was agreed: a day that its first contract names, else the day on which that was made.</summary>
    public DateOnly Since => Current.Contract.EffectiveFrom ?? DateOnly.FromDateTime(newestFirst[^1].RecordedAt.LocalDateTime);

    /// <summary>The newest contract in force on a day; none before the first.</summary>
    public FeedContract? InForceOn(DateOnly day) =>
        Array.Find(newestFirst, version => version.Contract.EffectiveFrom is null || version.Contract.EffectiveFrom <= day)?.Contract;
}
