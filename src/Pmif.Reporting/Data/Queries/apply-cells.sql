-- One message at once, told to every instance on commit. A revision not above the one shown changes no cell; it is still
-- remembered, so that what was known at a time does not depend on the order in which messages came.
with incoming as (
    select *
    from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::date[], $6::integer[], $7::numeric[], $8::numeric[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::jsonb[], $16::jsonb[])
        as i (measure, breakdown, revision, recorded_at, period_start, period_months, value, target,
              rag, direction, movement, variation, assurance, forecast, recent, marks)
), moved as (
    update store set position = position + 1 returning position
), remembered as (
    insert into cell_revisions (measure, breakdown, revision, recorded_at, position, period_start, period_months, value, target,
                                rag, direction, movement, variation, assurance, forecast, recent, marks)
    select i.measure, i.breakdown, i.revision, i.recorded_at, moved.position, i.period_start, i.period_months, i.value, i.target,
           i.rag, i.direction, i.movement, i.variation, i.assurance, i.forecast, i.recent, i.marks
    from incoming i cross join moved
    on conflict do nothing
), accepted as (
    insert into cells as shown (measure, breakdown, revision, position)
    select distinct on (i.measure, i.breakdown) i.measure, i.breakdown, i.revision, moved.position
    from incoming i cross join moved
    order by i.measure, i.breakdown, i.revision desc
    on conflict (measure, breakdown) do update set revision = excluded.revision, position = excluded.position
        where excluded.revision > shown.revision
    returning shown.measure
)
select measure, count(*), pg_notify('scorecards', measure) from accepted group by measure
