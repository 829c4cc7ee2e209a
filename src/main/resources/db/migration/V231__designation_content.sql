-- The criteria of a designation as numbers (C5); what earlier designations wrote as text stays as it is.
alter table designation_statement add column population_percent numeric(6, 3);
alter table designation_statement add column annual_volume bigint;
-- OMB chose the quarter of the first report; else it follows the survey where there is a grace period (C12).
alter table designation_statement add column first_report_chosen boolean default true not null;
-- The version of the case's submission that says everything, with evidence and what was weighed.
alter table designation_statement add column submission_version integer;

-- What a designation was aligned with (C9): codes of the edition's list, each with a note.
create table designation_alignment (
  cycle_year integer not null,
  hisp_id    varchar(40) not null,
  service_id integer not null,
  code       varchar(60) not null,
  note       varchar(1000) not null,
  primary key (cycle_year, hisp_id, service_id, code),
  foreign key (cycle_year, hisp_id, service_id) references designation_statement (cycle_year, hisp_id, service_id)
);
