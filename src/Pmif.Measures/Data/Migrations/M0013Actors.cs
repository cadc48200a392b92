using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Measures.Data.Migrations;

/// <summary>Who sent or proposed something, by id.</summary>
[DbContext(typeof(MeasuresDb))]
[Migration("0013_actors")]
internal sealed class M0013Actors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Migrations.0013_actors.sql"));
}
