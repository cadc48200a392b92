-- The values of the named areas in one period of each measure; the council's own come as Measures told them, without an area.
select measure, area, value, numerator, denominator, lower, upper
from unnest($1::text[], $2::date[], $3::integer[]) as asked(measure, period_start, period_months)
    join comparator_values using (measure, period_start, period_months)
where area = any ($4) and value is not null
union all
select measure, null, value, null, null, lower, upper
from unnest($1::text[], $2::date[], $3::integer[]) as asked(measure, period_start, period_months)
    join own_values using (measure, period_start, period_months)
where $5 and value is not null
