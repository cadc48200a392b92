using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data.Rows;

namespace Pmif.Framework.Data.Queries;

/// <summary>Ways to read people and keys for a change: others wait until the transaction has ended.</summary>
public static class AccessQueries
{
    public static Task<PersonRow?> Person(this FrameworkDb db, string id, CancellationToken ct) =>
        db.People.FromSql($"select * from people where id = {id} for update").Include(p => p.Grants).SingleOrDefaultAsync(ct);

    public static Task<ApiKeyRow?> Key(this FrameworkDb db, string id, CancellationToken ct) =>
        db.ApiKeys.FromSql($"select * from api_keys where id = {id} for update").SingleOrDefaultAsync(ct);
}
