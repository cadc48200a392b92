-- The values that a small submission has just written, as they stand.
select c.series_id, c.period_start, c.period_months, c.value, c.lower, c.upper, c.flag, c.rag, c.target
from staged_values v
join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id
cross join lateral (
    select * from current_values k
    where k.series_id = s.series_id and k.period_start = v.period_start and k.period_months = v.period_months
    offset 0
) c
where c.submission_id = s.submission
