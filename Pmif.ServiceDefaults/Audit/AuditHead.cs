using System.Globalization;

namespace Pmif.ServiceDefaults;

/// <summary>Where the chain of a service ends.</summary>
internal sealed record AuditHead(long Place, byte[] Hash, string KeyId, byte[] Mac)
{
    public static byte[] Nothing => new byte[32];

    public static AuditHead Sign(AuditKeys keys, long place, byte[] hash) =>
        new(place, hash, keys.CurrentId, AuditBytes.Head(keys.Current, keys.Service, place, hash));

    public bool IsGenuine(AuditKeys keys) =>
        keys.Find(KeyId) is { } key && AuditBytes.Head(key, keys.Service, Place, Hash).AsSpan().SequenceEqual(Mac);

    /// <summary>For a log, a letter or a notice board: whoever keeps it can show later that the trail still has it.</summary>
    public string Witness(string service) => string.Create(CultureInfo.InvariantCulture, $"{service}:{Place}:{Convert.ToHexStringLower(Hash)}");
}

/// <summary>What somebody wrote down earlier of where the chain of a service ended.</summary>
/// <param name="Place">The place.</param>
/// <param name="Hash">The hash there.</param>
public sealed record AuditWitness(long Place, byte[] Hash)
{
    /// <summary>Reads <c>service:place:hash</c>; none where it is not one of this service.</summary>
    public static AuditWitness? Read(string text, string service)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':') is [var name, var place, { Length: 64 } hash] && name == service
            && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && hash.All(char.IsAsciiHexDigit)
            ? new(number, Convert.FromHexString(hash)) : null;
    }
}
