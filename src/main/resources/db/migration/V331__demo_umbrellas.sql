-- For the demonstration: the umbrella of one department runs out in 2026, so its renewal is under way, and one department
-- has none, so its services are shown as blocked (F1f, H3, L17). A database in which a cycle runs keeps what it has.
update umbrella_clearance set expires_on = date '2026-09-30'
where demo and agency_id = 'GSA' and not exists (select 1 from cycle);
delete from survey_clearance where demo and agency_id = 'HUD' and not exists (select 1 from cycle);
delete from umbrella_clearance where demo and agency_id = 'HUD' and not exists (select 1 from cycle);
