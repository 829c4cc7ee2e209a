-- The definition of a service (K6, K7): it starts with an occasion of need, says what is offered (service.description), to
-- whom (N1), through whom and with what, and ends with an outcome.
alter table service add column occasion varchar(4000);
alter table service add column outcome varchar(4000);
alter table service add column customers varchar(4000);
alter table service add column partners varchar(4000);
alter table service add column tools varchar(4000);
