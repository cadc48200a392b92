namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>How many rows are held back for a reason.</summary>
public sealed record QuarantineReason(string Code, long Rows);

/// <summary>What was held back of a submission.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Feed">Code of its feed.</param>
/// <param name="Source">Its source.</param>
/// <param name="Sender">Whose key sent it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="State">What became of the rows.</param>
/// <param name="Rows">Rows that were held back.</param>
/// <param name="Superseded">Those of them whose place newer rows of the feed took.</param>
/// <param name="Reasons">Why.</param>
/// <param name="DecidedAt">When a person decided.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="Reason">The person's reason.</param>
/// <param name="ReleasedAs">The submission that took them in.</param>
public sealed record QuarantineResponse(
    Guid Submission, string Feed, string Source, string Sender, DateTimeOffset ReceivedAt, QuarantineState State, long Rows, long Superseded,
    IReadOnlyList<QuarantineReason> Reasons, DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason, Guid? ReleasedAs);
