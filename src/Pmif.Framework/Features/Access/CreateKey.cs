using System.Security.Cryptography;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Data;
using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Access;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Makes an API key. Only its hash is stored.</summary>
public sealed class CreateKey(FrameworkDb db, TimeProvider time)
{
    public sealed record Request(string Name, string Source, IReadOnlyList<string> Measures, string Role, DateTimeOffset? Expires, string? Reason, Caller Caller);

    public async Task<Result<NewKeyView>> Handle(Request request, CancellationToken ct)
    {
        if (!AccessFaults.IsReason(request.Reason)) return AccessFaults.ReasonMissing;
        var now = time.GetUtcNow();
        if (request.Role.Length > 0 && !Words.TryRead<Role>(request.Role, out _)) return AccessFaults.KeyInvalid.With($"'{request.Role}' is no role. There are {string.Join(", ", Words.All<Role>())}.");
        if (KeyRules.FirstBreach(request.Name, request.Source, request.Measures, request.Role.Length > 0, request.Expires, now) is { } breach)
            return AccessFaults.KeyInvalid.With(breach);

        var (row, secret) = Make(request, now);
        db.ApiKeys.Add(row);
        db.Record(new("key.created", "key", row.Id) { After = KeyView.Of(row, now), Why = request.Reason });
        await db.SaveChangesAsync(ct);
        return new NewKeyView(KeyView.Of(row, now), secret);
    }

    internal static (ApiKeyRow Row, string Secret) Make(Request request, DateTimeOffset now)
    {
        var secret = KeySecret.From(RandomNumberGenerator.GetBytes(KeySecret.RandomBytes));
        return (new ApiKeyRow
        {
            Id = $"key-{Guid.CreateVersion7(now):N}",
            Name = request.Name.Trim(),
            Prefix = secret.Prefix,
            Sha256 = secret.Sha256,
            Source = request.Source,
            Measures = [.. request.Measures],
            Role = request.Role,
            ExpiresAt = request.Expires!.Value,
            CreatedAt = now,
            CreatedBy = request.Caller.Name,
            Reason = request.Reason!,
        }, secret.Text);
    }
}
