-- Ends in a list of what was written, which the caller selects from.
-- Values of new series cannot stand already. Those of known series may, and "on conflict do nothing" finds out at once; an anti-join would do
-- badly where the planner takes the table for empty and scans it again for every row that it has just inserted.
with clock as (
    select max(locked_at) as now from staged_series
), new_series as (
    insert into current_values as c (series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at)
    select s.series_id, v.period_start, v.period_months, 1, v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note, v.rag, v.target,
        v.definition_version, v.target_version, s.submission, clock.now
    from clock cross join staged_values v
    join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id and s.revision = 0
    returning {told}
), known_series as (
    insert into current_values as c (series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at)
    select s.series_id, v.period_start, v.period_months, 1, v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note, v.rag, v.target,
        v.definition_version, v.target_version, s.submission, clock.now
    from clock cross join staged_values v
    join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id and s.revision > 0
    on conflict do nothing
    returning {told}
), written as (
    table new_series union all table known_series
)
