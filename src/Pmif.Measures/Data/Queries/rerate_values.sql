-- A new rating of the same value is a new revision: the old one stays readable with the target of its day. A value that this very transaction
-- wrote has not been seen by anyone, so its rating is put right where it is.
with rated as (
    select c.*, n.rag as new_rag, n.target as new_target, n.definition_version as new_definition_version, n.target_version as new_target_version,
           n.kind, n.computed, c.revision + case when c.recorded_at = $8 then 0 else 1 end as new_revision
    from unnest($1, $2, $3, $4, $5, $6, $7, $9, $10) as n (series_id, period_start, period_months, rag, target, definition_version, target_version, kind, computed)
    join current_values c using (series_id, period_start, period_months)
), kept as (
    insert into earlier_values (series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at, superseded_at, superseded_by)
    select series_id, period_start, period_months, revision, value, numerator, denominator, lower, upper, flag, note, rag, target,
        definition_version, target_version, submission_id, recorded_at, greatest($8, recorded_at), null
    from rated
    where new_revision > revision
), given as (
    insert into given_ratings (series_id, period_start, period_months, revision, measure_id, kind, rag, computed, source, reason, recorded_at, recorded_by)
    select r.series_id, r.period_start, r.period_months, r.new_revision, s.measure_id, r.kind, r.new_rag, r.computed, $11, $12, greatest($8, r.recorded_at), $13
    from rated r join series s on s.id = r.series_id
    where r.kind is not null
)
update current_values c
set revision = n.new_revision, rag = n.new_rag, target = n.new_target, definition_version = n.new_definition_version,
    target_version = n.new_target_version, recorded_at = greatest($8, n.recorded_at)
from rated n
where c.series_id = n.series_id and c.period_start = n.period_start and c.period_months = n.period_months
