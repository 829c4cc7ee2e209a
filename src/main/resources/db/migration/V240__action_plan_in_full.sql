-- Horizon, status and the day of the baseline of a commitment (D4, D6).
alter table commitment add column horizon varchar(20);
alter table commitment add column status varchar(20);
alter table commitment add column baseline_date date;

-- An account or a program, and the cross-agency priority that a request serves (D12).
alter table budget_request alter column account drop not null;
alter table budget_request add column program varchar(200);
alter table budget_request add column cross_agency_priority varchar(200);

-- Who signed which version of a plan, in which office, and the fingerprint of exactly what was signed (A5, A9).
create table plan_signature (
  business_key       varchar(160) not null,
  submission_version integer not null,
  signed_by          varchar(64) not null,
  office             varchar(120) not null,
  signed_at          timestamp with time zone not null,
  sha256             varchar(64) not null,
  primary key (business_key, submission_version)
);

-- Accepted plans of editions that make the whole plan public (D8): its text without files and without money.
create table public_plan (
  business_key       varchar(160) primary key,
  cycle_year         integer not null,
  agency_id          varchar(16) not null,
  hisp_id            varchar(40),
  submission_version integer not null,
  content            text not null,
  accepted_on        date not null
);
create index public_plan_cycle on public_plan (cycle_year, agency_id);

-- Burdens that an action may ease, as M-22-10 names them (N9); the 2023 edition refers to it.
insert into edition_code (edition, list, position, code, label, hint) values
  ('2023', 'burden-kind', 1, 'learning', 'Learning costs', 'Finding out about a service and whether one may have it.'),
  ('2023', 'burden-kind', 2, 'compliance', 'Compliance costs', 'Forms, documents, travel and waiting.'),
  ('2023', 'burden-kind', 3, 'psychological', 'Psychological costs', 'Stress, stigma and loss of control.');
