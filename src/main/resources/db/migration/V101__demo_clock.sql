-- How far the demo's clock is from real time; used by the demo profile alone, and empty everywhere else.
create table demo_clock (
  id            integer primary key,
  offset_millis bigint not null,
  started       boolean not null
);
