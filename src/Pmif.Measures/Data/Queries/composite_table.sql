-- What may have to be computed anew; like the staging tables it stays with the session.
create temp table if not exists staged_composites (
    ordinal       bigint   not null primary key,
    measure_id    integer  not null,
    breakdown_id  integer  not null,
    period_start  date     not null,
    period_months smallint not null
);

delete from staged_composites;
