-- What looks like an e-mail address, a phone number or a Social Security number in the words of a report (G10). The public never sees it; people are told.
insert into dataset_rule (edition, rule_id, severity, clause) values
  ('2019', 'personal-data-in-text', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'personal-data-in-text', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'personal-data-in-text', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'personal-data-in-text', 'advisory', 'A-11 280.6 (FY2026)');
