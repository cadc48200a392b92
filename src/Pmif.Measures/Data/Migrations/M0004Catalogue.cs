using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>The life of a definition: reasons, retirement, and where control charts start anew.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0004_catalogue")]
internal sealed class M0004Catalogue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0004_catalogue.sql"));
}
