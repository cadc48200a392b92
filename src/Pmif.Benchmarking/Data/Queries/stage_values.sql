create temporary table staged_values (
    row           bigint not null,
    measure       text collate "C" not null,
    area          text collate "C" not null,
    period_start  date not null,
    period_months integer not null,
    value         numeric,
    numerator     numeric,
    denominator   numeric,
    lower         numeric,
    upper         numeric,
    flag          text not null
) on commit drop
