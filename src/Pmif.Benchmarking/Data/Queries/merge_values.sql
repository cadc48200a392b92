-- Staged rows into the comparator values: the first of equal keys, and only what is new or differs.
with incoming as (
    select distinct on (measure, period_start, period_months, area) *
    from staged_values
    order by measure, period_start, period_months, area, row
), merged as (
    insert into comparator_values as held (measure, period_start, period_months, area, value, numerator, denominator, lower, upper, flag, load)
    select measure, period_start, period_months, area, value, numerator, denominator, lower, upper, flag, $1 from incoming
    on conflict (measure, period_start, period_months, area) do update
        set value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
            lower = excluded.lower, upper = excluded.upper, flag = excluded.flag, load = excluded.load
        where (held.value, held.numerator, held.denominator, held.lower, held.upper, held.flag)
            is distinct from (excluded.value, excluded.numerator, excluded.denominator, excluded.lower, excluded.upper, excluded.flag)
    returning measure, xmax = 0 as is_new
)
select count(*) filter (where is_new), count(*) filter (where not is_new),
    array(select distinct measure from merged order by measure),
    array(select distinct measure from incoming where not exists (select from measures where code = measure) order by measure limit 100)
from merged
