-- A value that stands though neither of its parts does any more is withdrawn, as a revert withdraws what a submission brought.
insert into staged_values (row_number, measure_id, breakdown_id, period_start, period_months, flag, rag, definition_version)
select k.ordinal, k.measure_id, k.breakdown_id, k.period_start, k.period_months, 'withdrawn', 'no-data', c.definition_version
from staged_composites k
join series s on s.measure_id = k.measure_id and s.breakdown_id = k.breakdown_id
join current_values c on c.series_id = s.id and c.period_start = k.period_start and c.period_months = k.period_months
where k.ordinal = any($1) and c.flag is distinct from 'withdrawn'
