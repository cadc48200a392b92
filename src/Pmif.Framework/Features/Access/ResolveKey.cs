using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Data;
using Pmif.Framework.Domain.Access;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Whose key it is, by its hash; and writes down that it is in use, once a minute at most.</summary>
public sealed class ResolveKey(FrameworkDb db, TimeProvider time)
{
    private static readonly TimeSpan LastUseStep = TimeSpan.FromMinutes(1);

    public async Task<KeyHolder?> Handle(byte[] sha256, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Sha256 == sha256, ct) is not { } row) return null;
        if (KeyView.Of(row, now).State is KeyState.Expired or KeyState.Revoked) return null;
        if (row.LastUsedAt is not { } last || now - last >= LastUseStep)
        {
            var earlier = now - LastUseStep;
            await db.ApiKeys.Where(key => key.Id == row.Id && (key.LastUsedAt == null || key.LastUsedAt <= earlier))
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), ct);
        }

        var caller = new Caller(CallerKind.Machine, row.Id, row.Name)
        {
            Source = row.Source,
            Measures = row.Measures,
            Grants = row.Role.Length == 0 ? [] : [new Grant(Words.Read<Role>(row.Role), Remit.Everything)],
        };
        return new KeyHolder(caller, row.ExpiresAt);
    }
}
