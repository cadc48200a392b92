-- For each measure the period to compare in: the latest in which the area has a value and another of its group has one too,
-- else the latest in which the area has one.
with asked as (
    select *, exists (select from comparator_values as any_value where any_value.measure = a.measure) as has_others
    from unnest($1::text[], $2::integer[]) as a(measure, member_list)
), member as (
    select * from unnest($3::integer[], $4::text[]) as m(member_list, code)
), own as (
    select asked.*, period_start, period_months
    from asked join own_values using (measure)
    where $5 and value is not null
    union
    select asked.*, period_start, period_months
    from asked join comparator_values using (measure)
    where area = any ($6) and value is not null
), candidate as (
    select own.*,
        has_others and exists (
            select from comparator_values as other join member on member.code = other.area and member.member_list = own.member_list
            where other.measure = own.measure and other.period_start = own.period_start and other.period_months = own.period_months
                and other.value is not null and other.area <> all ($6)
        ) as is_comparable,
        (period_start + make_interval(months => period_months))::date as period_end
    from own
)
select distinct on (measure) measure, period_start, period_months, max(period_end) over (partition by measure) > period_end as has_later
from candidate
order by measure, is_comparable desc, period_end desc, period_months
