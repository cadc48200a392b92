using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Reporting.Data.Migrations;

/// <summary>What sets a rating apart: that a person gave it, or what its blue means.</summary>
[DbContext(typeof(ReportingDb))]
[Migration("20261122203500_CellMarks")]
internal sealed class CellMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table cell_revisions add column marks jsonb");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table cell_revisions drop column marks");
}
