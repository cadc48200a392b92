using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Pmif.ServiceDefaults;

/// <summary>An entry for those who read the trail.</summary>
/// <param name="Place">Its place in the chain, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Actor">Who, by id.</param>
/// <param name="ActorKind">What kind of actor.</param>
/// <param name="ActorName">Who, by name; none where it was removed.</param>
/// <param name="Action">What was done.</param>
/// <param name="SubjectKind">To what kind of thing.</param>
/// <param name="Subject">To which.</param>
/// <param name="Before">What stood before; none where nothing did, or where it was removed.</param>
/// <param name="After">What stands since.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Door">By which door.</param>
/// <param name="Address">From where.</param>
/// <param name="Via">By which service, on somebody's behalf.</param>
/// <param name="TraceId">In which trace.</param>
/// <param name="RemovedAt">When before, after, why and address were removed.</param>
/// <param name="Hash">Of the chain at this place, in hexadecimal: what a witness writes down.</param>
public sealed record AuditItem(
    long Place, Guid Id, DateTimeOffset At, string Actor, string ActorKind, string? ActorName, string Action, string SubjectKind, string Subject,
    JsonElement? Before, JsonElement? After, string? Why, string Door, string? Address, string Via, string? TraceId, DateTimeOffset? RemovedAt, string Hash);

/// <summary>What is looked for; whatever is empty does not matter.</summary>
public sealed record AuditSearch(DateTimeOffset? From, DateTimeOffset? To, string? Actor, string? Action, string? Subject)
{
    /// <summary>An actor's id, or part of a name, in capitals or not.</summary>
    public string? Who { get; init; }

    /// <summary>Only what stands before this place in the chain.</summary>
    public long? BeforePlace { get; init; }
}

/// <summary>Searches the sealed part of the trail, the newest first.</summary>
internal sealed class ListEntries<TDb>(TDb db) where TDb : ServiceDbContext
{
    private const int MostNamesakes = 1_000;

    public async Task<Result<Page<AuditItem>>> Handle(AuditSearch search, PageRequest page, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        if (page.After is not null && !long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before)) return RequestFaults.CursorInvalid;
        before = Math.Min(before, search.BeforePlace ?? long.MaxValue);
        var entries = db.Set<AuditRow>().AsNoTracking().Where(row => row.Place != null && row.Place < before);
        if (!string.IsNullOrEmpty(search.Who))
        {
            var actors = await Actors(search.Who, cancellationToken);
            entries = entries.Where(row => actors.Contains(row.Actor));
        }

        if (search.From is { } from) entries = entries.Where(row => row.At >= from.UtcDateTime);
        if (search.To is { } to) entries = entries.Where(row => row.At < to.UtcDateTime);
        if (!string.IsNullOrEmpty(search.Actor)) entries = entries.Where(row => row.Actor == search.Actor);
        if (!string.IsNullOrEmpty(search.Action)) entries = entries.Where(row => row.Action == search.Action);
        if (!string.IsNullOrEmpty(search.Subject)) entries = entries.Where(row => row.Subject == search.Subject);
        var rows = await entries.OrderByDescending(row => row.Place).Take(page.Take).ToListAsync(cancellationToken);
        var names = await Names([.. rows.Select(row => row.Actor).Distinct()], cancellationToken);
        var read = page.Of(rows, row => row.Place!.Value.ToString(CultureInfo.InvariantCulture));
        return new Page<AuditItem>([.. read.Items.Select(row => Item(row, names.GetValueOrDefault(row.Actor)))], read.Next);
    }

    private async Task<string[]> Actors(string who, CancellationToken cancellationToken) =>
        [who, .. await db.Database.SqlQuery<string>($"""
            select actor as "Value" from audit_person where position(lower({who}) in lower(name)) > 0 order by actor limit {MostNamesakes}
            """).ToListAsync(cancellationToken)];

    private async Task<Dictionary<string, string?>> Names(string[] actors, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<Named>($"select actor, name from audit_person where actor = any ({actors})").ToListAsync(cancellationToken))
            .ToDictionary(one => one.Actor, one => one.Name);

    private static AuditItem Item(AuditRow row, string? name) => new(
        row.Place!.Value, row.Id, row.At, row.Actor, row.ActorKind, name, row.Action, row.SubjectKind, row.Subject, Json(row.Before), Json(row.After), row.Why,
        row.Door, row.Address, row.Via, row.TraceId, row.RemovedAt is { } removed ? new DateTimeOffset(removed, TimeSpan.Zero) : null,
        Convert.ToHexStringLower(row.Hash!));

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);

    private sealed record Named(string Actor, string? Name);
}
