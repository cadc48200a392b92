-- Locked before the parts are read: who else changes a part waits here, and then reads what this transaction wrote.
insert into series (measure_id, breakdown_id)
select measure_id, breakdown_id from (select distinct measure_id, breakdown_id from staged_composites) as wanted
where not exists (select from series s where s.measure_id = wanted.measure_id and s.breakdown_id = wanted.breakdown_id)
order by measure_id, breakdown_id
on conflict do nothing;

select s.id
from (select distinct measure_id, breakdown_id from staged_composites order by measure_id, breakdown_id) as wanted
cross join lateral (
    select id from series s where s.measure_id = wanted.measure_id and s.breakdown_id = wanted.breakdown_id offset 0 for update
) s;

delete from staged_values;

delete from staged_series;
