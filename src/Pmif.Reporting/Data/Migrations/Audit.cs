using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Data.Migrations;

/// <summary>The audit trail.</summary>
[DbContext(typeof(ReportingDb))]
[Migration("20261123000000_Audit")]
internal sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => AuditTable.Create(migrationBuilder);

    protected override void Down(MigrationBuilder migrationBuilder) => AuditTable.Drop(migrationBuilder);
}
