-- What differs between editions beside numbers and dates: which steps take place, who takes them and what they are called,
-- and the lists to choose from (X1). A step without a row does not take place under that edition.
create table edition_step (
  edition         varchar(16) not null references edition (id),
  step            varchar(60) not null,
  role            varchar(60),  -- null where the model's own role stays
  department_role varchar(60),  -- where a department is the subject; null where the role is the same
  name            varchar(120), -- null where the model's own name stays
  ask             varchar(1000),
  clause          varchar(60),
  primary key (edition, step)
);

create table edition_code (
  edition  varchar(16) not null references edition (id),
  list     varchar(40) not null,
  position integer not null,
  code     varchar(60) not null,
  label    varchar(200) not null,
  hint     varchar(1000),
  primary key (edition, list, code)
);

-- Every version of an edition that was published here, with its author; the first four came with the application.
create table edition_publication (
  edition      varchar(16) not null references edition (id),
  revision     integer not null,
  document     text not null,
  sha256       varchar(64) not null,
  published_by varchar(64) not null,
  published_at timestamp with time zone not null,
  primary key (edition, revision)
);

alter table edition add column whole_plan_public boolean default false not null; -- D8: the plan itself, not only its commitments

-- The grace period of newly designated services in one cycle (C12): the edition's, unless OMB sets one.
alter table cycle add column grace_days integer;
