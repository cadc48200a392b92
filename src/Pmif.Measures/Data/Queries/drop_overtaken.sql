-- Of released rows those stay out that a newer row of the feed took the place of, and those whose value a later submission has changed.
delete from staged_values v
using quarantined_values q
where q.submission_id = $1 and q.measure_id = v.measure_id and q.breakdown_id = v.breakdown_id
    and q.period_start = v.period_start and q.period_months = v.period_months
    and (q.superseded_by is not null or exists (
        select from series s
        join current_values c on c.series_id = s.id and c.period_start = v.period_start and c.period_months = v.period_months
        join submissions later on later.id = c.submission_id
        where s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id and later.received_at > $2))
