using System.Globalization;
using System.Security.Cryptography;

namespace Pmif.ServiceDefaults;

/// <summary>What is wrong with the audit trail.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Place">The first place that is wrong; none where it has no place.</param>
/// <param name="Entry">The entry found there.</param>
/// <param name="Message">For people.</param>
public sealed record AuditFlaw(string Code, long? Place, Guid? Entry, string Message);

/// <summary>Follows a chain entry by entry, in the order of places, and names the first thing that is wrong.</summary>
internal sealed class ChainCheck(AuditKeys keys, AuditWitness? witness = null)
{
    private readonly Dictionary<Guid, long?> removed = [];
    private readonly HashSet<string> removals = [];
    private byte[] hash = AuditHead.Nothing;

    /// <summary>How far it came.</summary>
    public long Place { get; private set; }

    public AuditFlaw? Next(AuditRow row)
    {
        if (row.Place != Place + 1)
            return new("audit.missing", Place + 1, null, $"The entry at place {Place + 1} is missing; the next one has place {row.Place}.");
        if (Content(row) is { } flaw) return flaw;
        if (keys.Find(row.LinkKeyId ?? "") is not { } key) return Unknown(row, row.LinkKeyId);
        var link = AuditBytes.Link(key, hash, Place + 1, row.Mac);
        if (!Same(link, row.Hash))
            return new("audit.reordered", row.Place, row.Id, $"The entry at place {row.Place} does not follow the one before it.");
        (Place, hash) = (Place + 1, link);
        return witness is { } seen && seen.Place == Place && !Same(seen.Hash, hash)
            ? new("audit.not-as-witnessed", Place, row.Id, $"The chain has another hash at place {Place} than was written down.") : null;
    }

    /// <summary>An entry that waits for its place.</summary>
    public AuditFlaw? Unsealed(AuditRow row) => Content(row);

    public AuditFlaw? End(AuditHead? head)
    {
        if (head is null)
            return new("audit.head-missing", null, null, "The record of where the chain ends is missing.");
        if (!head.IsGenuine(keys))
            return new("audit.head-altered", null, null, "The record of where the chain ends was not written by this service.");
        if (head.Place > Place)
            return new("audit.missing", Place + 1, null, $"The chain ends at place {Place}; it went on to place {head.Place}.");
        if (head.Place < Place || !Same(head.Hash, hash))
            return new("audit.head-altered", head.Place, null, $"The chain goes on to place {Place}, its record ends at place {head.Place}.");
        if (witness is { } seen && seen.Place > Place)
            return new("audit.missing", Place + 1, null, $"The chain ends at place {Place}; it was seen at place {seen.Place}.");
        foreach (var (id, place) in removed)
            if (!removals.Contains(id.ToString()))
                return new("audit.detail-missing", place, id, $"Details of the entry {Named(place)} are gone, and no entry says who removed them.");
        return null;
    }

    private AuditFlaw? Content(AuditRow row)
    {
        if (keys.Find(row.KeyId) is not { } key) return Unknown(row, row.KeyId);
        if (!Same(AuditBytes.Mac(key, keys.Service, row), row.Mac))
            return new("audit.altered", row.Place, row.Id, $"The entry {Named(row.Place)} was altered.");
        if (row.Salt is null || row.RemovedAt is not null)
            removed.Add(row.Id, row.Place);
        else if (!Same(AuditBytes.DetailDigest(row.Salt, row.Before, row.After, row.Why, row.Address), row.DetailDigest))
            return new("audit.altered", row.Place, row.Id, $"Details of the entry {Named(row.Place)} were altered.");
        if (row.Action == AuditActions.Redacted) removals.Add(row.Subject);
        return null;
    }

    private static AuditFlaw Unknown(AuditRow row, string? id) =>
        new("audit.key-unknown", row.Place, row.Id, $"The entry {Named(row.Place)} was made with the key '{id}', which this service does not have.");

    private static string Named(long? place) => place is { } number ? string.Create(CultureInfo.InvariantCulture, $"at place {number}") : "that has no place yet";

    private static bool Same(byte[] one, byte[]? other) => other is not null && CryptographicOperations.FixedTimeEquals(one, other);
}
