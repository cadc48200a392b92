-- A new rating of the same value is a new revision: the old one stays readable with the target of its day.
with rated as (
    select c.*, n.rag as new_rag, n.target as new_target, n.definition_version as new_definition_version, n.target_version as new_target_version
    from unnest($1, $2, $3, $4, $5, $6, $7) as n (series_id, period_start, period_months, rag, target, definition_version, target_version)
    join current_values c using (series_id, period_start, period_months)
), kept as (
    insert into earlier_values (series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at, superseded_at, superseded_by)
    select series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at, greatest($8, recorded_at), null
    from rated
)
update current_values c
set revision = n.revision + 1, rag = n.new_rag, target = n.new_target, definition_version = n.new_definition_version,
    target_version = n.new_target_version, recorded_at = greatest($8, n.recorded_at)
from rated n
where c.series_id = n.series_id and c.period_start = n.period_start and c.period_months = n.period_months
