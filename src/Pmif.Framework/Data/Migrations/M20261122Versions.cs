using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Data.Migrations;

/// <summary>Versions of the framework and everything in them; the outbox.</summary>
[DbContext(typeof(FrameworkDb))]
[Migration("20261122_versions")]
public sealed class M20261122Versions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            create table framework_versions (
                version        integer primary key check (version > 0),
                state          text not null check (state in ('draft', 'consultation', 'approved', 'in-force', 'superseded')),
                code           text collate "C" not null check (code <> ''),
                name           text not null check (name <> ''),
                council        text not null check (council <> ''),
                area_code      text not null,
                vision         text not null,
                effective_from date not null,
                recorded_at    timestamptz not null,
                recorded_by    text not null
            );
            create unique index one_version_in_force on framework_versions (state) where state = 'in-force';

            create table version_states (
                id      bigint generated always as identity primary key,
                version integer not null references framework_versions,
                state   text not null check (state in ('draft', 'consultation', 'approved', 'in-force', 'superseded')),
                at      timestamptz not null,
                by      text not null
            );
            create index version_states_by_version on version_states (version);

            create table objectives (
                version          integer not null references framework_versions,
                code             text collate "C" not null,
                position         integer not null,
                name             text not null check (name <> ''),
                portfolio_holder text not null,
                committee        text not null,
                director         text not null,
                lead             text not null,
                primary key (version, code),
                unique (version, position)
            );

            create table outcomes (
                version        integer not null,
                code           text collate "C" not null,
                objective_code text collate "C" not null,
                position       integer not null,
                name           text not null check (name <> ''),
                primary key (version, code),
                unique (version, objective_code, position),
                foreign key (version, objective_code) references objectives
            );

            create table outcome_measures (
                version      integer not null,
                outcome_code text collate "C" not null,
                measure      text collate "C" not null,
                position     integer not null,
                primary key (version, outcome_code, measure),
                unique (version, outcome_code, position),
                foreign key (version, outcome_code) references outcomes
            );

            create table interventions (
                version  integer not null references framework_versions,
                code     text collate "C" not null,
                position integer not null,
                name     text not null check (name <> ''),
                parts    text[] not null,
                primary key (version, code),
                unique (version, position)
            );

            create table objective_interventions (
                version           integer not null,
                objective_code    text collate "C" not null,
                intervention_code text collate "C" not null,
                position          integer not null,
                primary key (version, objective_code, intervention_code),
                unique (version, objective_code, position),
                foreign key (version, objective_code) references objectives,
                foreign key (version, intervention_code) references interventions
            );
            create index objective_interventions_by_intervention on objective_interventions (version, intervention_code);

            create table milestones (
                version           integer not null,
                code              text collate "C" not null,
                intervention_code text collate "C" not null,
                position          integer not null,
                name              text not null check (name <> ''),
                due               date not null,
                primary key (version, code),
                unique (version, intervention_code, position),
                foreign key (version, intervention_code) references interventions
            );

            create table scorecards (
                version      integer not null references framework_versions,
                code         text collate "C" not null,
                position     integer not null,
                name         text not null check (name <> ''),
                by_objective boolean not null,
                primary key (version, code),
                unique (version, position)
            );

            create table perspectives (
                version        integer not null,
                scorecard_code text collate "C" not null,
                code           text collate "C" not null,
                position       integer not null,
                name           text not null check (name <> ''),
                primary key (version, scorecard_code, code),
                unique (version, scorecard_code, position),
                foreign key (version, scorecard_code) references scorecards
            );

            create table perspective_measures (
                version          integer not null,
                scorecard_code   text collate "C" not null,
                perspective_code text collate "C" not null,
                measure          text collate "C" not null,
                position         integer not null,
                primary key (version, scorecard_code, perspective_code, measure),
                unique (version, scorecard_code, perspective_code, position),
                foreign key (version, scorecard_code, perspective_code) references perspectives
            );

            create table calendar_entries (
                version     integer not null references framework_versions,
                code        text collate "C" not null,
                position    integer not null,
                name        text not null check (name <> ''),
                body        text not null check (body <> ''),
                cadence     text not null check (cadence in ('monthly', 'quarterly', 'half-yearly', 'annual')),
                months      integer[] not null,
                offset_days integer check (offset_days between 0 and 366),
                primary key (version, code),
                unique (version, position)
            );
            """);
        OutboxTable.Create(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        OutboxTable.Drop(migrationBuilder);
        migrationBuilder.Sql(
            """
            drop table calendar_entries, perspective_measures, perspectives, scorecards, milestones, objective_interventions, interventions,
                outcome_measures, outcomes, objectives, version_states, framework_versions;
            """);
    }
}
