-- Days on which OMB's word replaces the statutory calendar (requirement X9). Runs on H2 2.3 and on PostgreSQL.
-- "day" stays quoted and lower-case everywhere: it is a keyword in H2.
create table calendar_override (
  "day" date not null primary key,
  closed boolean not null,
  reason varchar(400) not null,
  source varchar(400),
  declared_by varchar(64) not null,
  declared_at timestamp not null -- UTC
);

-- Closures by executive order known to the project's calendar research (reliability notes, section 4.1), which gives the
-- days and not the orders' numbers. That research calls closures of later years unverified, so none is seeded: OMB
-- verifies and declares them.
insert into calendar_override ("day", closed, reason, source, declared_by, declared_at) values
  (date '2019-12-24', true, 'Federal offices closed by executive order, December 24, 2019',
   'Executive-order closure listed in reliability notes, section 4.1; in no calendar library; number of the order not recorded', 'migration V010', current_timestamp),
  (date '2020-12-24', true, 'Federal offices closed by executive order, December 24, 2020',
   'Executive-order closure listed in reliability notes, section 4.1; in no calendar library; number of the order not recorded', 'migration V010', current_timestamp),
  (date '2024-12-24', true, 'Federal offices closed by executive order, December 24, 2024',
   'Executive-order closure listed in reliability notes, section 4.1; in no calendar library; number of the order not recorded', 'migration V010', current_timestamp),
  (date '2025-01-09', true, 'Federal offices closed by executive order, January 9, 2025',
   'Executive-order closure listed in reliability notes, section 4.1; in no calendar library; number of the order not recorded. Closures after this day are unverified: to be verified by OMB', 'migration V010', current_timestamp);
