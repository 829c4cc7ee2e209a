-- How strictly an edition takes a rule about a whole dataset: blocking keeps the report from being passed on, review must be
-- settled before OMB can accept it, advisory is for people to judge. A rule that is absent does not exist in the edition.
create table dataset_rule (
  edition  varchar(16) not null references edition (id),
  rule_id  varchar(40) not null,
  severity varchar(10) not null check (severity in ('blocking', 'review', 'advisory')),
  clause   varchar(60) not null,
  primary key (edition, rule_id)
);
insert into dataset_rule (edition, rule_id, severity, clause) values
  ('2019', 'control-number', 'review', '44 U.S.C. 3507'),
  ('2020', 'control-number', 'review', 'A-11 280.7 (2020)'),
  ('2023', 'control-number', 'review', 'A-11 280.8 (2023)'),
  ('FY2026', 'control-number', 'review', 'A-11 280.6 (FY2026)'),
  ('2019', 'same-file', 'blocking', 'A-11 280.7 (2019)'),
  ('2020', 'same-file', 'blocking', 'A-11 280.7 (2020)'),
  ('2023', 'same-file', 'blocking', 'A-11 280.14 (2023)'),
  ('FY2026', 'same-file', 'blocking', 'A-11 280.6 (FY2026)'),
  ('2023', 'journey-stage', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'journey-stage', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2019', 'few-responses', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'few-responses', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'few-responses', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'few-responses', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2020', 'volumes', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'volumes', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'volumes', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2019', 'trust-wording', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'trust-wording', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'trust-wording', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'trust-wording', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2023', 'refused-rows', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'refused-rows', 'advisory', 'A-11 280.6 (FY2026)');
