package org.hispcycle.notification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.hispcycle.notification.Audience;
import org.hispcycle.notification.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the reminder ladder, and that no milestone falls through it. */
class ReminderLadderDecisionTest {

  private static final Path TABLE = Path.of("processes/reminder-ladder.dmn");

  private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private final DmnDecision ladder = read();

  private DmnDecision read() {
    try (var file = Files.newInputStream(TABLE)) {
      return engine.parseDecision(ReminderLadderDecision.KEY, file);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private List<Map<String, Object>> steps(String milestone, String roleGroup) {
    return engine.evaluateDecisionTable(ladder, Map.of("milestone", milestone, "roleGroup", roleGroup)).getResultList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      agency | 30-days-ahead  | -30 | calendar days | people of the task                                         | ahead     | Due
      agency | 14-days-ahead  | -14 | calendar days | people of the task                                         | ahead     | Due
      agency | 7-days-ahead   |  -7 | calendar days | people of the task                                         | ahead     | Due
      agency | 3-days-ahead   |  -3 | business days | people of the task                                         | urgent    | Due
      agency | 1-day-ahead    |  -1 | business days | people of the task                                         | urgent    | Due
      agency | due-day        |   0 | calendar days | people of the task                                         | today     | 'Due today,'
      agency | 1-day-overdue  |   1 | business days | people of the task                                         | overdue   | Overdue since
      agency | 2-days-overdue |   2 | business days | people of the task and HISP official                        | escalated | Overdue since
      agency | 10-days-overdue | 10 | business days | 'people of the task, head of agency and OMB lead'            | escalated | Overdue since
      agency | 3-days-overdue |   3 | business days | people of the task and Service Delivery Official           | escalated | Overdue since
      agency | 5-days-overdue |   5 | business days | 'people of the task, Service Delivery Official and OMB lead' | escalated | Overdue since
      OMB    | 30-days-ahead  | -30 | calendar days | people of the task                                         | ahead     | Due
      OMB    | 1-day-overdue  |   1 | business days | people of the task                                         | overdue   | Overdue since
      OMB    | 3-days-overdue |   3 | business days | people of the task                                         | overdue   | Overdue since
      OMB    | 5-days-overdue |   5 | business days | people of the task and OMB lead                            | escalated | Overdue since
      """)
  void eachRowSaysWhenWhoAndHow(String roleGroup, String step, int offset, String unit, String audience, String tone, String subject) {
    var rows = steps("action-plan", roleGroup).stream().filter(row -> row.get("step").equals(step)).toList();
    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.get("offset")).isEqualTo(offset);
      assertThat(row.get("unit")).isEqualTo(unit);
      assertThat(row.get("timeOfDay")).isEqualTo("06:00");
      assertThat(row.get("audience")).isEqualTo(audience);
      assertThat(row.get("tone")).isEqualTo(tone);
      assertThat(row.get("subjectPrefix")).isEqualTo(subject);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "capacity-assessment", "service-designation", "action-plan", "service-report", "survey", "pra-clearance", "close-out"})
  void everyMilestoneHasTheWholeLadderOnceForBothRoleGroups(String milestone) {
    for (var roleGroup : List.of("agency", "OMB")) {
      var steps = steps(milestone, roleGroup).stream().map(row -> row.get("step")).toList();
      var ladder = new ArrayList<>(List.of("30-days-ahead", "14-days-ahead", "7-days-ahead", "3-days-ahead", "1-day-ahead", "due-day",
          "1-day-overdue", "3-days-overdue", "5-days-overdue"));
      if (roleGroup.equals("agency")) {
        ladder.addAll(List.of("2-days-overdue", "10-days-overdue"));
      }
      assertThat(steps).containsExactlyInAnyOrderElementsOf(new ArrayList<Object>(ladder));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      90-days-ahead          | -90 | people of the task
      60-days-ahead          | -60 | people of the task and Service Delivery Official
      30-days-ahead-with-omb | -30 | people of the task, Service Delivery Official and OMB lead
      """)
  void whoMustBeginToReportIsWarnedLongBefore(String step, int offset, String audience) {
    assertThat(steps("first-report", "agency")).filteredOn(row -> row.get("step").equals(step)).singleElement().satisfies(row -> {
      assertThat(row.get("offset")).isEqualTo(offset);
      assertThat(row.get("unit")).isEqualTo("calendar days");
      assertThat(row.get("audience")).isEqualTo(audience);
    });
    assertThat(steps("first-report", "agency")).extracting(row -> row.get("step")).doesNotContain("30-days-ahead").contains("14-days-ahead", "due-day");
    assertThat(steps("first-report", "OMB")).extracting(row -> row.get("step")).doesNotContain(step);
  }

  @Test
  void everyRuleIsHitAndEveryAudienceIsKnown() {
    var hit = new HashSet<Map<String, Object>>();
    hit.addAll(steps("survey", "agency"));
    hit.addAll(steps("survey", "OMB"));
    hit.addAll(steps("first-report", "agency"));
    assertThat(hit).hasSize(Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class).size());
    hit.forEach(row -> {
      var audience = Audience.of((String) row.get("audience"));
      var channel = Channel.of((String) row.get("channel"));
      assertThat(channel == Channel.ESCALATION).as("who is told beside the people of the task gets a letter: %s", row)
          .isEqualTo(audience != Audience.PEOPLE);
    });
  }
}
