-- The same columns as scorecard-now.sql, from what had been recorded by $3. Layouts and definitions from before the first one
-- known here are answered with that one.
select s.name, l.version, l.published_at, l.position,
       g.code, g.name, g.kind, p.measure,
       d.name, d.unit, d.per, d.decimals, d.recorded_at, d.position,
       r.revision, r.recorded_at, r.position, r.period_start, r.period_months, r.value, r.target,
       r.rag, r.direction, r.movement, r.variation, r.assurance, r.forecast, r.recent,
       b.group_code, b.group_name, b.rank, b.areas, b.quartile, b.period, b.fetched_at, b.position,
       d.range_low, d.range_high,
       case when not exists (select from cell_revisions o where o.measure = p.measure and o.recorded_at <= $3) then d.first_due end,
       r.marks
from layouts l
join scorecards s on s.version = l.version and s.code = $1
left join scorecard_groups g on g.version = s.version and g.scorecard = s.code
left join scorecard_measures p on p.version = g.version and p.scorecard = g.scorecard and p.group_code = g.code
left join lateral (
    select * from measure_versions v
    where v.measure = p.measure
    order by (v.recorded_at <= $3) desc, case when v.recorded_at <= $3 then -v.version else v.version end
    limit 1) d on true
left join lateral (
    select * from cell_revisions x
    where x.measure = p.measure and x.breakdown = $2 and x.recorded_at <= $3
    order by x.revision desc
    limit 1) r on true
left join lateral (
    select * from benchmarks x
    where x.measure = p.measure and $2 = '' and x.fetched_at <= $3
    order by x.fetch_no desc
    limit 1) b on true
where l.version = coalesce((select max(version) from layouts where published_at <= $3), (select min(version) from layouts))
order by g.ordinal, p.ordinal
