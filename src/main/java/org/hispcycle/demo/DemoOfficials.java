package org.hispcycle.demo;

import java.time.LocalDate;
import org.hispcycle.platform.SqlTime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo's agencies and OMB have an official from the first day, named after the role; marked as demonstration data. */
@Component
@Profile("demo")
class DemoOfficials implements SmartInitializingSingleton {

  private static final LocalDate APPOINTED = LocalDate.of(2019, 10, 1);

  private final JdbcClient sql;

  DemoOfficials(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void afterSingletonsInstantiated() {
    sql.sql("""
        insert into official_appointment (agency_id, name, office, appointed_on, instrument, appointed_by, recorded_at, demo)
        select id, 'Lead Agency Service Delivery Official (demo)', 'Office of the official (demo)', ?, 'Demonstration data', 'demo', ?, true
        from agency where id not in (select agency_id from official_appointment)""")
        .params(APPOINTED, SqlTime.of(APPOINTED.atStartOfDay(java.time.ZoneOffset.UTC).toInstant())).update();
    sql.sql("""
        insert into lead_designation (name, office, designated_on, instrument, designated_by, recorded_at, demo)
        select 'Federal Government Service Delivery Lead (demo)', 'Office of Management and Budget (demo)', ?, 'Demonstration data', 'demo', ?, true
        from (values (1)) as one (n) where not exists (select 1 from lead_designation)""")
        .params(APPOINTED, SqlTime.of(APPOINTED.atStartOfDay(java.time.ZoneOffset.UTC).toInstant())).update();
  }
}
