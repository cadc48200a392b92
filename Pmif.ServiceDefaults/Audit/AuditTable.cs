using Microsoft.EntityFrameworkCore.Migrations;

namespace Pmif.ServiceDefaults;

/// <summary>The tables behind <see cref="ServiceDbContext.Record"/>.</summary>
public static class AuditTable
{
    internal const string Name = "audit_entry";

    /// <summary>For a migration of a service.</summary>
    public static void Create(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql("""
            create table audit_entry (
                id            uuid        primary key,
                at            timestamptz not null,
                actor         text        not null,
                actor_kind    text        not null,
                action        text        not null,
                subject_kind  text        not null,
                subject       text        not null,
                door          text        not null,
                via           text        not null,
                trace_id      text,
                salt          bytea,
                before        text        check (octet_length(before) <= 32768),
                after         text        check (octet_length(after) <= 32768),
                why           text,
                address       text,
                removed_at    timestamptz,
                detail_digest bytea       not null check (octet_length(detail_digest) = 32),
                key_id        text        not null,
                mac           bytea       not null check (octet_length(mac) = 32),
                place         bigint      check (place > 0),
                link_key_id   text,
                hash          bytea       check (octet_length(hash) = 32),
                check ((place is null) = (hash is null) and (place is null) = (link_key_id is null)),
                check ((salt is null) = (removed_at is not null)),
                check (removed_at is null or (before is null and after is null and why is null and address is null))
            );
            -- What writes an entry pays for two small indexes; the others are the sealer's business.
            create index audit_entry_unsealed on audit_entry (at, id) where place is null;
            create unique index audit_entry_place on audit_entry (place) where place is not null;
            create index audit_entry_at on audit_entry (at, place) where place is not null;
            create index audit_entry_actor on audit_entry (actor, place) where place is not null;
            create index audit_entry_action on audit_entry (action, place) where place is not null;
            create index audit_entry_subject on audit_entry (subject, place) where place is not null;

            -- Where the chain ends.
            create table audit_head (
                only_row  boolean     primary key default true check (only_row),
                place     bigint      not null check (place >= 0),
                hash      bytea       not null,
                key_id    text        not null,
                mac       bytea       not null,
                sealed_at timestamptz not null
            );

            -- Names of those who act, outside the chain, so that they can be removed.
            create table audit_person (
                actor        text        primary key,
                kind         text        not null,
                name         text,
                forgotten_at timestamptz,
                check ((name is null) = (forgotten_at is not null))
            );

            create function audit_entry_guard() returns trigger language plpgsql as $$
            declare
                wanted audit_entry;
            begin
                if tg_op = 'UPDATE' then
                    wanted := old;
                    if old.place is null and new.place is not null then
                        wanted.place := new.place;
                        wanted.link_key_id := new.link_key_id;
                        wanted.hash := new.hash;
                    elsif old.removed_at is null and new.removed_at is not null then
                        wanted.removed_at := new.removed_at;
                        wanted.salt := null;
                        wanted.before := null;
                        wanted.after := null;
                        wanted.why := null;
                        wanted.address := null;
                    end if;
                    if new is not distinct from wanted and new is distinct from old then
                        return new;
                    end if;
                end if;
                raise exception 'entries of the audit trail are neither changed nor deleted' using errcode = 'insufficient_privilege';
            end
            $$;
            create trigger audit_entry_guard before update or delete on audit_entry for each row execute function audit_entry_guard();
            create trigger audit_entry_guard_all before truncate on audit_entry for each statement execute function audit_entry_guard();
            """);
    }

    /// <summary>For the way back.</summary>
    public static void Drop(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        migration.Sql("drop table audit_entry, audit_head, audit_person; drop function audit_entry_guard;");
    }
}
