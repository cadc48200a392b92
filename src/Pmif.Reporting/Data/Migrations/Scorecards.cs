using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Data.Migrations;

[DbContext(typeof(ReportingDb))]
[Migration("20261122120000_Scorecards")]
internal sealed class Scorecards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        OutboxTable.Create(migrationBuilder);
        migrationBuilder.Sql("""
            -- Every writer locks this row before any other, so positions are handed out in the order in which they commit.
            create table store (
                only_row     boolean     primary key default true check (only_row),
                position     bigint      not null default 0,
                history_from timestamptz not null default '-infinity'
            );
            insert into store default values;

            create table layouts (
                version      integer     primary key check (version > 0),
                framework    text        not null,
                name         text        not null,
                area_code    text        not null,
                published_at timestamptz not null,
                position     bigint      not null
            );
            create table scorecards (
                version integer not null references layouts on delete cascade,
                code    text    not null check (code <> ''),
                name    text    not null,
                ordinal integer not null,
                primary key (version, code),
                unique (version, ordinal)
            );
            create table scorecard_groups (
                version   integer not null,
                scorecard text    not null,
                code      text    not null check (code <> ''),
                name      text    not null,
                kind      text    not null,
                ordinal   integer not null,
                primary key (version, scorecard, code),
                foreign key (version, scorecard) references scorecards on delete cascade
            );
            create table scorecard_measures (
                version    integer not null,
                scorecard  text    not null,
                group_code text    not null,
                measure    text    not null check (measure <> ''),
                ordinal    integer not null,
                primary key (version, scorecard, group_code, measure),
                foreign key (version, scorecard, group_code) references scorecard_groups on delete cascade
            );

            create table measure_versions (
                measure     text        not null check (measure <> ''),
                version     integer     not null,
                recorded_at timestamptz not null,
                name        text        not null,
                unit        text        not null,
                per         numeric     not null check (per > 0),
                decimals    integer     not null check (decimals between 0 and 10),
                position    bigint      not null,
                primary key (measure, version)
            );

            create table cell_revisions (
                measure       text        not null check (measure <> ''),
                breakdown     text        not null,
                revision      bigint      not null,
                recorded_at   timestamptz not null,
                position      bigint      not null,
                period_start  date,
                period_months integer     check (period_months between 0 and 1200),
                value         numeric,
                target        numeric,
                rag           text        not null,
                direction     text        not null,
                movement      text,
                variation     text        not null,
                assurance     text        not null,
                forecast      jsonb,
                recent        jsonb       not null,
                primary key (measure, breakdown, revision),
                check ((period_start is null) = (period_months is null))
            );
            create index cell_revisions_recorded on cell_revisions (recorded_at);

            -- Which revision of a series is shown.
            create table cells (
                measure   text   not null,
                breakdown text   not null,
                revision  bigint not null,
                position  bigint not null,
                primary key (measure, breakdown),
                foreign key (measure, breakdown, revision) references cell_revisions
            );

            -- Numbers are drawn before the comparison is asked for: a higher one cannot have seen less.
            create sequence benchmark_fetch_no;
            create table benchmarks (
                measure    text        not null check (measure <> ''),
                fetch_no   bigint      not null,
                fetched_at timestamptz not null,
                position   bigint      not null,
                period     text,
                group_code text,
                group_name text,
                rank       integer     check (rank > 0),
                areas      integer     check (areas >= rank),
                quartile   integer     check (quartile between 1 and 4),
                primary key (measure, fetch_no),
                check ((rank is null) = (group_code is null) and (rank is null) = (areas is null))
            );

            create table rebuilds (
                id              uuid        primary key,
                requested_by    text        not null,
                requested_at    timestamptz not null,
                finished_at     timestamptz,
                cells_filled_at timestamptz,
                attempts        integer     not null default 0,
                measures        integer     not null default 0,
                cells           bigint      not null default 0,
                last_error      text
            );
            create unique index rebuilds_open on rebuilds ((true)) where finished_at is null;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            drop table rebuilds, benchmarks, cells, cell_revisions, measure_versions, scorecard_measures, scorecard_groups, scorecards, layouts, store;
            drop sequence benchmark_fetch_no;
            """);
        OutboxTable.Drop(migrationBuilder);
    }
}
