package org.hispcycle.actionplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hispcycle.actionplan.PlanTerms.Choice;
import org.hispcycle.actionplan.PlanTerms.Idea;
import org.hispcycle.platform.InputRefused.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of an action plan, row by row, for a HISP with one designated service. */
class ActionPlanRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COMPLETE = """
      {"summary":"s","actions":[
        {"id":"a1","kind":"service","serviceId":26,"title":"t","painPoint":"p","painPointSource":"other","evidence":"e","outcome":"o","measure":"m","baseline":"40","baselineDate":"2026-06-30","target":"20","unit":"minutes","targetDate":"2027-09-30","owner":"w"},
        {"id":"a2","kind":"capability","serviceId":null,"title":"t2","painPoint":"p","painPointSource":"other","evidence":"e","outcome":"o","measure":"m","baseline":"0","baselineDate":"2026-01-02","target":"1","unit":"","targetDate":"2027-01-01","owner":"w"}],
       "budgetRequests":[{"id":"b1","title":"bt","fiscalYear":2028,"amount":"$1,500,000","account":"036-0142","narrative":"n","actionIds":["a1"]}]}""";

  private final ActionPlanRules rules = new ActionPlanRules(terms(2028, List.of(), Set.of(26)), true);

  private static PlanTerms terms(Integer budgetYear, List<Choice> horizons, Set<Integer> needingAction) {
    return new PlanTerms(2026, 2027, budgetYear, horizons, List.of(), Idea.NOT_ASKED, List.of(), Map.of(26, "Contacting the contact center"), needingAction, false);
  }

  private static ActionPlanContent content(String json) {
    try {
      return JSON.readValue(json, ActionPlanContent.class);
    } catch (Exception broken) {
      throw new AssertionError(json, broken);
    }
  }

  private static List<String> fields(ActionPlanRules rules, String json) {
    return rules.check(content(json)).stream().map(Fault::field).toList();
  }

  @Test
  void aCompletePlanHasNoFaults() {
    assertThat(rules.check(content(COMPLETE))).isEmpty();
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(delimiter = '|', textBlock = """
      "id":"a1"                 | "id":""                       | actions[0].id
      "id":"a1"                 | "id":"a b"                    | actions[0].id
      "id":"a2"                 | "id":"a1"                     | actions[1].id
      "kind":"service"          | "kind":"other"                | actions[0].kind
      "kind":"capability"       | "kind":null                   | actions[1].kind
      "serviceId":26            | "serviceId":27                | actions[0].serviceId
      "serviceId":26            | "serviceId":null              | actions[0].serviceId
      "kind":"service"          | "kind":"capability"           | actions
      "title":"t"               | "title":" "                   | actions[0].title
      "painPoint":"p"           | "painPoint":null              | actions[0].painPoint
      "evidence":"e"            | "evidence":""                 | actions[0].evidence
      "outcome":"o"             | "outcome":""                  | actions[0].outcome
      "measure":"m"             | "measure":""                  | actions[0].measure
      "baseline":"40"           | "baseline":""                 | actions[0].baseline
      "target":"20"             | "target":null                 | actions[0].target
      "targetDate":"2027-09-30" | "targetDate":"2026-12-31"     | actions[0].targetDate
      "targetDate":"2027-09-30" | "targetDate":"2027-02-30"     | actions[0].targetDate
      "targetDate":"2027-09-30" | "targetDate":"next year"      | actions[0].targetDate
      "targetDate":"2027-09-30" | "targetDate":"9999-01-01"     | actions[0].targetDate
      "targetDate":"2027-09-30" | "targetDate":null             | actions[0].targetDate
      "owner":"w"               | "owner":""                    | actions[0].owner
      "id":"b1"                 | "id":null                     | budgetRequests[0].id
      "title":"bt"              | "title":""                    | budgetRequests[0].title
      "fiscalYear":2028         | "fiscalYear":2027             | budgetRequests[0].fiscalYear
      "fiscalYear":2028         | "fiscalYear":null             | budgetRequests[0].fiscalYear
      "amount":"$1,500,000"     | "amount":"-5"                 | budgetRequests[0].amount
      "amount":"$1,500,000"     | "amount":"1.5 million"        | budgetRequests[0].amount
      "account":"036-0142"      | "account":""                  | budgetRequests[0].account
      "narrative":"n"           | "narrative":""                | budgetRequests[0].narrative
      "actionIds":["a1"]        | "actionIds":["a9"]            | budgetRequests[0].actionIds
      "actionIds":["a1"]        | "actionIds":[null]            | budgetRequests[0].actionIds
      """)
  void aFaultIsFoundWhereItIs(String right, String wrong, String field) {
    assertThat(COMPLETE).contains(right);
    assertThat(fields(rules, COMPLETE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)))).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"actions\":[]}", "{\"actions\":null,\"budgetRequests\":null}"})
  void anEmptyPlanNamesTheServiceWithoutAction(String json) {
    assertThat(rules.check(content(json))).extracting(Fault::message).containsExactly("The plan has no action. Enter at least one for 2027.",
        "The designated service \"Contacting the contact center\" has no action. Enter at least one.");
  }

  @Test
  void entriesThatAreNothingAreNamed() {
    assertThat(fields(rules, "{\"actions\":[null],\"budgetRequests\":[null]}")).containsExactly("actions[0]", "actions", "budgetRequests[0]");
  }

  @Test
  void aPlanNeedsNoBudgetRequest() {
    assertThat(rules.check(content(COMPLETE.replaceFirst("(?s)\"budgetRequests\":.*", "\"budgetRequests\":[]}")))).isEmpty();
    assertThat(rules.check(content(COMPLETE.replace("\"actionIds\":[\"a1\"]", "\"actionIds\":null")))).isEmpty();
  }

  @Test
  void aDepartmentNeedsNoActionForAService() {
    var department = new ActionPlanRules(terms(2028, List.of(), Set.of()), true);
    var capability = COMPLETE.replaceFirst("\"kind\":\"service\",\"serviceId\":26", "\"kind\":\"capability\",\"serviceId\":null");
    assertThat(department.check(content(capability))).isEmpty();
    assertThat(department.check(content(COMPLETE))).isEmpty();
  }

  @Test
  void anEditionWithoutBudgetRequestsTakesNone() {
    var without = new ActionPlanRules(terms(null, List.of(), Set.of(26)), true);
    assertThat(fields(without, COMPLETE)).containsExactly("budgetRequests");
  }

  @Test
  void aRefusalNeverRepeatsWhatABudgetRequestSays() {
    var secret = COMPLETE.replace("\"bt\"", "\"" + "SECRET".repeat(50) + "\"").replace("$1,500,000", "SECRET").replace("036-0142", "SECRET".repeat(50))
        .replace("\"n\"", "\"" + "SECRET".repeat(2_000) + "\"").replace("\"b1\"", "\"SECRET SECRET\"").replace("[\"a1\"]", "[\"SECRET\"]");
    var faults = rules.check(content(secret));
    assertThat(faults).hasSize(6);
    assertThat(faults).noneMatch(fault -> fault.toString().contains("SECRET"));
    assertThat(content(secret).toString()).doesNotContain("SECRET".repeat(3));
  }
}
