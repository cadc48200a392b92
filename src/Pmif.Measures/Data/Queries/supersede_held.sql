-- What is held of a feed and comes again, good or not, gives way to the newer row: a correction overtakes it, and of two that are held the newer one counts.
with overtaken as (
    update quarantined_values q
    set superseded_by = $1
    from staged_values v
    where q.measure_id = v.measure_id and q.breakdown_id = v.breakdown_id and q.period_start = v.period_start and q.period_months = v.period_months
        and q.superseded_by is null and q.submission_id = any($2)
    returning q.submission_id
)
update quarantines h
set superseded_rows = h.superseded_rows + o.rows, state = case when h.superseded_rows + o.rows = h.row_count then 'superseded' else h.state end
from (select submission_id, count(*) as rows from overtaken group by submission_id) o
where h.submission_id = o.submission_id
