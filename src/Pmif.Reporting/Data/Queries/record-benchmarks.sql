-- Only what differs from the comparison known so far; a row without a rank says that there is none any more.
with incoming as (
    select *
    from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::integer[], $9::integer[])
        as i (measure, period, group_code, group_name, rank, areas, quartile)
), moved as (
    update store set position = position + 1 returning position
), known as (
    select distinct on (measure) *
    from benchmarks
    where measure = any ($3::text[])
    order by measure, fetch_no desc
), accepted as (
    insert into benchmarks (measure, fetch_no, fetched_at, position, period, group_code, group_name, rank, areas, quartile)
    select i.measure, $1::bigint, $2::timestamptz, moved.position, i.period, i.group_code, i.group_name, i.rank, i.areas, i.quartile
    from incoming i cross join moved left join known k on k.measure = i.measure
    where $1::bigint > coalesce(k.fetch_no, 0)
      and (i.period, i.group_code, i.group_name, i.rank, i.areas, i.quartile) is distinct from (k.period, k.group_code, k.group_name, k.rank, k.areas, k.quartile)
    on conflict do nothing
    returning measure
)
select measure, count(*), pg_notify('scorecards', measure) from accepted group by measure
