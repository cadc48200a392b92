select s.code, s.name, s.ordinal, coalesce(r.rag, 'no-data'), count(distinct p.measure)::integer
from (
    select version, code, name, ordinal
    from scorecards
    where version = (select max(version) from layouts) and ordinal > $1
    order by ordinal
    limit $2) s
left join scorecard_measures p on p.version = s.version and p.scorecard = s.code
left join cells c on c.measure = p.measure and c.breakdown = ''
left join cell_revisions r on r.measure = c.measure and r.breakdown = c.breakdown and r.revision = c.revision
group by s.code, s.name, s.ordinal, coalesce(r.rag, 'no-data')
order by s.ordinal
