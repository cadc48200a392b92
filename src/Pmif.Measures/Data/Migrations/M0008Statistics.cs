using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Ghosted points beside rebases.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0008_statistics")]
internal sealed class M0008Statistics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0008_statistics.sql"));
}
