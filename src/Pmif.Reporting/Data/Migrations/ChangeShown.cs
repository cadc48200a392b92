using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Reporting.Data.Migrations;

/// <summary>States now say whether a change is more than chance. Those kept from before do not, so they are asked for again.</summary>
[DbContext(typeof(ReportingDb))]
[Migration("20261123030000_ChangeShown")]
internal sealed class ChangeShown : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        insert into rebuilds (id, requested_by, requested_at) select gen_random_uuid(), 'upgrade', now() where exists (select from cells) on conflict do nothing
        """);

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        // What was read anew stays.
    }
}
