package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.DocumentDifferences.Difference;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** OMB publishes versions of the survey guidelines; what is published stays, and cases under way keep theirs (F1d). */
@Tag("database")
class GuidelinePublishingTest {

  private final DataSource database = MigratedDatabase.create();
  private AnnotationConfigApplicationContext application;

  @BeforeEach
  void start() {
    application = application();
  }

  @AfterEach
  void stop() {
    application.close();
  }

  private AnnotationConfigApplicationContext application() {
    var started = new AnnotationConfigApplicationContext();
    started.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    started.registerBean(ObjectMapper.class, () -> new ObjectMapper());
    started.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));
    started.registerBean(Calendars.class, () -> Mockito.mock(Calendars.class));
    started.register(Editions.class, Guidelines.class, GuidelinePublishing.class);
    started.refresh();
    return started;
  }

  private Guidelines guidelines() {
    return application.getBean(Guidelines.class);
  }

  private GuidelinePublishing publishing() {
    return application.getBean(GuidelinePublishing.class);
  }

  private static ObjectNode next() {
    return PublishedGuidelines.document("FY2026").put("version", 2).put("maxQuestions", 12);
  }

  @Test
  void eachEditionStartsWithTheGuidelinesOfItsCircularOnceHoweverOftenTheApplicationStarts() {
    application().close();
    assertThat(publishing().all()).extracting(each -> each.edition() + " " + each.version() + (each.inForce() ? "" : " replaced"))
        .containsExactlyInAnyOrder("2019 1 replaced", "2019 2", "2020 1 replaced", "2020 2", "2023 1", "FY2026 1");
    assertThat(publishing().all()).allSatisfy(each -> {
      assertThat(each.publishedBy()).isEqualTo("system");
      assertThat(each.rules()).isGreaterThanOrEqualTo(each.blocking());
    });
    var fy2026 = guidelines().inForce("FY2026");
    assertThat(fy2026.wordingFrom()).isEqualTo("2023");
    assertThat(fy2026.standInNote()).contains("prints no wording");
    assertThat(fy2026).usingRecursiveComparison().ignoringFields("id").isEqualTo(PublishedGuidelines.of("FY2026"));
  }

  @Test
  void whatWasMendedInAFirstVersionComesWithTheNextStartUnlessOmbHasPublishedItsOwn() {
    JdbcClient.create(database).sql("delete from survey_guideline where version = 2 and edition in ('2019', '2020')").update();
    publishing().publish(PublishedGuidelines.document("2019").put("title", "OMB's own").toString(), "ombLead");
    try (var started = application()) {
      var restarted = started.getBean(Guidelines.class);
      assertThat(restarted.inForce("2019").title()).isEqualTo("OMB's own");
      assertThat(restarted.inForce("2020").version()).isEqualTo(2);
      assertThat(restarted.inForce("2020").rules().get("satisfaction-reason").severity()).isEqualTo("blocking");
    }
  }

  @Test
  void theLimitsOfTheGuidelinesAreThoseOfTheirEditions() {
    application.getBean(Editions.class).all().forEach(edition -> {
      var guideline = guidelines().of(edition);
      assertThat(guideline.maxQuestions()).isEqualTo(edition.maxQuestions());
      assertThat(guideline.positiveFrom()).isEqualTo(edition.positiveFrom());
      if (guideline.maxQuestions() != null) {
        assertThat(guideline.rules().get("max-questions").severity()).isEqualTo(edition.maxQuestionsBlocking() ? "blocking" : "advisory");
      }
    });
  }

  @Test
  void aNewVersionIsForSurveysThatBeginAndTheOldOneStaysForThoseUnderWay() {
    var before = guidelines().inForce("FY2026");
    var published = publishing().publish(next().toString(), "ombLead");
    assertThat(published.version()).isEqualTo(2);
    assertThat(published.publishedBy()).isEqualTo("ombLead");
    assertThat(published.inForce()).isTrue();

    assertThat(guidelines().inForce("FY2026").maxQuestions()).isEqualTo(12);
    assertThat(guidelines().version(before.id()).maxQuestions()).isEqualTo(15);
    assertThat(publishing().document(before.id()).get("maxQuestions").asInt()).isEqualTo(15);
    assertThat(publishing().all()).filteredOn(each -> each.id() == before.id()).singleElement().satisfies(each -> assertThat(each.inForce()).isFalse());
    assertThat(publishing().all()).filteredOn(each -> each.edition().equals("2023")).singleElement().satisfies(each -> assertThat(each.inForce()).isTrue());
  }

  @Test
  void aPreviewShowsEveryDifferenceAndWritesNothing() {
    var document = next();
    ((ObjectNode) document.get("rules").get("scale")).put("severity", "blocking");
    ((ObjectNode) document.get("rules")).remove("order");
    var preview = publishing().check(document.toString());
    assertThat(preview.follows()).isEqualTo(1);
    assertThat(preview.differences()).containsExactlyInAnyOrder(new Difference("maxQuestions", "15", "12"), new Difference("rules / scale / severity", "advisory", "blocking"),
        new Difference("rules / order / severity", "advisory", null), new Difference("rules / order / clause", "A-11 280.6 (FY2026)", null));
    assertThat(publishing().all()).hasSize(6);
  }

  @Test
  void aPublishedVersionIsNotPublishedAgainAndNoneIsLeftOut() {
    for (var version : List.of(1, 3)) {
      assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> publishing().publish(next().put("version", version).toString(), "ombLead"))
          .withMessageContaining("Give this one the version 2").satisfies(refusal -> assertThat(refusal.faults()).singleElement().satisfies(fault -> assertThat(fault.field()).isEqualTo("version")));
    }
    assertThat(publishing().all()).hasSize(6);
  }

  @Test
  void ofTwoWhoPublishAtTheSameMomentOneIsToldToLookAtTheOther() throws Exception {
    var together = new CyclicBarrier(2);
    var people = Executors.newFixedThreadPool(2);
    try (var second = application()) {
      var both = List.of(publishing(), second.getBean(GuidelinePublishing.class)).stream().map(each -> people.submit(() -> {
        together.await();
        return each.publish(next().put("title", "Mine").toString(), "ombLead");
      })).toList();
      int published = 0;
      for (Future<GuidelinePublishing.Published> each : both) {
        try {
          assertThat(each.get().version()).isEqualTo(2);
          published++;
        } catch (ExecutionException refused) {
          assertThat(refused).cause().isInstanceOf(InputRefused.class).hasMessageContaining("version");
        }
      }
      assertThat(published).isEqualTo(1);
      assertThat(publishing().all()).filteredOn(each -> each.edition().equals("FY2026")).hasSize(2);
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void anEditionWithoutGuidelinesOfItsOwnTakesThoseBeforeIt() {
    JdbcClient.create(database).sql("""
        insert into edition (id, title, first_cycle_year, activities_clause, assessment_name, plan_name, minimum_services, draft_plan, review_meeting_name,
          department_is_subject, action_year_offset, cfo_clears_incentives, pra_reviewer, max_questions_blocking, positive_from, whole_plan_public)
        select 'FY2028', title, 2028, activities_clause, assessment_name, plan_name, minimum_services, draft_plan, review_meeting_name,
          department_is_subject, action_year_offset, cfo_clears_incentives, pra_reviewer, max_questions_blocking, positive_from, whole_plan_public
        from edition where id = 'FY2026'""").update();
    assertThat(guidelines().inForce("FY2028").edition()).isEqualTo("FY2026");
    publishing().publish(PublishedGuidelines.document("FY2026").put("edition", "FY2028").put("version", 1).toString(), "ombLead");
    assertThat(guidelines().inForce("FY2028").edition()).isEqualTo("FY2028");
  }

  @Test
  void anUnknownNumberOrEditionIsSaidToBeUnknown() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> guidelines().version(4711));
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> guidelines().inForce("1999"));
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> publishing().document(-1));
  }
}
