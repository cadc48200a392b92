using Microsoft.EntityFrameworkCore;

namespace Pmif.Measures.Data;

/// <summary>The number that grows with every change of the catalogue.</summary>
internal static class CatalogueVersions
{
    public static Task<long> CatalogueVersion(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"""select version as "Value" from catalogue_version""").SingleAsync(cancellationToken);

    /// <summary>Takes the catalogue for this transaction, so that changes of it follow one another, and counts this one.</summary>
    public static Task ChangeCatalogue(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"update catalogue_version set version = version + 1", cancellationToken);
}
