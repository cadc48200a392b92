select s.name, l.version, l.published_at, l.position,
       g.code, g.name, g.kind, p.measure,
       d.name, d.unit, d.per, d.decimals, d.recorded_at, d.position,
       r.revision, r.recorded_at, c.position, r.period_start, r.period_months, r.value, r.target,
       r.rag, r.direction, r.movement, r.variation, r.assurance, r.forecast, r.recent,
       b.group_code, b.group_name, b.rank, b.areas, b.quartile, b.period, b.fetched_at, b.position,
       d.range_low, d.range_high,
       case when not exists (select from cells o where o.measure = p.measure) then d.first_due end,
       r.marks
from layouts l
join scorecards s on s.version = l.version and s.code = $1
left join scorecard_groups g on g.version = s.version and g.scorecard = s.code
left join scorecard_measures p on p.version = g.version and p.scorecard = g.scorecard and p.group_code = g.code
left join lateral (select * from measure_versions v where v.measure = p.measure order by v.version desc limit 1) d on true
left join cells c on c.measure = p.measure and c.breakdown = $2
left join cell_revisions r on r.measure = c.measure and r.breakdown = c.breakdown and r.revision = c.revision
left join lateral (select * from benchmarks x where x.measure = p.measure and $2 = '' order by x.fetch_no desc limit 1) b on true
where l.version = (select max(version) from layouts) and ($3::text[] is null or p.measure = any($3))
order by g.ordinal, p.ordinal
