using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Texts about figures that were taken out for good.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0017_commentary_erased")]
internal sealed class M0017CommentaryErased : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0017_commentary_erased.sql"));
}
