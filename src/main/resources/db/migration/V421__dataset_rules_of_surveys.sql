-- The survey that a dataset names must have been cleared on the dataset's scale (F2p), and OMB's decision which ratings count must
-- be the one that was counted with (F2d, L8).
insert into dataset_rule (edition, rule_id, severity, clause) values
  ('2019', 'cleared-scale', 'review', '44 U.S.C. 3507'),
  ('2020', 'cleared-scale', 'review', 'A-11 280.7 (2020)'),
  ('2023', 'cleared-scale', 'review', 'A-11 280.14 (2023)'),
  ('FY2026', 'cleared-scale', 'review', 'A-11 280.6 (FY2026)'),
  ('2023', 'threshold', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'threshold', 'advisory', 'A-11 280.6 (FY2026)');
