package org.hispcycle.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.FederalHolidays;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new circular becomes an edition by data alone; whatever does not fit is refused with its place. */
@Tag("database")
class EditionPublishingTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private static final Pattern STEP = Pattern.compile("name=\"step\" value=\"([a-z-]+)\"");
  private static final Pattern ROLE = Pattern.compile("editionRules\\.role\\(execution, '([a-z-]+)'\\)");

  private final Set<Integer> opened = new HashSet<>();
  private Editions editions;
  private EditionPublishing publishing;

  @BeforeEach
  void seed() {
    var calendars = Mockito.mock(Calendars.class);
    Mockito.when(calendars.business()).thenReturn(new BusinessCalendar(FederalHolidays.statutory()));
    var sql = JdbcClient.create(MigratedDatabase.create());
    editions = new Editions(sql, calendars);
    var beans = new StaticListableBeanFactory();
    beans.addBean("use", new EditionUse() {
      @Override
      public Set<Integer> cyclesUnder(String id) {
        return Set.copyOf(opened.stream().filter(year -> editions.forCycle(year).id().equals(id)).toList());
      }

      @Override
      public Set<Integer> openedCycles() {
        return opened;
      }
    });
    publishing = new EditionPublishing(sql, editions, calendars, beans.getBeanProvider(EditionUse.class), JSON,
        Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC), event -> {});
  }

  private ObjectNode newEdition() {
    var document = (ObjectNode) JSON.valueToTree(publishing.document("FY2026"));
    return document.put("id", "FY2027").put("title", "A circular made up for this test").put("firstCycleYear", 2027);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019", "2020", "2023", "FY2026"})
  void eachShippedEditionIsADocumentThatCouldBePublished(String id) {
    assertThat(EditionCheck.of(publishing.document(id))).isEmpty();
  }

  @Test
  void aNewEditionIsInForceFromItsFirstCycleOnAndReadsBackAsItWasPublished() {
    var document = newEdition().put("minimumServices", 3).put("assessmentName", "Service Review");
    var publication = publishing.publish(document, "ombLead");

    assertThat(publication.revision()).isEqualTo(1);
    assertThat(editions.forCycle(2026).id()).isEqualTo("FY2026");
    assertThat(editions.forCycle(2027).id()).isEqualTo("FY2027");
    assertThat(editions.forCycle(2027).minimumServices()).isEqualTo(3);
    assertThat(JSON.<ObjectNode>valueToTree(publishing.document("FY2027"))).isEqualTo(document);
    assertThat(publishing.publications()).extracting(EditionPublishing.Publication::publishedBy).containsExactly("ombLead");
  }

  @Test
  void anEditionThatNoCycleUsesYetCanBeCorrected() {
    publishing.publish(newEdition(), "ombLead");
    var correction = publishing.publish(newEdition().put("minimumServices", 2), "ombLead");
    assertThat(correction.revision()).isEqualTo(2);
    assertThat(editions.byId("FY2027").minimumServices()).isEqualTo(2);
  }

  @Test
  void anEditionUnderWhichACycleRunsIsNotChanged() {
    opened.add(2026);
    var changed = ((ObjectNode) JSON.valueToTree(publishing.document("FY2026"))).put("minimumServices", 5);
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> publishing.publish(changed, "ombLead"))
        .withMessageContaining("Cycles run under the edition FY2026 (2026)").withMessageContaining("another id");
    assertThat(editions.byId("FY2026").minimumServices()).isEqualTo(1);
  }

  @Test
  void aNewEditionDoesNotTakeOverACycleThatIsOpen() {
    opened.addAll(Set.of(2026, 2027));
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> publishing.publish(newEdition(), "ombLead"))
        .withMessageContaining("The cycle 2027 is open already").withMessageContaining("begin with 2028");
  }

  @Test
  void thePreviewShowsTheDatesAndWarnsOfWeekendsAndWritesNothing() {
    var document = newEdition();
    ((ObjectNode) milestone(document, "action-plan")).put("due", "day 2027-09-12");
    var preview = publishing.preview(document);
    assertThat(preview.milestones()).filteredOn(each -> each.milestone().equals("action-plan")).extracting(MilestoneDates::dueOn)
        .containsExactly(java.time.LocalDate.of(2027, 9, 12));
    assertThat(preview.remarks()).anyMatch(remark -> remark.contains("action-plan") && remark.contains("2027-09-12"));
    assertThat(editions.all()).hasSize(4);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("id", document -> document.put("id", "no spaces allowed")),
        fault("id", document -> document.remove("id")),
        fault("title", document -> document.put("title", " ")),
        fault("title", document -> document.put("title", "x".repeat(201))),
        fault("firstCycleYear", document -> document.putNull("firstCycleYear")),
        fault("firstCycleYear", document -> document.put("firstCycleYear", 1999)),
        fault("firstCycleYear", document -> document.put("firstCycleYear", 2024)),
        fault("firstCycleYear", document -> document.put("firstCycleYear", "soon")),
        fault("minimumServices", document -> document.put("minimumServices", -1)),
        fault("graceDays", document -> document.put("graceDays", 0)),
        fault("graceDays", document -> document.put("graceDays", 100_000)),
        fault("positiveFrom", document -> document.put("positiveFrom", 6)),
        fault("notReportingCap", document -> document.put("notReportingCap", "next year")),
        fault("wholePlanPublic", document -> document.remove("wholePlanPublic")),
        fault("minimalServices", document -> document.put("minimalServices", 1)),
        fault("milestones", document -> ((ArrayNode) document.get("milestones")).removeAll()),
        fault("milestones[0].milestone", document -> ((ObjectNode) document.get("milestones").get(0)).put("milestone", "picnic")),
        fault("milestones[1].milestone", document -> ((ObjectNode) document.get("milestones").get(1)).put("milestone",
            document.get("milestones").get(0).get("milestone").asText())),
        fault("milestones[0].due", document -> ((ObjectNode) document.get("milestones").get(0)).put("due", "month-day 13-45")),
        fault("milestones[0].due", document -> ((ObjectNode) document.get("milestones").get(0)).put("due", "nth-weekday 09-5-MONDAY")),
        fault("milestones[0].due", document -> ((ObjectNode) document.get("milestones").get(0)).put("due", "T(java.lang.Runtime)")),
        fault("milestones[0].due", document -> ((ObjectNode) document.get("milestones").get(0)).put("due", "quarter-opens 1")),
        fault("steps[0].role", document -> ((ObjectNode) document.get("steps").get(0)).put("role", "ombDirector")),
        fault("steps[2].role", document -> ((ObjectNode) document.get("steps").get(2)).put("role", "ombDirector")),
        fault("steps[2].role", document -> ((ObjectNode) document.get("steps").get(2)).putNull("role")),
        fault("steps[0].step", document -> ((ObjectNode) document.get("steps").get(0)).put("step", "plan-party")),
        fault("steps", document -> ((ArrayNode) document.get("steps")).removeAll()),
        fault("steps", document -> document.putNull("budgetYearOffset")),
        fault("codes", document -> ((ObjectNode) document.get("codes")).remove("channel")),
        fault("codes", document -> ((ObjectNode) document.get("codes")).putArray("colours")),
        fault("codes.channel[1].code", document -> ((ObjectNode) document.get("codes").get("channel").get(1)).put("code",
            document.get("codes").get("channel").get(0).get("code").asText())));
  }

  private static Arguments fault(String field, Consumer<ObjectNode> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("faults")
  void whatDoesNotFitIsRefusedWithItsPlaceAndNothingIsWritten(String field, Consumer<ObjectNode> change) {
    var document = newEdition();
    change.accept(document);
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> publishing.publish(document, "ombLead"))
        .satisfies(refusal -> assertThat(refusal.faults()).extracting(InputRefused.Fault::field).contains(field))
        .satisfies(refusal -> assertThat(refusal.faults()).allSatisfy(each -> assertThat(each.message()).isNotBlank().endsWith(".")));
    assertThat(editions.all()).hasSize(4);
  }

  @Test
  void theStepsOfAnEditionAreThoseThatTheModelsAskFor() throws IOException {
    var steps = new TreeSet<String>();
    var roles = new TreeSet<String>();
    try (var models = Files.list(Path.of("processes"))) {
      for (var model : models.filter(each -> each.toString().endsWith(".bpmn")).toList()) {
        var text = Files.readString(model);
        STEP.matcher(text).results().forEach(match -> steps.add(match.group(1)));
        ROLE.matcher(text).results().forEach(match -> roles.add(match.group(1)));
      }
    }
    assertThat(steps).containsExactlyInAnyOrderElementsOf(EditionCheck.STEPS);
    assertThat(roles).containsExactlyInAnyOrderElementsOf(EditionCheck.ROLE_NEEDED);
  }

  private static com.fasterxml.jackson.databind.JsonNode milestone(ObjectNode document, String slug) {
    for (var each : document.get("milestones")) {
      if (each.get("milestone").asText().equals(slug)) {
        return each;
      }
    }
    throw new AssertionError("The document has no milestone " + slug);
  }
}
