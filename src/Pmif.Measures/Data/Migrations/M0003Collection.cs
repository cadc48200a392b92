using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Periods close: locks, late entries, and corrections as proposals.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0003_collection")]
internal sealed class M0003Collection : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0003_collection.sql"));
}
