-- Everything that was staged for a part, for each composite ($1) of the part ($2).
insert into staged_composites (ordinal, measure_id, breakdown_id, period_start, period_months)
select row_number() over (order by measure_id, breakdown_id, period_start, period_months), measure_id, breakdown_id, period_start, period_months
from (
    select distinct c.measure_id, v.breakdown_id, v.period_start, v.period_months
    from staged_values v
    join unnest($1, $2) as c (measure_id, part_id) on c.part_id = v.measure_id
) as touched
