-- What had been superseded by @before; the revision that was current then stays, for it answers for the time after.
update store set history_from = greatest(history_from, @before);

delete from benchmarks b
where b.fetched_at < @before
  and exists (select from benchmarks n where n.measure = b.measure and n.fetch_no > b.fetch_no and n.fetched_at <= @before);

delete from rebuilds where finished_at < @before;

with removed as (
    delete from cell_revisions
    where ctid = any (array(
        select r.ctid
        from cell_revisions r
        where r.recorded_at < @before
          and exists (
            select from cell_revisions n
            where n.measure = r.measure and n.breakdown = r.breakdown and n.revision > r.revision and n.recorded_at <= @before)
        order by r.recorded_at
        limit @most))
    returning 1
)
select count(*) from removed
