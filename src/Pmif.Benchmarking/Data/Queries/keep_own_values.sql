-- Makes the stored points of a series those that Measures told: everything from the first told point on.
with told as (
    select * from unnest($2::date[], $3::integer[], $4::numeric[], $5::numeric[], $6::numeric[], $7::text[])
        as point(period_start, period_months, value, lower, upper, flag)
), gone as (
    delete from own_values as held
    where measure = $1
        and not exists (select from told where told.period_start = held.period_start and told.period_months = held.period_months)
        and (period_start >= (select min(period_start) from told) or not exists (select from told))
    returning 1
), kept as (
    insert into own_values as held (measure, period_start, period_months, value, lower, upper, flag)
    select $1, period_start, period_months, value, lower, upper, flag from told
    on conflict (measure, period_start, period_months) do update
        set value = excluded.value, lower = excluded.lower, upper = excluded.upper, flag = excluded.flag
        where (held.value, held.lower, held.upper, held.flag) is distinct from (excluded.value, excluded.lower, excluded.upper, excluded.flag)
    returning 1
)
select (select count(*) from gone) + (select count(*) from kept) > 0 and exists (select from comparator_values where measure = $1)
