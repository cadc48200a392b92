insert into staged_cells (measure, breakdown, revision, recorded_at, period_start, period_months, value, target,
                          rag, direction, movement, variation, assurance, forecast, recent, marks)
select *
from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::date[], $6::integer[], $7::numeric[], $8::numeric[],
            $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::jsonb[], $16::jsonb[])
