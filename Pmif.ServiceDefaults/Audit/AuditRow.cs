using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>An entry as it is stored.</summary>
internal sealed class AuditRow
{
    /// <summary>Of what stood before, and after: what is larger is told by its length and digest.</summary>
    public const int LargestState = 32_768;

    public Guid Id { get; init; }

    /// <summary>In UTC, to the microsecond, as PostgreSQL keeps it.</summary>
    public DateTime At { get; init; }

    public required string Actor { get; init; }

    public required string ActorKind { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required string Subject { get; init; }

    public required string Door { get; init; }

    public required string Via { get; init; }

    public string? TraceId { get; init; }

    /// <summary>Removable, as all down to <see cref="Address"/>; the chain covers them by <see cref="DetailDigest"/> only.</summary>
    public byte[]? Salt { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Why { get; init; }

    public string? Address { get; init; }

    public DateTime? RemovedAt { get; init; }

    public required byte[] DetailDigest { get; init; }

    /// <summary>Which key made <see cref="Mac"/>.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>Over everything but what can be removed: see <see cref="AuditBytes"/>.</summary>
    public byte[] Mac { get; set; } = [];

    public long? Place { get; init; }

    public string? LinkKeyId { get; init; }

    public byte[]? Hash { get; init; }

    /// <summary>For <see cref="AuditPeople"/>; not stored here.</summary>
    internal string ActorName { get; init; } = "";

    public static AuditRow Of(AuditEntry entry, AuditOrigin origin)
    {
        var (salt, before, after) = (RandomNumberGenerator.GetBytes(16), Text(entry.Before), Text(entry.After));
        var now = DateTime.UtcNow;
        return new AuditRow
        {
            Id = Guid.CreateVersion7(),
            At = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
            Actor = origin.Actor,
            ActorKind = origin.Kind,
            ActorName = origin.Name,
            Action = entry.Action,
            SubjectKind = entry.SubjectKind,
            Subject = entry.Subject,
            Door = origin.Door,
            Via = origin.Via,
            TraceId = Activity.Current?.TraceId.ToHexString(),
            Salt = salt,
            Before = before,
            After = after,
            Why = entry.Why,
            Address = origin.Address,
            DetailDigest = AuditBytes.DetailDigest(salt, before, after, entry.Why, origin.Address),
        };
    }

    private static string? Text(object? state)
    {
        if (state is null) return null;
        var json = JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), PmifJson.Options);
        return json.Length <= LargestState ? Encoding.UTF8.GetString(json)
            : JsonSerializer.Serialize(new { TooLarge = true, Bytes = json.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(json)) }, PmifJson.Options);
    }
}
