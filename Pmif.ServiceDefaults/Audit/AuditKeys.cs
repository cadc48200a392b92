using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Pmif.ServiceDefaults;

/// <summary>
/// The keys of the audit trail: <c>Pmif:Audit:Key</c>, base64 of 32 bytes or more, and those used before, <c>Pmif:Audit:FormerKeys:n</c>. Each is
/// known by the beginning of its SHA-256, which stands in what was made with it.
/// </summary>
internal sealed class AuditKeys
{
    private const int ShortestKey = 32;
    private readonly Dictionary<string, byte[]> keys = [];

    public AuditKeys(IConfiguration configuration, string service)
    {
        Service = service;
        foreach (var former in configuration.GetSection("Pmif:Audit:FormerKeys").GetChildren()) Add(former.Value ?? "", former.Path);
        if (configuration["Pmif:Audit:Key"] is { Length: > 0 } given) CurrentId = Add(given, "Pmif:Audit:Key");
        else if (configuration.GetValue("Pmif:DemoMode", false)) CurrentId = Add(Demo, "the demo's key");
        IsDemo = keys.ContainsKey(CurrentId) && configuration["Pmif:Audit:Key"] is not { Length: > 0 };
    }

    /// <summary>Known to everyone who can read this: it shows how things work and proves nothing.</summary>
    private static string Demo => Convert.ToBase64String(SHA256.HashData("pmif demo audit trail"u8));

    /// <summary>Whose trail it is; part of every code, so that no entry can be moved to another service's trail.</summary>
    public string Service { get; }

    public bool IsDemo { get; }

    public string CurrentId { get; } = "";

    public byte[] Current => Find(CurrentId) ?? throw new InvalidOperationException(
        "The configuration Pmif:Audit:Key is missing: the base64 of 32 random bytes or more, the same at every start (docs/platform/audit.md).");

    public byte[]? Find(string id) => keys.GetValueOrDefault(id);

    /// <summary>Puts an entry's code to it.</summary>
    public void Sign(AuditRow row)
    {
        row.KeyId = CurrentId;
        row.Mac = AuditBytes.Mac(Current, Service, row);
    }

    private string Add(string base64, string where)
    {
        var key = new byte[(base64.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(base64, key, out var length) || length < ShortestKey)
            throw new InvalidOperationException($"{where} is not the base64 of {ShortestKey} bytes or more.");
        Array.Resize(ref key, length);
        var id = Convert.ToHexStringLower(SHA256.HashData([.. "pmif.audit.key.1"u8, .. key]).AsSpan(0, 6));
        keys[id] = key;
        return id;
    }
}
