-- What a report says besides figures, as it was released: taken from the submission when its figures become public (G2, G10),
-- so that nothing public is read from drafts.
alter table service_report add column accomplishments text;
alter table service_report add column indicators text;
create index service_report_published on service_report (published_at);
