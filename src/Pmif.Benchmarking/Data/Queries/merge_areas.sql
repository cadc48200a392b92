-- The areas of a file into the register: what is new or differs is written, the last of equal codes wins.
with incoming as (
    select distinct on (code) code, name, kind, valid_from, valid_to, successor
    from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[])
        with ordinality as row(code, name, kind, valid_from, valid_to, successor, number)
    order by code, number desc
), merged as (
    insert into areas as area (code, name, kind, valid_from, valid_to, successor)
    select code, name, kind, valid_from, valid_to, successor from incoming
    on conflict (code) do update
        set name = excluded.name, kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to, successor = excluded.successor
        where (area.name, area.kind, area.valid_from, area.valid_to, area.successor)
            is distinct from (excluded.name, excluded.kind, excluded.valid_from, excluded.valid_to, excluded.successor)
    returning xmax = 0 as is_new
)
select count(*) filter (where is_new), count(*) filter (where not is_new) from merged
