-- Everything that stands of a part ($2), or of a composite ($1) itself: a value whose parts are gone goes too.
insert into staged_composites (ordinal, measure_id, breakdown_id, period_start, period_months)
select row_number() over (order by measure_id, breakdown_id, period_start, period_months), measure_id, breakdown_id, period_start, period_months
from (
    select distinct c.measure_id, s.breakdown_id, v.period_start, v.period_months
    from (select measure_id, part_id from unnest($1, $2) as c (measure_id, part_id) union select measure_id, measure_id from unnest($1) as c (measure_id)) c
    join series s on s.measure_id = c.part_id
    join current_values v on v.series_id = s.id
    where v.flag is distinct from 'withdrawn'
) as standing
