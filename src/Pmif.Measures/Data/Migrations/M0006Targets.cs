using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Targets that hold from a day on and wait for approval, and ratings that people gave.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0006_targets")]
internal sealed class M0006Targets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0006_targets.sql"));
}
