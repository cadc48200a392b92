using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Pmif.ServiceDefaults;

/// <summary>The keys this service knows, by their SHA-256 only: from <c>Pmif:ApiKeys:n:{Name,Source,Administrator,Sha256}</c>, and the four demo keys in demo mode.</summary>
public sealed class ApiKeys
{
    private readonly List<(byte[] Hash, Caller Caller)> known = [];

    public ApiKeys(IConfiguration configuration)
    {
        IsDemo = configuration.GetValue("Pmif:DemoMode", false);
        foreach (var key in configuration.GetSection("Pmif:ApiKeys").GetChildren())
        {
            var name = key["Name"] ?? throw new InvalidOperationException($"{key.Path} has no Name.");
            var hash = Convert.FromHexString(key["Sha256"] ?? throw new InvalidOperationException($"{key.Path} has no Sha256."));
            if (hash.Length != SHA256.HashSizeInBytes) throw new InvalidOperationException($"{key.Path}:Sha256 is not 64 hex digits.");
            known.Add((hash, Machine($"key-{name}", name, key["Source"] ?? "", key.GetValue("Administrator", false))));
        }

        if (!IsDemo) return;
        foreach (var source in new[] { "hr", "finance", "complaints" })
            known.Add((Hash($"pmif_demo_{source}"), Machine($"key-demo-{source}", $"demo {source}", source, isAdministrator: false)));
        known.Add((Hash("pmif_demo_admin"), Machine("key-demo-admin", "demo administrator", "", isAdministrator: true)));
    }

    public bool IsDemo { get; }

    /// <summary>Whose key it is, or null. Takes the same time wherever the key stands in the list.</summary>
    public Caller? Find(string key)
    {
        var hash = Hash(key);
        Caller? found = null;
        foreach (var (candidate, caller) in known)
            if (CryptographicOperations.FixedTimeEquals(candidate, hash)) found = caller;
        return found;
    }

    private static Caller Machine(string id, string name, string source, bool isAdministrator) => new(CallerKind.Machine, id, name)
    {
        Source = source,
        Grants = isAdministrator ? [new Grant(Role.Administrator, Remit.Everything)] : [],
    };

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
