using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Pmif.ServiceDefaults;

/// <summary>Tables, columns, keys and indexes get snake_case names, except where a configuration names them itself.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        var entities = modelBuilder.Metadata.GetEntityTypes().ToList();

        // Columns, keys and indexes take their names from the table's, so tables come first.
        foreach (var entity in entities)
            if (entity.GetTableName() is { } table && !entity.IsMappedToJson()) entity.Builder.ToTable(Of(table), entity.GetSchema());

        foreach (var entity in entities.Where(entity => !entity.IsMappedToJson()))
            NameColumns(entity, StoreObjectIdentifier.Create(entity, StoreObjectType.Table));

        foreach (var entity in entities.Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var key in entity.GetDeclaredKeys())
                if (key.GetName() is { } name) key.Builder.HasName(Of(name));
            foreach (var key in entity.GetDeclaredForeignKeys())
                if (key.GetConstraintName() is { } name) key.Builder.HasConstraintName(Of(name));
            foreach (var index in entity.GetDeclaredIndexes())
                if (index.GetDatabaseName() is { } name) index.Builder.HasDatabaseName(Of(name));
        }
    }

    private static void NameColumns(IConventionTypeBase type, StoreObjectIdentifier? table)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            var name = (table is { } t ? property.GetColumnName(t) : null) ?? property.GetColumnName();
            property.Builder.HasColumnName(Of(name));
        }

        foreach (var complex in type.GetDeclaredComplexProperties())
            if (!complex.ComplexType.IsMappedToJson()) NameColumns(complex.ComplexType, table);
    }

    /// <summary><c>LeadService</c> → <c>lead_service</c>, <c>GSSCode</c> → <c>gss_code</c>, <c>Lower95</c> → <c>lower95</c>.</summary>
    internal static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
