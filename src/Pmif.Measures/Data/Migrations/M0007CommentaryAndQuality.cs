using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Commentary with its versions, and what is known of the quality of values.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0007_commentary_and_quality")]
internal sealed class M0007CommentaryAndQuality : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0007_commentary_and_quality.sql"));
}
