-- Holds back the rows that break the contract: a measure it does not name, or a value too far from the one that stands before it in time.
-- Only what stands is compared with, so a series of new values is not judged by its own first slip; a value that stands already is no jump.
-- $1 submission, $2 issues before, $3 trial, $4 measures of the contract, $5 per cent, $6 distance, $7 least points, $8 measures that are running totals
-- (compared with the same period last year), $9 whether one row holds all others back.
with known as (
    select s.id as series_id, s.measure_id, s.breakdown_id, s.measure_id = any($8) as is_running
    from (select distinct measure_id, breakdown_id from staged_values) v
    join series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id
    where s.revision > 0 and ($5 is not null or $6 is not null)
), line as (
    select k.series_id, k.is_running, c.period_start, c.period_months, c.value as stands, null::numeric as sent, null::tid as place
    from known k
    join current_values c on c.series_id = k.series_id
    where c.value is not null and c.flag is distinct from 'withdrawn'
    union all
    select k.series_id, k.is_running, v.period_start, v.period_months, null, v.value, v.ctid
    from known k
    join staged_values v on v.measure_id = k.measure_id and v.breakdown_id = k.breakdown_id
    where v.value is not null
), counted as (
    select *, count(stands) over (partition by series_id, case when not is_running then period_months end
                                  order by period_start, period_months, stands is not null rows unbounded preceding) as earlier
    from line
), placed as (
    select *, max(stands) over (partition by series_id, case when not is_running then period_months end, earlier) as before
    from counted
), compared as (
    select p.place, p.series_id, p.period_start, p.period_months, p.sent, case when p.is_running then y.value else p.before end as previous
    from placed p
    left join current_values y on p.is_running and y.series_id = p.series_id and y.period_months = p.period_months
        and y.period_start = (p.period_start - interval '1 year')::date and y.flag is distinct from 'withdrawn'
    where p.place is not null and p.earlier >= $7
), jumps as (
    select j.place, j.previous
    from compared j
    where ($5 is null or (j.previous = 0 and $6 is not null) or (j.previous <> 0 and abs(j.sent - j.previous) > abs(j.previous) * $5 / 100))
        and ($6 is null or abs(j.sent - j.previous) > $6)
        and not exists (
            select from current_values s
            where s.series_id = j.series_id and s.period_start = j.period_start and s.period_months = j.period_months and s.value = j.sent)
), judged as (
    select v.ctid as place, j.previous,
           case when v.measure_id <> all($4) then 'measures.feed-measure' when j.previous is not null then 'measures.feed-jump' end as reason
    from staged_values v
    left join jumps j on j.place = v.ctid
), broken as (
    select place, previous, coalesce(reason, 'measures.feed-atomic') as reason
    from judged
    where reason is not null or ($9 and exists (select from judged where reason is not null))
), held as (
    delete from staged_values v using broken b
    where v.ctid = b.place
    returning v.*, b.reason, b.previous
), kept as (
    insert into quarantined_values (submission_id, row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator,
        lower, upper, flag, note, reason, previous)
    select $1, row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note, reason, previous
    from held
    where not $3
), noted as (
    insert into submission_issues (submission_id, ordinal, row_number, field, code, value, message)
    select $1, $2 + row_number() over (order by h.row_number), h.row_number, case h.reason when 'measures.feed-jump' then 'value' else 'measure' end,
           'measures.quarantined', case h.reason when 'measures.feed-jump' then trim_scale(h.value)::text else m.code end,
           case h.reason when 'measures.feed-jump'
               then format('Held back, measures.feed-jump: the value before it is %s, and the feed''s contract allows no such distance.', trim_scale(h.previous))
               else 'Held back, measures.feed-measure: the feed''s contract does not name this measure.' end
    from held h
    join measures m on m.id = h.measure_id
    where h.reason <> 'measures.feed-atomic'
    returning ordinal, row_number, field, code, value, message
)
select reason, count(*), null::bigint, null, null, null, null from held group by reason
union all
select null, count, row_number, field, code, value, message
from (select *, count(*) over () as count from noted order by ordinal limit 1000) as first
