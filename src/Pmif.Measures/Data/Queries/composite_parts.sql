-- The two parts of the next composite values, as the definition ($1 to $5) says that was in force at the end of the period.
select k.ordinal, k.measure_id, k.breakdown_id, k.period_start, k.period_months, n.value, n.flag, n.found, d.value, d.flag, d.found
from staged_composites k
cross join lateral (
    select numerator_id, denominator_id
    from unnest($1, $2, $3, $4, $5) as v (measure_id, version, effective_from, numerator_id, denominator_id)
    where v.measure_id = k.measure_id and (v.effective_from is null or v.effective_from <=
        case k.period_months when 0 then k.period_start else (k.period_start + make_interval(months => k.period_months))::date - 1 end)
    order by v.version desc
    limit 1
) p
left join lateral (
    select c.value, c.flag, true as found
    from series s
    join current_values c on c.series_id = s.id and c.period_start = k.period_start and c.period_months = k.period_months
    where s.measure_id = p.numerator_id and s.breakdown_id = k.breakdown_id and c.flag is distinct from 'withdrawn'
    offset 0
) n on true
left join lateral (
    select c.value, c.flag, true as found
    from series s
    join current_values c on c.series_id = s.id and c.period_start = k.period_start and c.period_months = k.period_months
    where s.measure_id = p.denominator_id and s.breakdown_id = k.breakdown_id and c.flag is distinct from 'withdrawn'
    offset 0
) d on true
where k.ordinal > $6 and k.ordinal <= $6 + $7
order by k.ordinal
