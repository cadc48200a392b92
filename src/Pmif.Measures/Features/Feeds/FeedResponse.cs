using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Features.Feeds.Quarantine;

namespace Pmif.Measures.Features.Feeds;

/// <summary>A feed contract as it stands, and how up to date the feed is.</summary>
/// <param name="Version">Version of the contract.</param>
/// <param name="State">How up to date the feed is.</param>
/// <param name="LastSubmission">The last that came.</param>
/// <param name="LastReceivedAt">When.</param>
/// <param name="LastPeriod">The latest period that every measure of the cadence has reached.</param>
/// <param name="Awaited">The period that is to come next.</param>
/// <param name="NextDue">Last day on which that comes in time.</param>
/// <param name="Overdue">Every period whose deadline has passed, earliest first, the latest 24 at most.</param>
/// <param name="Held">What is held back and waits for a person.</param>
public sealed record FeedResponse(
    string Code, int Version, string Name, string Source, string Owner, string Contact, string Adapter, IReadOnlyList<string> Measures, Frequency Frequency,
    int DeadlineDays, RowBounds? ExpectedRows, JumpTolerance? Jump, bool RequireDigest, DateOnly? EffectiveFrom,
    FeedState State, Guid? LastSubmission, DateTimeOffset? LastReceivedAt, Period? LastPeriod, Period? Awaited, DateOnly? NextDue, IReadOnlyList<Period> Overdue,
    HeldSummary Held);

/// <summary>What of a feed is held back.</summary>
public sealed record HeldSummary(long Submissions, long Rows, IReadOnlyList<QuarantineReason> Reasons);
