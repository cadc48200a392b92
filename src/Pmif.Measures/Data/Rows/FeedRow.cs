using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Data.Rows;

internal sealed class FeedRow
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public List<FeedVersionRow> Versions { get; init; } = [];
}

internal sealed class FeedVersionRow
{
    public int FeedId { get; init; }
    public int Version { get; init; }
    public required string Source { get; init; }
    public required FeedContract Contract { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}
