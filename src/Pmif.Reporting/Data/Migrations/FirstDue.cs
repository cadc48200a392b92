using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Reporting.Data.Migrations;

/// <summary>When the first value of a measure is due, so that one without values is not taken for one whose data are missing.</summary>
[DbContext(typeof(ReportingDb))]
[Migration("20261122183000_FirstDue")]
internal sealed class FirstDue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table measure_versions add column first_due date");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table measure_versions drop column first_due");
}
