using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Submissions;
using Pmif.Measures.Features.Submissions.Adapters;
using Pmif.Measures.Features.Submissions.Bodies;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

/// <summary>The adapter that reads a file: the one that the sender names, else the one of its feed.</summary>
internal sealed class FeedAdapter(MeasuresDb db, CatalogueCache catalogues)
{
    /// <summary>A reader for one file; none for the plain shape. A feed that does not exist is told later.</summary>
    /// <param name="adapter">As the sender named it; empty for the plain shape, null where nothing was said.</param>
    /// <param name="feed">Code of the feed; null or empty where none was named.</param>
    /// <param name="contentType">Only CSV has a shape.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<CsvShape?>> Find(string? adapter, string? feed, string? contentType, CancellationToken cancellationToken)
    {
        if (adapter is null && !string.IsNullOrEmpty(feed) && contentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true)
            adapter = (await catalogues.Current(db, cancellationToken)).TryContract(feed, out var entry) ? entry.Current.Contract.Adapter : null;
        if (string.IsNullOrEmpty(adapter))
            return (CsvShape?)null;
        return Adapter.Find(adapter) is { } shape ? shape : SubmissionFaults.OptionInvalid.With($"'{adapter}' is no adapter; there are {Adapter.Names}.");
    }
}
