-- Every submission takes its series in the order of their ids (new ones in the order of their keys), so two can wait for each other but never in a ring.
insert into series (measure_id, breakdown_id)
select distinct v.measure_id, v.breakdown_id
from staged_values v
where not exists (select from series s where s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id)
order by v.measure_id, v.breakdown_id
on conflict do nothing;

insert into staged_series (series_id, measure_id, breakdown_id, revision)
select s.id, s.measure_id, s.breakdown_id, s.revision
from series s
join (select distinct measure_id, breakdown_id from staged_values) v using (measure_id, breakdown_id)
order by s.id
for update of s;
