-- Every submission takes its series in the order of measure and breakdown, new ones first, so two can wait for each other but never in a ring.
-- "offset 0" keeps each look-up by key, however many series there are.
insert into series (measure_id, breakdown_id)
select v.measure_id, v.breakdown_id
from (select distinct measure_id, breakdown_id from staged_values) v
left join lateral (
    select true as known from series s where s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id offset 0
) s on true
where s.known is null
order by v.measure_id, v.breakdown_id
on conflict do nothing;

insert into staged_series (series_id, measure_id, breakdown_id, revision, submission, locked_at)
select s.id, v.measure_id, v.breakdown_id, s.revision, ($1::uuid[])[v.part + 1], clock_timestamp()
from (select distinct measure_id, breakdown_id, part from staged_values order by measure_id, breakdown_id) v
cross join lateral (
    select id, revision from series s where s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id offset 0 for update
) s;
