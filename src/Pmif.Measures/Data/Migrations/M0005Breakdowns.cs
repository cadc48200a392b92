using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Memberships of breakdowns that begin and end.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0005_breakdowns")]
internal sealed class M0005Breakdowns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0005_breakdowns.sql"));
}
