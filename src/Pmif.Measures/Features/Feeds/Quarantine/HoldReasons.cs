namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>Stable codes of why rows are held back. Codes are never reused; hold_rows.sql knows those of single rows.</summary>
internal static class HoldReasons
{
    /// <summary>The code of every issue that tells of a row held back.</summary>
    public const string Quarantined = "measures.quarantined";

    public const string RowCount = "measures.feed-row-count";
    public const string DigestMissing = "measures.feed-digest-missing";
    public const string WithOthers = "measures.feed-atomic";
}
