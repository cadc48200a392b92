with incoming as (
    select *
    from unnest($1::text[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::numeric[], $7::integer[])
        as i (measure, version, recorded_at, name, unit, per, decimals)
), moved as (
    update store set position = position + 1 returning position
), accepted as (
    insert into measure_versions (measure, version, recorded_at, name, unit, per, decimals, position)
    select i.measure, i.version, i.recorded_at, i.name, i.unit, i.per, i.decimals, moved.position
    from incoming i cross join moved
    on conflict do nothing
    returning measure
)
select measure, count(*), pg_notify('scorecards', measure) from accepted group by measure
