using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Features.Submissions.Adapters;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

/// <summary>Makes a feed contract, or a new version of it; the same contract again changes nothing.</summary>
internal sealed class DefineFeed(MeasuresDb db, GetFeed get, TimeProvider clock)
{
    public sealed record Request(string Code, FeedContract Contract, Caller Caller);

    public async Task<Result<FeedResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (request.Contract.Code is { Length: > 0 } given && !given.Equals(request.Code, StringComparison.OrdinalIgnoreCase))
            return FeedFaults.CodeMismatch.With($"The address says '{request.Code}', the body '{given}'.");
        var contract = request.Contract with { Code = request.Code, Name = string.IsNullOrWhiteSpace(request.Contract.Name) ? request.Code : request.Contract.Name };
        if (FeedContractRules.FirstBreach(contract) is { } breach)
            return FeedFaults.Invalid(breach);
        if (contract.Adapter.Length > 0 && Adapter.Find(contract.Adapter) is null)
            return FeedFaults.AdapterUnknown.With($"'{contract.Adapter}' is no adapter; there are {Adapter.Names}.");

        return await Store(contract, request.Caller, cancellationToken) is { } fault ? fault : await get.Handle(request.Code, cancellationToken);
    }

    // The transaction ends with it: the catalogue's cache must not be filled by one that may still be undone.
    private async Task<Fault?> Store(FeedContract contract, Caller caller, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        if (MeasuresFault(contract, await CatalogueCache.Load(db, cancellationToken)) is { } fault)
            return fault;
        var feed = await db.Feeds.Include(row => row.Versions).SingleOrDefaultAsync(row => row.Code.ToUpper() == contract.Code.ToUpper(), cancellationToken);
        if (feed is null)
            db.Add(feed = new FeedRow { Code = contract.Code });
        contract = contract with { Code = feed.Code };
        var latest = feed.Versions.MaxBy(version => version.Version);
        if (latest is not null && IsSame(latest.Contract, contract))
            return null;
        feed.Versions.Add(new FeedVersionRow
        {
            Version = (latest?.Version ?? 0) + 1,
            Source = contract.Source,
            Contract = contract,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = caller.Name,
        });
        db.Record(new("feed.defined", "feed", contract.Code) { Before = latest?.Contract, After = contract });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static Fault? MeasuresFault(FeedContract contract, CatalogueSnapshot catalogue)
    {
        var isPaced = contract.Frequency == Frequency.Adhoc;
        foreach (var code in contract.Measures)
        {
            if (!catalogue.TryMeasure(code, out var measure))
                return FeedFaults.MeasureUnknown.With($"No measure has the code '{code}'.");
            var definition = measure.Current.Definition;
            if (!definition.Source.Equals(contract.Source, StringComparison.OrdinalIgnoreCase))
                return FeedFaults.MeasureOfAnother.With($"The measure '{measure.Code}' is fed by '{definition.Source}', not by '{contract.Source}'.");
            isPaced |= FeedCadence.Keeps(definition.Frequency, contract.Frequency);
        }
        return isPaced ? null : FeedFaults.Cadence.With($"The feed comes {Words.Of(contract.Frequency)}.");
    }

    private static bool IsSame(FeedContract one, FeedContract other) =>
        JsonSerializer.Serialize(one, PmifJson.Options) == JsonSerializer.Serialize(other, PmifJson.Options);
}
