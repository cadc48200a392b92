using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Audit;

/// <summary>What the tests of the trail ask of one instance.</summary>
internal static class TrailRead
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Records entries, each in a unit of work of its own.</summary>
    public static async Task Record(this NotesHost notes, params IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries)
            await notes.Work(async db =>
            {
                db.Record(entry);
                return await db.SaveChangesAsync(Cancel);
            });
    }

    public static Task<List<AuditRow>> Entries(this NotesHost notes) =>
        notes.Work(db => db.Set<AuditRow>().AsNoTracking().OrderBy(row => row.Place ?? long.MaxValue).ThenBy(row => row.Id).ToListAsync(Cancel));

    /// <summary>Waits until every entry has its place.</summary>
    public static Task Sealed(this NotesHost notes) =>
        Eventually.True(async () => (await notes.Entries()).TrueForAll(row => row.Place is not null), what: "every entry has its place");

    public static async Task<AuditVerdict> Verify(this NotesHost notes, AuditWitness? witness = null)
    {
        await using var scope = notes.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyTrail<NotesDb>>().Handle(witness, null, Cancel);
    }

    public static Task Sql(this NotesHost notes, string sql) => notes.Work(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Cancel));
}
