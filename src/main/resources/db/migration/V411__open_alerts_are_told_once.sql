-- The cause while the alert is open, null afterwards: two nodes that see the same at once tell it once.
alter table operator_alert add column open_cause varchar(120);
create unique index operator_alert_open on operator_alert (open_cause);
