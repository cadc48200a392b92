-- Puts the staged states in the place of all that was known when staging began; what came by event since then stays where it is newer.
update store set position = position + 1, history_from = @historyFrom;

delete from cells where position <= @started;

delete from cell_revisions r
where not exists (
    select from cells c where c.measure = r.measure and c.breakdown = r.breakdown and c.revision = r.revision);

insert into cell_revisions (measure, breakdown, revision, recorded_at, position, period_start, period_months, value, target,
                            rag, direction, movement, variation, assurance, forecast, recent, marks)
select t.measure, t.breakdown, t.revision, t.recorded_at, s.position, t.period_start, t.period_months, t.value, t.target,
       t.rag, t.direction, t.movement, t.variation, t.assurance, t.forecast, t.recent, t.marks
from staged_cells t cross join store s
on conflict do nothing;

insert into cells as shown (measure, breakdown, revision, position)
select distinct on (t.measure, t.breakdown) t.measure, t.breakdown, t.revision, s.position
from staged_cells t cross join store s
order by t.measure, t.breakdown, t.revision desc
on conflict (measure, breakdown) do update set revision = excluded.revision, position = excluded.position
    where excluded.revision > shown.revision;

drop table staged_cells;

do $$ begin perform pg_notify('scorecards', '*'); end $$;

select count(*) from cells
