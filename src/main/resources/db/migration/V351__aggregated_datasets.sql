-- Answers that an agency has counted itself, question by question, as the reporting templates of 2019 and 2020 have them (E14, F3d, F4a).
create table dataset_question (
  dataset_id bigint not null references dataset (id),
  position   integer not null,
  question   varchar(20) not null,
  wording    varchar(500),
  answer     varchar(2) not null,
  responses  bigint not null,
  primary key (dataset_id, question, answer)
);

-- In which forms a dataset may come. Single responses are always welcome; from 2023 on OMB asks for them (E9).
insert into edition_code (edition, list, position, code, label, hint) values
  ('2019', 'dataset-form', 1, 'counts', 'Counts of answers per question', null),
  ('2019', 'dataset-form', 2, 'responses', 'Single responses', null),
  ('2020', 'dataset-form', 1, 'counts', 'Counts of answers per question', null),
  ('2020', 'dataset-form', 2, 'responses', 'Single responses', null),
  ('2023', 'dataset-form', 1, 'responses', 'Single responses', null),
  ('FY2026', 'dataset-form', 1, 'responses', 'Single responses', null);
