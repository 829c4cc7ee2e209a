-- Read from the circulars; the deadlines are those of section 280.10 to 280.13 (2019, 2020), 280.12 (2023), 280.5 (FY2026).
insert into edition (id, title, first_cycle_year, activities_clause, assessment_name, plan_name, minimum_services, grace_days,
  draft_plan, review_meeting_name, department_is_subject, action_year_offset, budget_year_offset, cfo_clears_incentives,
  pra_reviewer, max_questions, max_questions_blocking, positive_from, not_reporting_cap) values
  ('2019', 'OMB Circular A-11, Section 280 (2019)', 2020, 'A-11 280.12 (2019)', 'CX Self-Assessment', 'CX Action Plan', 0, null,
   false, 'Meeting with OMB', false, 0, null, false, 'OMB', null, false, 4, 'FY2021Q1'),
  ('2020', 'OMB Circular A-11, Section 280 (2020)', 2021, 'A-11 280.12 (2020)', 'CX Capacity Assessment', 'CX Action Plan', 0, null,
   false, 'Meeting with OMB', false, 0, null, false, 'OMB customer experience subject matter expert', 15, true, 4, 'FY2021Q1'),
  ('2023', 'OMB Circular A-11, Section 280 (2023)', 2024, 'A-11 280.12 (2023)', 'CX Capacity Assessment', 'CX Action Plan', 2, 365,
   true, 'CX Deep Dive', true, 1, 2, false, 'OMB CX Desk Officer', 15, false, 5, null),
  ('FY2026', 'OMB Circular A-11, Section 280 (FY 2026)', 2026, 'A-11 280.5 (FY2026)', 'Capacity Assessment', 'Action Plan', 1, null,
   false, 'Review of the results with OMB', true, 1, 2, true, 'OMB PPM', 15, false, 5, null);

-- Rules: day YYYY-MM-DD | month-day MM-DD (moved to the business day on or before it) | nth-weekday MM-n-DAY
--        | quarter-opens n | quarter-last-business-day n +months | quarter-month-end n +months   (n: fiscal quarter)
insert into edition_milestone (edition, milestone, opens_rule, due_rule, printed, clause, remark, proposed) values
  ('2019', 'capacity-assessment', 'month-day 01-02', 'day 2020-01-31', 'January 31st, 2020', 'A-11 280.13 (2019)', null, false),
  ('2019', 'action-plan',         'month-day 02-03', 'day 2020-03-31', 'March 31st, 2020', 'A-11 280.13 (2019)', null, false),
  ('2019', 'service-report-q1', 'quarter-opens 1', 'quarter-month-end 1 +2', null, 'A-11 280.12 (2019)', 'End of the second month following the end of the quarter', false),
  ('2019', 'service-report-q2', 'quarter-opens 2', 'quarter-month-end 2 +2', null, 'A-11 280.12 (2019)', 'End of the second month following the end of the quarter', false),
  ('2019', 'service-report-q3', 'quarter-opens 3', 'quarter-month-end 3 +2', null, 'A-11 280.12 (2019)', 'End of the second month following the end of the quarter', false),
  ('2019', 'service-report-q4', 'quarter-opens 4', 'quarter-month-end 4 +2', null, 'A-11 280.12 (2019)', 'End of the second month following the end of the quarter', false),
  ('2019', 'close-out', 'month-day 12-01', 'month-day 12-15', null, 'HISP Cycle', 'Not in the circular: so that every year closes', true),

  ('2020', 'capacity-assessment', 'month-day 01-04', 'day 2021-01-29', 'January 29th, 2021', 'A-11 280.13 (2020)', 'Section 280.10 prints January 31st, a Sunday in 2021; the specific date of 280.13 is used', false),
  ('2020', 'action-plan',         'month-day 02-01', 'day 2021-04-30', 'April 30th, 2021', 'A-11 280.13 (2020)', null, false),
  ('2020', 'service-report-q1', 'quarter-opens 1', 'quarter-last-business-day 1 +1', 'January 29, 2021', 'A-11 280.12 (2020)', null, false),
  ('2020', 'service-report-q2', 'quarter-opens 2', 'quarter-last-business-day 2 +1', 'April 30, 2021', 'A-11 280.12 (2020)', null, false),
  ('2020', 'service-report-q3', 'quarter-opens 3', 'quarter-last-business-day 3 +1', 'July 30, 2021', 'A-11 280.12 (2020)', null, false),
  ('2020', 'service-report-q4', 'quarter-opens 4', 'quarter-last-business-day 4 +1', 'October 29, 2021', 'A-11 280.12 (2020)', null, false),
  ('2020', 'close-out', 'month-day 12-01', 'month-day 12-15', null, 'HISP Cycle', 'Not in the circular: so that every year closes', true),

  ('2023', 'capacity-assessment', 'month-day 01-02', 'day 2024-02-23', 'February 23, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'review-meeting',      'month-day 02-26', 'day 2024-04-14', 'April 14, 2024', 'A-11 280.12 (2023)', 'A Sunday, stored as printed', false),
  ('2023', 'service-designation', 'month-day 03-01', 'day 2024-05-31', 'May 31, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'draft-action-plan',   'month-day 03-01', 'day 2024-05-31', 'May 31, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'action-plan',         'month-day 06-03', 'day 2024-09-09', 'September 9, 2024', 'A-11 280.12 (2023)', 'With the budget submission', false),
  ('2023', 'service-report-q1', 'quarter-opens 1', 'quarter-last-business-day 1 +1', 'January 31, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'service-report-q2', 'quarter-opens 2', 'quarter-last-business-day 2 +1', 'April 30, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'service-report-q3', 'quarter-opens 3', 'quarter-last-business-day 3 +1', 'July 31, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'service-report-q4', 'quarter-opens 4', 'quarter-last-business-day 4 +1', 'October 31, 2024', 'A-11 280.12 (2023)', null, false),
  ('2023', 'close-out', 'month-day 12-01', 'month-day 12-15', null, 'HISP Cycle', 'Not in the circular: so that every year closes', true),

  ('FY2026', 'capacity-assessment', 'month-day 03-02', 'month-day 05-15', 'Spring', 'A-11 280.5 (FY2026)', 'The circular prints a season; the day is proposed', true),
  ('FY2026', 'service-designation', 'month-day 06-01', 'month-day 07-31', 'Summer', 'A-11 280.5 (FY2026)', 'The circular prints a season; the day is proposed', true),
  ('FY2026', 'action-plan',         'month-day 08-03', 'nth-weekday 09-2-MONDAY', 'September, concurrent with the Budget submission', 'A-11 280.5 (FY2026)', 'The circular prints a month; the second Monday is proposed, as in 2024', true),
  ('FY2026', 'service-report-q1', 'quarter-opens 1', 'quarter-last-business-day 1 +1', 'Final business day of January', 'A-11 280.5 (FY2026)', null, false),
  ('FY2026', 'service-report-q2', 'quarter-opens 2', 'quarter-last-business-day 2 +1', 'Final business day of April', 'A-11 280.5 (FY2026)', null, false),
  ('FY2026', 'service-report-q3', 'quarter-opens 3', 'quarter-last-business-day 3 +1', 'Final business day of July', 'A-11 280.5 (FY2026)', null, false),
  ('FY2026', 'service-report-q4', 'quarter-opens 4', 'quarter-last-business-day 4 +1', 'Final business day of October', 'A-11 280.5 (FY2026)', null, false),
  ('FY2026', 'close-out', 'month-day 12-01', 'month-day 12-15', null, 'HISP Cycle', 'Not in the circular: so that every year closes', true);
