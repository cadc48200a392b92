using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Data.Migrations;

/// <summary>The single data list, submissions, series with every revision of their values, and targets.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0001_foundation")]
internal sealed class M0001Foundation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read("Migrations.0001_foundation.sql"));
        OutboxTable.Create(migrationBuilder);
    }
}
