using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Data.Migrations;

/// <summary>The audit trail.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0011_audit")]
internal sealed class M0011Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => AuditTable.Create(migrationBuilder);

    protected override void Down(MigrationBuilder migrationBuilder) => AuditTable.Drop(migrationBuilder);
}
