-- The first of several rows for the same value stands; the others are noted as issues and taken out.
with ranked as (
    select ctid as place, row_number() over same as nth, first_value(row_number) over same as first_row
    from staged_values
    window same as (partition by measure_id, breakdown_id, period_start, period_months order by row_number)
), removed as (
    delete from staged_values v using ranked r
    where v.ctid = r.place and r.nth > 1
    returning v.row_number, v.period_start, r.first_row
), noted as (
    insert into submission_issues (submission_id, ordinal, row_number, field, code, value, message)
    select $1, $2 + row_number() over (order by row_number), row_number, 'period', 'measures.duplicate-in-submission', period_start::text,
           format('Row %s gives the same value already.', first_row)
    from removed
    returning ordinal, row_number, field, code, value, message
)
select row_number, field, code, value, message, count(*) over () from noted order by ordinal limit 1000
