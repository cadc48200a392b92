with inserted as (
    insert into current_values (series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at)
    select s.series_id, v.period_start, v.period_months, 1, v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note, v.rag, v.target,
        v.definition_version, v.target_version, $1, $2
    from staged_values v
    join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id
    where not exists (
        select from current_values c
        where c.series_id = s.series_id and c.period_start = v.period_start and c.period_months = v.period_months)
    returning series_id
)
select series_id, count(*) from inserted group by series_id
