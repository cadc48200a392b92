-- Values computed because of a new definition ($1) came with the submission that brought the later of their parts ($2).
update current_values c
set submission_id = came.submission_id
from (
    select n.series_id, n.period_start, n.period_months, part.submission_id
    from series s
    join current_values n on n.series_id = s.id and n.submission_id = '00000000-0000-0000-0000-000000000000'
    cross join lateral (
        select v.submission_id
        from series p
        join current_values v on v.series_id = p.id and v.period_start = n.period_start and v.period_months = n.period_months
        where p.measure_id = any($2) and p.breakdown_id = s.breakdown_id
        order by v.recorded_at desc
        limit 1
    ) part
    where s.measure_id = $1
) came
where c.series_id = came.series_id and c.period_start = came.period_start and c.period_months = came.period_months
