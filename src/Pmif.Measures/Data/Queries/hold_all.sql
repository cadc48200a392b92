-- Holds back all rows of a submission that breaks the contract as a whole.
with held as (
    delete from staged_values returning *
), kept as (
    insert into quarantined_values (submission_id, row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator,
        lower, upper, flag, note, reason)
    select $1, row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note, $3
    from held
    where not $2
)
select count(*) from held
