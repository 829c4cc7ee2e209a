-- How many days before its last day people are told that an umbrella clearance runs out (H3); from 90 days on those who
-- run the surveys are told as well.
create table umbrella_alert (
  days_ahead  integer primary key check (days_ahead > 0),
  tells_hisps boolean not null
);
insert into umbrella_alert (days_ahead, tells_hisps) values (365, false), (270, false), (180, false), (90, true), (30, true);

-- When the steps of a renewal begin or are due: so many days before the last day of the clearance, but never with fewer than
-- the least days from when the step begins (H3). Where there is no clearance yet, only the least days count.
create table umbrella_schedule (
  step        varchar(30) primary key,
  days_ahead  integer not null check (days_ahead >= 0),
  least_days  integer not null check (least_days >= 0)
);
insert into umbrella_schedule (step, days_ahead, least_days) values
  ('renewal', 365, 0), ('statement', 300, 30), ('sixty-day-notice', 285, 15), ('comments', 210, 15), ('submission', 180, 15),
  ('review', 110, 60), ('revision', 90, 10), ('number', 90, 10), ('extension', 0, 5);

-- The 18 questions of Supporting Statement A (H17; GSA/digitalgov-pra, CC0, shortened).
create table statement_question (
  number integer primary key,
  topic  varchar(400) not null
);
insert into statement_question (number, topic) values
  (1, 'Circumstances that make the collection necessary; legal or administrative requirements'),
  (2, 'How, by whom, and for what purpose the information is used'),
  (3, 'Use of information technology; reduction of burden'),
  (4, 'Efforts to identify duplication'),
  (5, 'Impact on small businesses or other small entities'),
  (6, 'Consequences of not conducting or conducting less frequently; obstacles to reducing burden'),
  (7, 'Special circumstances (5 CFR 1320.5), e.g. more often than quarterly'),
  (8, 'Federal Register notice, public comments, outside consultation (at least once every 3 years)'),
  (9, 'Payment or gift to respondents'),
  (10, 'Assurance of confidentiality; SORN / PIA'),
  (11, 'Questions of a sensitive nature'),
  (12, 'Hour burden estimate: respondents, frequency, annual hours'),
  (13, 'Total annual cost burden to respondents or record keepers'),
  (14, 'Annualized cost to the Federal Government'),
  (15, 'Reasons for program changes or adjustments'),
  (16, 'Plans for tabulation and publication'),
  (17, 'Reason not to display the OMB expiration date'),
  (18, 'Exceptions to the certification statement');

-- One case per clearance of a department, or for its first; one at a time.
create table umbrella_case (
  business_key     varchar(160) primary key,
  agency_id        varchar(16) not null references agency (id),
  umbrella_id      bigint references umbrella_clearance (id),   -- the clearance that is watched; null before the first
  result_id        bigint references umbrella_clearance (id),   -- the clearance that came of it
  stage            varchar(20) not null,
  stage_at         timestamp with time zone not null,
  extension_reason varchar(4000),
  extension_until  date,
  opened_by        varchar(64) not null,
  opened_at        timestamp with time zone not null,
  open_for         varchar(16) unique                           -- the department while the case runs
);
create index umbrella_case_agency on umbrella_case (agency_id);

-- What a clearance said from when on, and who entered it; rows are only ever added (X6).
create table umbrella_revision (
  umbrella_id         bigint not null references umbrella_clearance (id),
  version             integer not null,
  expires_on          date not null,
  ceiling_responses   bigint not null,
  ceiling_hours       numeric(14, 2) not null,
  ceiling_cost        numeric(14, 2) not null,
  terms               varchar(4000),
  publication_allowed boolean not null,
  reason              varchar(4000),
  revised_by          varchar(64) not null,
  revised_at          timestamp with time zone not null,
  primary key (umbrella_id, version)
);
