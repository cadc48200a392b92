-- A text about a figure can be taken out for good where it says something of a person: who did so, when and why stays in its place.
alter table commentary
    add erased_at timestamptz,
    add erased_by text,
    add erased_why text,
    drop constraint commentary_check,
    add constraint commentary_has_text check (version > 1 or length(text) > 0 or erased_at is not null),
    add constraint commentary_erased check (num_nulls(erased_at, erased_by, erased_why) in (0, 3) and (erased_at is null or (text = '' and reason = '')));

create function refuse_change_but_erasing() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null and row(new.measure_id, new.breakdown_id, new.period_start, new.period_months,
        new.version, new.value, new.rag, new.submission_id, new.written_at, new.written_by) is not distinct from row(old.measure_id, old.breakdown_id,
        old.period_start, old.period_months, old.version, old.value, old.rag, old.submission_id, old.written_at, old.written_by) then
        return new;
    end if;
    raise exception 'Rows of % say who said what and when: they are never changed or deleted.', tg_table_name;
end $$;

drop trigger keep on commentary;
create trigger keep before update or delete on commentary for each row execute function refuse_change_but_erasing();
