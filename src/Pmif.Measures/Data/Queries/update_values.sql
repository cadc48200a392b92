-- Ends in a list of what was written, which the caller selects from.
-- Values that changed: the revision that stood goes to earlier_values, the new one takes its place. What is the same is left alone, its rating too.
-- "offset 0" keeps the look-up by key: right after a large first load the planner has no idea of the table and would join it the wrong way round.
with clock as (
    select max(locked_at) as now from staged_series
), changed as (
    select c.*, s.submission as new_submission, v.value as new_value, v.numerator as new_numerator, v.denominator as new_denominator, v.lower as new_lower, v.upper as new_upper,
           v.flag as new_flag, v.note as new_note, v.rag as new_rag, v.target as new_target,
           v.definition_version as new_definition_version, v.target_version as new_target_version
    from staged_values v
    join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id and s.revision > 0
    cross join lateral (
        select * from current_values k
        where k.series_id = s.series_id and k.period_start = v.period_start and k.period_months = v.period_months
        offset 0
    ) c
    where (c.value, c.numerator, c.denominator, c.lower, c.upper, c.flag, c.note)
        is distinct from (v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note)
), kept as (
    insert into earlier_values (series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at, superseded_at, superseded_by)
    select series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at, greatest(clock.now, recorded_at), new_submission
    from changed cross join clock
), written as (
    update current_values c
    set revision = n.revision + 1, value = n.new_value, numerator = n.new_numerator, denominator = n.new_denominator, lower = n.new_lower,
        upper = n.new_upper, flag = n.new_flag, note = n.new_note, rag = n.new_rag, target = n.new_target,
        definition_version = n.new_definition_version, target_version = n.new_target_version, submission_id = n.new_submission, recorded_at = greatest(clock.now, n.recorded_at)
    from changed n cross join clock
    where c.series_id = n.series_id and c.period_start = n.period_start and c.period_months = n.period_months
    returning {told}
)
