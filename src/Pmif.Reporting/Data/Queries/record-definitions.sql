with incoming as (
    select *
    from unnest($1::text[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::numeric[], $7::integer[], $8::numeric[], $9::numeric[], $10::date[])
        as i (measure, version, recorded_at, name, unit, per, decimals, range_low, range_high, first_due)
), moved as (
    update store set position = position + 1 returning position
), accepted as (
    insert into measure_versions as known (measure, version, recorded_at, name, unit, per, decimals, range_low, range_high, first_due, position)
    select i.measure, i.version, i.recorded_at, i.name, i.unit, i.per, i.decimals, i.range_low, i.range_high, i.first_due, moved.position
    from incoming i cross join moved
    -- A version does not change; but one learnt before ranges, or the day of the first value, were kept lacks its own.
    on conflict (measure, version) do update
        set range_low = coalesce(known.range_low, excluded.range_low), range_high = coalesce(known.range_high, excluded.range_high),
            first_due = coalesce(known.first_due, excluded.first_due), position = excluded.position
        where (known.range_low is null and excluded.range_low is not null) or (known.first_due is null and excluded.first_due is not null)
    returning known.measure
)
select measure, count(*), pg_notify('scorecards', measure) from accepted group by measure
