-- Editions of OMB Circular A-11, section 280, as data (X1): a cycle keeps the one it was opened under (X10).
create table edition (
  id                        varchar(16) primary key,
  title                     varchar(200) not null,
  first_cycle_year          integer not null unique,
  activities_clause         varchar(60) not null,
  assessment_name           varchar(100) not null,
  plan_name                 varchar(100) not null,
  minimum_services          integer not null,   -- C1, C3; 0 where the edition gives no number
  grace_days                integer,            -- C12; null where the edition prints none
  draft_plan                boolean not null,   -- D2
  review_meeting_name       varchar(100) not null,
  department_is_subject     boolean not null,   -- A14
  action_year_offset        integer not null,   -- D1: actions for the calendar year Y + offset
  budget_year_offset        integer,            -- D1: budget requests for the fiscal year Y + offset
  cfo_clears_incentives     boolean not null,   -- H12
  pra_reviewer              varchar(100) not null, -- H4 to H6
  max_questions             integer,
  max_questions_blocking    boolean not null,   -- F2j, F3f
  positive_from             integer not null,   -- F2e, L7: lowest rating of five that counts as positive
  not_reporting_cap         varchar(10)         -- E12: latest quarter for a target date
);

create table edition_milestone (
  edition    varchar(16) not null references edition (id),
  milestone  varchar(40) not null,
  opens_rule varchar(60) not null,
  due_rule   varchar(60) not null,
  printed    varchar(200),
  clause     varchar(60) not null,
  remark     varchar(400),
  proposed   boolean not null,
  primary key (edition, milestone)
);
