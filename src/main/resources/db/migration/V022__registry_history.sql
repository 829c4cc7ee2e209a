-- The register's history in full (A12, X6): when each change was entered, and the reason of a withdrawal beside, not
-- instead of, that of the designation.
alter table hisp_term add column recorded_at timestamp with time zone;
alter table hisp_term add column withdrawal_reason varchar(2000);
alter table hisp_term add column withdrawal_recorded_at timestamp with time zone;
alter table designation add column recorded_at timestamp with time zone;
alter table designation add column end_recorded_at timestamp with time zone;

-- The reporting data does not say when OMB designated a HISP. Its first reported quarter gives the latest possible day;
-- such a day is only for reckoning and is not published.
alter table hisp_term add column day_known boolean default true not null;
update hisp_term set day_known = false where designated_by = 'seed';
update hisp_term set designated_on = date '2021-01-01' where hisp_id = 'USDA-FSA';
update hisp_term set designated_on = date '2021-10-01' where hisp_id = 'USDA-NRCS';
update hisp_term set designated_on = date '2022-01-01' where hisp_id = 'GSA-PEP';
update hisp_term set designated_on = date '2022-04-01' where hisp_id = 'DOI-FWS';
update hisp_term set designated_on = date '2022-10-01' where hisp_id in ('DOL-EBSA', 'DOL-ETA', 'USAID-USAID', 'USDA-RD');
