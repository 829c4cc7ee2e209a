-- Accepted actions, as far as they are public (D7): no evidence, no owner, no money.
create table commitment (
  business_key varchar(160) not null,
  action_id    varchar(40) not null,
  cycle_year   integer not null,
  action_year  integer not null,
  agency_id    varchar(16) not null,
  hisp_id      varchar(40),
  kind         varchar(20) not null,
  service_id   integer,
  title        varchar(200) not null,
  pain_point   text not null,
  outcome      text not null,
  measure      varchar(400) not null,
  baseline     varchar(200) not null,
  target       varchar(200) not null,
  unit         varchar(100),
  target_date  date not null,
  accepted_on  date not null,
  primary key (business_key, action_id)
);
create index commitment_cycle on commitment (cycle_year, agency_id);

-- Budget requests stay inside the Government (D7): no public endpoint, no process variable and no log reads this table.
create table budget_request (
  business_key varchar(160) not null,
  request_id   varchar(40) not null,
  cycle_year   integer not null,
  agency_id    varchar(16) not null,
  hisp_id      varchar(40),
  title        varchar(200) not null,
  fiscal_year  integer not null,
  amount       numeric(18, 2) not null,
  account      varchar(200) not null,
  narrative    text not null,
  action_ids   text not null,
  status       varchar(20) not null,
  submitted_by varchar(64) not null,
  submitted_at timestamp with time zone not null,
  primary key (business_key, request_id)
);
create index budget_request_cycle on budget_request (cycle_year, agency_id);
