using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Reporting.Data.Migrations;

[DbContext(typeof(ReportingDb))]
[Migration("20261122180000_TargetRanges")]
internal sealed class TargetRanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table measure_versions
            add column range_low  numeric,
            add column range_high numeric,
            add check ((range_low is null) = (range_high is null));
        """);
}
