-- Strictness of the survey guidelines per edition, read from sections 280.7 (2019, 2020), 280.14 (2023) and 280.6 (FY2026).
-- The FY2026 edition prints no wording; what its guidelines ask is taken from 2023 until OMB's own are entered.
insert into survey_rule (edition, rule_id, severity, clause) values
  ('2019', 'trust-wording', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'trust-wording', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'trust-wording', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'trust-wording', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2019', 'scale', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'scale', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'scale', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'scale', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2019', 'required-driver', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'required-driver', 'blocking', 'A-11 280.7 (2020)'),
  ('2023', 'required-driver', 'blocking', 'A-11 280.14 (2023)'),
  ('FY2026', 'required-driver', 'blocking', 'A-11 280.6 (FY2026)'),
  ('2019', 'applicable-driver', 'advisory', 'A-11 280.7 (2019)'),
  ('2020', 'applicable-driver', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'applicable-driver', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'applicable-driver', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2020', 'free-text', 'blocking', 'A-11 280.7 (2020)'),
  ('2023', 'free-text', 'blocking', 'A-11 280.14 (2023)'),
  ('FY2026', 'free-text', 'blocking', 'A-11 280.6 (FY2026)'),
  ('2020', 'max-questions', 'blocking', 'A-11 280.7 (2020)'),
  ('2023', 'max-questions', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'max-questions', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2023', 'max-minutes', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'max-minutes', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2023', 'journey-end', 'blocking', 'A-11 280.14 (2023)'),
  ('FY2026', 'journey-end', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2020', 'umbrella', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'umbrella', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'umbrella', 'advisory', 'A-11 280.6 (FY2026)'),
  ('2020', 'publication', 'advisory', 'A-11 280.7 (2020)'),
  ('2023', 'publication', 'advisory', 'A-11 280.14 (2023)'),
  ('FY2026', 'publication', 'advisory', 'A-11 280.6 (FY2026)');

-- Two umbrella clearances of the kind that existed, both expired: history, not permission. Hours and responses as approved.
insert into umbrella_clearance (agency_id, control_number, title, approved_on, expires_on, ceiling_responses, ceiling_hours,
  drawn_responses, drawn_hours, publication_allowed, demo, source) values
  ('DOC', '0690-0035', 'Generic Clearance for Managing Customer Experience and Improving Service Delivery OMB Circular A-11, Section 280', null, date '2023-09-30', 752925, 55471, 0, 0, true, false, 'ICR 202102-0690-001'),
  ('OPM', null, 'A-11 Section 280 generic clearance', null, date '2023-12-31', 1009850, 252975, 0, 0, true, false, 'ICR 202011-3206-008');

-- DEMO: what umbrella clearance a department has today is not in the data; numbers and ceilings are made up.
insert into umbrella_clearance (agency_id, control_number, title, approved_on, expires_on, ceiling_responses, ceiling_hours,
  drawn_responses, drawn_hours, publication_allowed, demo, source) values
  ('DHS', '9900-0001', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('DOC', '9900-0002', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('DOI', '9900-0003', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('DOL', '9900-0004', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('DOS', '9900-0005', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('ED', '9900-0006', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('GSA', '9900-0007', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('HHS', '9900-0008', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('HUD', '9900-0009', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('OPM', '9900-0010', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('SBA', '9900-0011', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('SSA', '9900-0012', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('TREAS', '9900-0013', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('USAID', '9900-0014', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('USDA', '9900-0015', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up'),
  ('VA', '9900-0016', 'Demo: umbrella clearance for A-11 Section 280', date '2025-01-02', date '2027-12-31', 750000, 60000, 0, 0, true, true, 'made up');

-- DEMO: a clearance for each designated service with which an OMB control number was seen in the public data; whether the
-- number is valid today is not known. Services without one have no clearance and are shown as blocked.
insert into survey_clearance (business_key, agency_id, hisp_id, service_id, umbrella_id, control_number, title, approved_on,
  expires_on, terms, responses, hours, publication_allowed, demo, recorded_by, recorded_at)
select null, h.agency_id, d.hisp_id, d.service_id, u.id, substring(p.observed_control_numbers from 1 for 9),
  'Demo: survey of "' || s.name || '"', date '2025-01-02', date '2027-12-31', null, null, null, true, true, 'seed',
  timestamp with time zone '2025-01-02 05:00:00+00'
from designation d
  join hisp h on h.id = d.hisp_id
  join service s on s.id = d.service_id
  join hisp_service p on p.hisp_id = d.hisp_id and p.service_id = d.service_id
  join umbrella_clearance u on u.agency_id = h.agency_id and u.demo
where d.demo and d.ended_on is null and p.observed_control_numbers is not null;
