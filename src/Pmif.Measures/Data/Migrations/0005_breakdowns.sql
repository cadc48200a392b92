-- When a breakdown belongs to its parents: [{"parent": …, "from": …, "to": …}]. A parent that is not named here has it always.
alter table breakdowns add memberships jsonb not null default '[]' check (jsonb_typeof(memberships) = 'array');
