-- The quarters whose reports are open for a HISP: a service that is designated afterwards joins them.
create table opened_quarter (
  hisp_id        varchar(40) not null,
  fiscal_quarter varchar(10) not null,
  opened_at      timestamp with time zone not null,
  primary key (hisp_id, fiscal_quarter)
);
