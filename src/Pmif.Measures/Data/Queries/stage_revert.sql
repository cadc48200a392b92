-- What stood before the submission comes back, except in composites, which are computed anew; a value that it brought in first is withdrawn.
-- Each value is the word of the latest submission that was neither undone nor itself an undoing: that is how undoing one after another goes back
-- through all that stood. Where a later submission wrote, that one stands.
with undoings as materialized (
    select id, reverts, completed_at from submissions where reverts is not null
), mute as materialized (
    select id from undoings union select reverts from undoings union select $1
)
insert into staged_values (row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note,
    rag, target, definition_version, target_version)
select row_number() over (), s.measure_id, s.breakdown_id, c.period_start, c.period_months, e.value, e.numerator, e.denominator, e.lower, e.upper,
       case when e.series_id is null then 'withdrawn' else e.flag end, e.note, coalesce(g.computed, e.rag, 'no-data'), e.target,
       coalesce(e.definition_version, c.definition_version), e.target_version
from current_values c
join series s on s.id = c.series_id
left join lateral (
    select * from earlier_values e
    where e.series_id = c.series_id and e.period_start = c.period_start and e.period_months = c.period_months and e.submission_id not in (select id from mute)
    order by e.revision desc limit 1
) e on true
-- A rating that a person set was given to the figure as it stood then; what comes back is rated by the rule.
left join given_ratings g on g.series_id = e.series_id and g.period_start = e.period_start and g.period_months = e.period_months and g.revision = e.revision
where c.flag is distinct from 'withdrawn'
  and (c.submission_id = $1
    or (c.submission_id in (select id from undoings where completed_at >= (select completed_at from submissions where id = $1))
        and $1 = (select w.submission_id from earlier_values w
            where w.series_id = c.series_id and w.period_start = c.period_start and w.period_months = c.period_months
              and (w.submission_id = $1 or w.submission_id not in (select id from mute))
            order by w.revision desc limit 1)))
  and not exists (select from measure_versions m where m.measure_id = s.measure_id and m.definition ->> 'composite' is not null)
