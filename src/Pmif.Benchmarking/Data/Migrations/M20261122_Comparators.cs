using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Data.Migrations;

/// <summary>Areas, groups, values, the copies of others' facts, and the outbox.</summary>
[DbContext(typeof(BenchmarkingDb))]
[Migration("20261122_comparators")]
public sealed class M20261122Comparators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            create table areas (
                code       text collate "C" primary key,
                name       text not null check (name <> ''),
                kind       text not null,
                valid_from date,
                valid_to   date check (valid_to >= valid_from),
                successor  text collate "C" check (successor <> code)
            );

            create table comparator_groups (
                code        text collate "C" not null,
                version     integer not null check (version > 0),
                name        text not null check (name <> ''),
                source      text not null,
                valid_from  date not null,
                members     text[] not null check (cardinality(members) between 1 and 1000),
                recorded_at timestamptz not null,
                recorded_by text not null,
                primary key (code, version)
            );

            create table measures (
                code       text collate "C" primary key,
                version    integer not null,
                name       text not null,
                unit       text not null,
                per        numeric not null,
                decimals   integer not null,
                polarity   text not null,
                range_low  numeric,
                range_high numeric,
                midpoint   numeric,
                frequency  text not null,
                benchmark  text not null
            );

            -- One load of comparator values, so that a value can be traced to what brought it.
            create table value_loads (
                id          uuid primary key,
                received_at timestamptz not null,
                sender      text not null,
                received    bigint not null,
                inserted    bigint not null,
                updated     bigint not null,
                unchanged   bigint not null,
                rejected    bigint not null
            );

            create table comparator_values (
                measure       text collate "C" not null,
                period_start  date not null,
                period_months integer not null check (period_months >= 0),
                area          text collate "C" not null,
                value         numeric,
                numerator     numeric,
                denominator   numeric check (denominator > 0),
                lower         numeric,
                upper         numeric check (upper >= lower),
                flag          text not null,
                load          uuid not null references value_loads deferrable initially deferred,
                primary key (measure, period_start, period_months, area)
            );
            -- The periods in which one area has values, whatever the number of areas.
            create index comparator_values_by_area on comparator_values (area, measure) where value is not null;

            -- The council's own series for the whole council, as Measures last told them.
            create table own_series (
                measure  text collate "C" primary key,
                revision bigint not null
            );

            create table own_values (
                measure       text collate "C" not null references own_series,
                period_start  date not null,
                period_months integer not null check (period_months >= 0),
                value         numeric,
                lower         numeric,
                upper         numeric,
                flag          text not null,
                primary key (measure, period_start, period_months)
            );

            create table own_council (
                id                smallint primary key default 1 check (id = 1),
                framework         text not null,
                framework_version integer not null,
                area_code         text collate "C" not null
            );
            """);
        OutboxTable.Create(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("drop table own_council, own_values, own_series, comparator_values, value_loads, measures, comparator_groups, areas;");
        OutboxTable.Drop(migrationBuilder);
    }
}
