-- Rows that name a measure, area and period which an earlier row of the file named.
select row, area
from (
    select row, area, row_number() over (partition by measure, period_start, period_months, area order by row) as occurrence
    from staged_values
) as counted
where occurrence > 1
order by row
