using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.Framework.Data.Migrations;

/// <summary>Who may do what: people who have signed in, their roles, and API keys.</summary>
[DbContext(typeof(FrameworkDb))]
[Migration("20261123_access")]
public sealed class M20261123Access : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table people (
            id            text collate "C" primary key check (id <> ''),
            issuer        text collate "C" not null,
            subject       text collate "C" not null,
            name          text not null,
            email         text not null,
            may_see_held  boolean not null default false,
            last_sign_in  timestamptz,
            removed_at    timestamptz,
            removed_by    text,
            removed_reason text,
            unique (issuer, subject)
        );
        create index people_by_name on people (name, id);

        create table grants (
            id          bigint generated always as identity primary key,
            person_id   text collate "C" not null references people on delete cascade,
            origin      text not null check (origin in ('provider', 'kept')),
            role        text not null check (role <> ''),
            services    text[] not null,
            directorates text[] not null,
            objectives  text[] not null,
            committees  text[] not null,
            set_at      timestamptz not null,
            set_by      text not null,
            reason      text not null
        );
        create index grants_by_person on grants (person_id);

        create table api_keys (
            id           text collate "C" primary key,
            name         text not null check (name <> ''),
            prefix       text collate "C" not null,
            sha256       bytea not null unique check (length(sha256) = 32),
            source       text not null,
            measures     text[] not null,
            role         text not null check (role = '' or (source = '' and measures = '{}')),
            expires_at   timestamptz not null,
            created_at   timestamptz not null,
            created_by   text not null,
            reason       text not null,
            last_used_at timestamptz,
            replaced_by  text collate "C" references api_keys,
            revoked_at   timestamptz,
            revoked_by   text,
            revoked_reason text
        );
        create index api_keys_by_source on api_keys (source, id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table api_keys, grants, people;");
}
