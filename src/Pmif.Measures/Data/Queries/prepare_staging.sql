-- The tables stay with the session; emptying them at each commit would cost a small submission more than all else.
set local client_min_messages = warning;

-- Compiling costs more than it saves on statements that run once, and sorts of a large submission should not go to disk.
set local jit = off;

set local work_mem = '64MB';

create temp table if not exists staged_values (
    row_number         bigint   not null,
    measure_id         integer  not null,
    breakdown_id       integer  not null,
    period_start       date     not null,
    period_months      smallint not null,
    value              numeric,
    numerator          numeric,
    denominator        numeric,
    lower              numeric,
    upper              numeric,
    flag               text,
    note               text,
    rag                text     not null,
    target             numeric,
    definition_version integer  not null,
    target_version     integer,
    closed             integer,
    part               smallint not null default 0
);

create temp table if not exists staged_series (
    series_id    bigint  not null,
    measure_id   integer not null,
    breakdown_id integer not null,
    revision     bigint  not null,
    -- Whose the values are: submissions that are merged together have no series in common.
    submission   uuid    not null,
    locked_at    timestamptz not null,
    primary key (measure_id, breakdown_id)
);

delete from staged_values;

delete from staged_series;

select pg_relation_size('pg_temp.staged_values') + pg_relation_size('pg_temp.staged_series');
