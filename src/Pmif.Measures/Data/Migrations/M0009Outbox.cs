using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>How long events are packed.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0009_outbox")]
internal sealed class M0009Outbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0009_outbox.sql"));
}
