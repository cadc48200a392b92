using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>The keys this service knows, by their SHA-256 only: from <c>Pmif:ApiKeys:n:{Name,Source,Role,Sha256}</c>, and the four demo keys in demo mode.</summary>
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
            known.Add((hash, Machine($"key-{name}", name, key["Source"] ?? "", RoleOf(key))));
        }

        if (!IsDemo) return;
        foreach (var source in new[] { "hr", "finance", "complaints" })
            known.Add((Hash($"pmif_demo_{source}"), Machine($"key-demo-{source}", $"demo {source}", source, null)));
        known.Add((Hash("pmif_demo_admin"), Machine("key-demo-admin", "demo administrator", "", Role.Administrator)));
    }

    public bool IsDemo { get; }

    /// <summary>Whose key it is, or null. Takes the same time wherever the key stands in the list.</summary>
    /// <param name="hash">SHA-256 of the key.</param>
    public Caller? Find(byte[] hash)
    {
        Caller? found = null;
        foreach (var (candidate, caller) in known)
            if (CryptographicOperations.FixedTimeEquals(candidate, hash)) found = caller;
        return found;
    }

    private static Caller Machine(string id, string name, string source, Role? role) => new(CallerKind.Machine, id, name)
    {
        Source = source,
        Grants = role is { } given ? [new Grant(given, Remit.Everything)] : [],
    };

    private static Role? RoleOf(IConfigurationSection key)
    {
        if (key.GetValue("Administrator", false)) return Role.Administrator;
        if (string.IsNullOrEmpty(key["Role"])) return null;
        return Words.TryRead<Role>(key["Role"], out var role) ? role : throw new InvalidOperationException($"{key.Path}:Role is no role. There are {string.Join(", ", Words.All<Role>())}.");
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
