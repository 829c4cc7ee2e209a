-- What an edition asks of a report beside its datasets (E14): the 2019 template also wants the planned actions of the following quarter.
insert into edition_code (edition, list, position, code, label, hint) values
  ('2019', 'report-section', 1, 'accomplishments', 'Recent accomplishments', 'What got better for customers this quarter. It is published as "What we learned" once the figures are released.'),
  ('2019', 'report-section', 2, 'service-levels', 'Program-specific service-level indicators', 'Numbers of the program itself, such as wait times or use of the website. They are published once the figures are released.'),
  ('2019', 'report-section', 3, 'planned-actions', 'Planned actions for the following quarter', 'What will be done in the following quarter because of what customers said. OMB reads it; it is not published.'),
  ('2020', 'report-section', 1, 'accomplishments', 'Recent accomplishments', 'What got better for customers this quarter. It is published as "What we learned" once the figures are released.'),
  ('2020', 'report-section', 2, 'service-levels', 'Program-specific service-level indicators', 'Numbers of the program itself, such as wait times or use of the website. They are published once the figures are released.'),
  ('2023', 'report-section', 1, 'accomplishments', 'Recent accomplishments', 'What got better for customers this quarter. It is published as "What we learned" once the figures are released.'),
  ('2023', 'report-section', 2, 'service-levels', 'Program-specific service-level indicators', 'Numbers of the program itself, such as wait times or use of the website. They are published once the figures are released.'),
  ('FY2026', 'report-section', 1, 'accomplishments', 'Recent accomplishments', 'What got better for customers this quarter. It is published as "What we learned" once the figures are released.'),
  ('FY2026', 'report-section', 2, 'service-levels', 'Program-specific service-level indicators', 'Numbers of the program itself, such as wait times or use of the website. They are published once the figures are released.');

-- The indicators of a released report (E14, E17): copied from the submission when its figures are released, like its texts.
create table report_service_level (
  business_key varchar(160) not null references service_report (business_key),
  position     integer not null,
  name         varchar(200) not null,
  unit         varchar(60) not null,
  amount       numeric(20, 4) not null,
  period       varchar(100) not null,
  source       varchar(300),
  primary key (business_key, position)
);

-- How many rows of one dataset carry an id that another dataset of the same report has too (X7); found at the upload of the later one.
create table dataset_overlap (
  dataset_id bigint not null references dataset (id),
  other_id   bigint not null references dataset (id),
  rows_shared bigint not null,
  primary key (dataset_id, other_id)
);
insert into dataset_rule (edition, rule_id, severity, clause) values
  ('2019', 'repeated-ids', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'repeated-ids', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'repeated-ids', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'repeated-ids', 'advisory', 'A-11 280.6 (FY2026)');
