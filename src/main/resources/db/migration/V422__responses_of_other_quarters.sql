-- From which share on a rule speaks up; null for rules without one.
alter table dataset_rule add column share_limit numeric(5, 4);
-- A response file carries no date (E9): ids that were submitted for another quarter, or a file that another service has, too, are the
-- signs that it belongs elsewhere. Advisory, because some surveys number their responses anew each quarter.
insert into dataset_rule (edition, rule_id, severity, clause, share_limit) values
  ('2019', 'ids-of-other-quarter', 'advisory', 'A-11 280.7 (2019)', 0.05),
  ('2020', 'ids-of-other-quarter', 'advisory', 'A-11 280.7 (2020)', 0.05),
  ('2023', 'ids-of-other-quarter', 'advisory', 'A-11 280.14 (2023)', 0.05),
  ('FY2026', 'ids-of-other-quarter', 'advisory', 'A-11 280.6 (FY2026)', 0.05),
  ('2019', 'file-of-other-service', 'advisory', 'A-11 280.7 (2019)', null),
  ('2020', 'file-of-other-service', 'advisory', 'A-11 280.7 (2020)', null),
  ('2023', 'file-of-other-service', 'advisory', 'A-11 280.14 (2023)', null),
  ('FY2026', 'file-of-other-service', 'advisory', 'A-11 280.6 (FY2026)', null);
