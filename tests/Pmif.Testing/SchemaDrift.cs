using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pmif.Testing;

/// <summary>Compares what Entity Framework believes of a database with what the handwritten migrations made of it.</summary>
public static class SchemaDrift
{
    /// <summary>Each table or column on which the two differ; empty when a service's migrations and its model agree.</summary>
    public static async Task<IReadOnlyList<string>> Find(DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var columns = await db.Database.SqlQuery<ColumnRow>($"""
            select coalesce(nullif(n.nspname, 'public'), '') as schema, c.relname as "table", a.attname as name,
                   format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
            """).ToListAsync();
        var made = columns.ToDictionary(column => (column.Schema, column.Table, column.Name));

        return [.. from table in db.Model.GetRelationalModel().Tables
                   from column in table.Columns
                   let difference = Difference(column, made.GetValueOrDefault((table.Schema ?? "", table.Name, column.Name)))
                   where difference is not null
                   select $"{table.Name}.{column.Name} {difference}"];
    }

    private static string? Difference(IColumn column, ColumnRow? made)
    {
        if (made is null) return "is in the model, not in the database";
        if (Plain(column.StoreType) != Plain(made.Type)) return $"is {column.StoreType} in the model, {made.Type} in the database";
        return column.IsNullable == made.Nullable ? null : $"is {Word(column.IsNullable)} in the model, {Word(made.Nullable)} in the database";
    }

    private static string Plain(string type) => type.Replace(" ", "", StringComparison.Ordinal) switch
    {
        var text when text.StartsWith("charactervarying", StringComparison.Ordinal) => text.Replace("charactervarying", "varchar", StringComparison.Ordinal),
        var text => text,
    };

    private static string Word(bool nullable) => nullable ? "nullable" : "not null";

    private sealed record ColumnRow(string Schema, string Table, string Name, string Type, bool Nullable);
}
