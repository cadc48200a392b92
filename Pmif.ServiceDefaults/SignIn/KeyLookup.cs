namespace Pmif.ServiceDefaults;

/// <summary>Whose key one is, and until when it is good.</summary>
public sealed record KeyHolder(Caller Caller, DateTimeOffset Expires);

/// <summary>Asks whose key one is, by its SHA-256: over gRPC of Framework, which itself looks into its own tables. Null where the key is good for nothing.</summary>
public delegate Task<KeyHolder?> KeyLookup(byte[] sha256, CancellationToken cancellationToken);
