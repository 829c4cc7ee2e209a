package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.FederalHolidays;
import org.hispcycle.edition.EditionPublishing;
import org.hispcycle.edition.Editions;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new circular does not leave datasets unchecked (E10, F1f). */
@Tag("database")
class DatasetRulesTest {

  @Test
  void anEditionThatOmbHasJustPublishedTakesTheRulesOfTheOneBefore() {
    var calendars = Mockito.mock(Calendars.class);
    Mockito.when(calendars.business()).thenReturn(new BusinessCalendar(FederalHolidays.statutory()));
    var sql = JdbcClient.create(MigratedDatabase.create());
    try (var application = new AnnotationConfigApplicationContext()) {
      application.registerBean(JdbcClient.class, () -> sql);
      application.registerBean(ObjectMapper.class, () -> new ObjectMapper().registerModule(new JavaTimeModule()));
      application.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC));
      application.registerBean(Calendars.class, () -> calendars);
      application.register(Editions.class, EditionPublishing.class, DatasetRules.class);
      application.refresh();
      var publishing = application.getBean(EditionPublishing.class);
      var editions = application.getBean(Editions.class);
      var rules = application.getBean(DatasetRules.class);

      ObjectNode document = application.getBean(ObjectMapper.class).valueToTree(publishing.document("FY2026"));
      publishing.publish(document.put("id", "FY2027").put("title", "A circular made up for this test").put("firstCycleYear", 2027), "ombLead");

      assertThat(rules.of(editions.forCycle(2027))).isEqualTo(rules.of(editions.byId("FY2026"))).containsKeys("control-number", "cleared-scale", "same-file");
      sql.sql("insert into dataset_rule (edition, rule_id, severity, clause) values ('FY2027', 'few-responses', 'blocking', 'made up')").update();
      assertThat(rules.of(editions.forCycle(2027))).as("those of its own").containsOnlyKeys("few-responses");
      assertThat(rules.of(editions.byId("2019"))).doesNotContainKey("journey-stage");
    }
  }
}
