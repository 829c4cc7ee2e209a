-- What the FY2026 edition prints in 280.5, word for word: the pages show it beside the proposed day.
update edition_milestone set printed = 'Spring 2026' where edition = 'FY2026' and milestone = 'capacity-assessment';
update edition_milestone set printed = 'Summer 2026' where edition = 'FY2026' and milestone = 'service-designation';
update edition_milestone set printed = 'September 2026 (concurrent with FY 2028 Budget submission)'
  where edition = 'FY2026' and milestone = 'action-plan';
update edition_milestone set printed = 'the final business day of January, April, July, and October'
  where edition = 'FY2026' and milestone in ('service-report-q1', 'service-report-q2', 'service-report-q3', 'service-report-q4');
