-- What people decide about a control chart: where its limits start anew (rebase), and which point is known to be out of the ordinary (ghost).
alter table rebases rename to chart_marks;
alter table chart_marks add kind text not null default 'rebase' check (kind in ('rebase', 'ghost'));
alter table chart_marks alter kind drop default;
drop index rebases_standing;
create unique index chart_marks_standing on chart_marks (measure_id, breakdown_id, kind, period_start, period_months) where removed_at is null;
