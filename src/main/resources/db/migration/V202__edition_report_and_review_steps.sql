-- The words and clauses of quarterly reports and of the reviews of surveys under each edition (E1 to E4, H4 to H6).
insert into edition_step (edition, step, role, department_role, name, ask, clause) values
  ('2019', 'report-submit', null, null, 'Submit data dashboard', 'Submit the data dashboard of the quarter: the overall measures, the service measures, service-level indicators, recent accomplishments and the actions planned for the next quarter (E4, E14). If the HISP cannot report yet, say why and from which quarter it will, not later than fiscal year 2021, quarter 1 (E12).', 'A-11 280.11, 280.12 (2019)'),
  ('2019', 'report-sign', null, null, null, null, 'A-11 280.12 (2019)'),
  ('2019', 'report-review', null, null, 'Review data dashboard', null, 'A-11 280.12 (2019)'),
  ('2020', 'report-submit', null, null, 'Submit data dashboard', 'Submit the data dashboard of the quarter as soon as you are able to: scores, drivers, service-level indicators and recent accomplishments (E3, E5, E14). If the HISP cannot report yet, say why and from which quarter it will, not later than fiscal year 2021, quarter 1 (E12).', 'A-11 280.11, 280.12 (2020)'),
  ('2020', 'report-sign', null, null, null, null, 'A-11 280.12 (2020)'),
  ('2020', 'report-review', null, null, 'Review data dashboard', null, 'A-11 280.12 (2020)'),
  ('2023', 'report-submit', null, null, null, null, 'A-11 280.12, 280.14 (2023)'),
  ('2023', 'report-sign', null, null, null, null, 'A-11 280.14 (2023)'),
  ('2023', 'report-review', null, null, null, null, 'A-11 280.14 (2023)'),
  ('FY2026', 'report-submit', null, null, null, null, null),
  ('FY2026', 'report-sign', null, null, null, null, null),
  ('FY2026', 'report-review', null, null, null, null, null),
  ('2019', 'survey-desk-review', null, null, 'Review survey at OMB', null, 'A-11 280.7 (2019)'),
  ('2020', 'survey-desk-review', null, null, 'Review survey as customer experience subject matter expert', null, 'A-11 280.7 (2020)'),
  ('2023', 'survey-desk-review', null, null, 'Review survey as OMB CX Desk Officer', null, 'A-11 280.8 (2023)'),
  ('FY2026', 'survey-desk-review', null, null, null, null, null);
