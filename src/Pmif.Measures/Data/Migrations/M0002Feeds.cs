using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Feed contracts, what was held back by them, and what of them is overdue.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0002_feeds")]
internal sealed class M0002Feeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0002_feeds.sql"));
}
