using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Data.Migrations;

/// <summary>The audit trail.</summary>
[DbContext(typeof(FrameworkDb))]
[Migration("20261123_audit")]
internal sealed class M20261123Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => AuditTable.Create(migrationBuilder);

    protected override void Down(MigrationBuilder migrationBuilder) => AuditTable.Drop(migrationBuilder);
}
