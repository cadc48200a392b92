-- Rows for closed periods that would change what stands are noted as issues and taken out; those that say what stands already stay.
with closed as (
    select v.ctid as place, v.closed
    from staged_values v
    join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id
    left join lateral (
        select * from current_values k
        where k.series_id = s.series_id and k.period_start = v.period_start and k.period_months = v.period_months
        offset 0
    ) c on true
    where v.closed = any($3) and (c.value, c.numerator, c.denominator, c.lower, c.upper, c.flag, c.note)
        is distinct from (v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note)
), removed as (
    delete from staged_values v using closed c where v.ctid = c.place
    returning v.row_number, v.period_start, v.period_months, v.closed
), noted as (
    insert into submission_issues (submission_id, ordinal, row_number, field, code, value, message)
    select $1, $2 + row_number() over (order by r.row_number), r.row_number, 'period', w.code,
           r.period_start || case when r.period_months = 0 then '' when r.period_months % 12 = 0 then '/P' || r.period_months / 12 || 'Y'
                                  else '/P' || r.period_months || 'M' end,
           w.message
    from removed r join unnest($3, $4, $5) as w (closed, code, message) using (closed)
    returning ordinal, row_number, field, code, value, message
)
select row_number, field, code, value, message, count(*) over () from noted order by ordinal limit 1000;

-- What late entries let through, by the number of each.
select v.closed, count(*)
from staged_values v
join staged_series s on s.measure_id = v.measure_id and s.breakdown_id = v.breakdown_id
left join lateral (
    select * from current_values k
    where k.series_id = s.series_id and k.period_start = v.period_start and k.period_months = v.period_months
    offset 0
) c on true
where v.closed = any($1) and (c.value, c.numerator, c.denominator, c.lower, c.upper, c.flag, c.note)
    is distinct from (v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note)
group by v.closed
