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
      "painPointSource":"other" | "painPointSource":""          | actions[0].painPointSource
      "painPointSource":"other" | "painPointSource":"hearsay"   | actions[0].painPointSource
      "baselineDate":"2026-06-30" | "baselineDate":null         | actions[0].baselineDate
      "baselineDate":"2026-06-30" | "baselineDate":"last June"  | actions[0].baselineDate
      "baselineDate":"2026-06-30" | "baselineDate":"2027-10-01" | actions[0].baselineDate
      "owner":"w"               | "owner":"w","status":"soon"   | actions[0].status
      "owner":"w"               | "owner":"w","horizon":"following" | actions[0].horizon
      "owner":"w"               | "owner":"w","burdens":["learning"] | actions[0].burdens
      "kind":"service"          | "kind":"service","status":"dropped" | actions
      "id":"b1"                 | "id":null                     | budgetRequests[0].id
      "title":"bt"              | "title":""                    | budgetRequests[0].title
      "fiscalYear":2028         | "fiscalYear":2027             | budgetRequests[0].fiscalYear
      "fiscalYear":2028         | "fiscalYear":null             | budgetRequests[0].fiscalYear
      "amount":"$1,500,000"     | "amount":"-5"                 | budgetRequests[0].amount
      "amount":"$1,500,000"     | "amount":"1.5 million"        | budgetRequests[0].amount
      "account":"036-0142"      | "account":""                  | budgetRequests[0].account
      "amount":"$1,500,000"     | "amount":"0"                  | budgetRequests[0].amount
      "amount":"$1,500,000"     | "amount":"1e6"                | budgetRequests[0].amount
      "amount":"$1,500,000"     | "amount":"1.005"              | budgetRequests[0].amount
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

  private static final List<Choice> THREE_HORIZONS = List.of(new Choice("current", "This year", null),
      new Choice("following", "Next year", null), new Choice("budget", "Budget", null));

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(nullValues = "none", textBlock = """
      current,   2026-12-31, none
      current,   2027-01-01, actions[0].targetDate
      following, 2026-12-31, actions[0].targetDate
      following, 2027-12-31, none
      following, 2028-01-01, actions[0].targetDate
      budget,    2027-09-30, actions[0].targetDate
      budget,    2027-10-01, none
      budget,    2039-01-01, actions[0].targetDate
      none,      2027-06-01, actions[0].horizon
      someday,   2027-06-01, actions[0].horizon
      """)
  void aTargetDateFitsItsHorizon(String horizon, String targetDate, String field) {
    var with = new ActionPlanRules(terms(2028, THREE_HORIZONS, Set.of(26)), true);
    var plan = COMPLETE.replace("\"id\":\"a2\"", "\"id\":\"a2\",\"horizon\":\"following\"").replaceFirst("\"targetDate\":\"2027-09-30\"",
        "\"targetDate\":\"" + targetDate + "\"" + (horizon == null ? "" : ",\"horizon\":\"" + horizon + "\""));
    assertThat(fields(with, plan)).isEqualTo(field == null ? List.of() : List.of(field));
  }

  @Test
  void theOnlyHorizonIsTakenWhereNoneIsNamed() {
    var one = new ActionPlanRules(terms(2028, List.of(new Choice("following", "Next year", null)), Set.of(26)), true);
    assertThat(one.check(content(COMPLETE))).isEmpty();
    assertThat(fields(one, COMPLETE.replace("2027-09-30", "2028-01-01"))).containsExactly("actions[0].targetDate");
  }

  @Test
  void aTargetBeforeItsBaselineIsRefused() {
    var same = COMPLETE.replace("\"baselineDate\":\"2026-06-30\"", "\"baselineDate\":\"2026-12-31\"").replace("2027-09-30", "2026-12-31");
    var current = new ActionPlanRules(terms(2028, List.of(new Choice("current", "This year", null)), Set.of(26)), true);
    assertThat(current.check(content(same.replace("2027-01-01", "2026-11-01")))).extracting(Fault::message)
        .containsExactly("The target date of action 1 is not after the date of its baseline. Correct one of them.");
  }

  @Test
  void evidenceIsWordsOrAFileOrALink() {
    for (var other : List.of("\"files\":[\"e1\"]", "\"links\":[{\"title\":\"Survey\",\"url\":\"https://example.gov\"}]")) {
      assertThat(rules.check(content(COMPLETE.replaceFirst("\"evidence\":\"e\"", "\"evidence\":\"\"," + other)))).isEmpty();
    }
  }

  @Test
  void aProgramStandsForAnAccount() {
    assertThat(rules.check(content(COMPLETE.replace("\"account\":\"036-0142\"", "\"program\":\"Customer experience office\"")))).isEmpty();
  }

  @Test
  void theEditionsPartsAreAskedFor() {
    var parts = new ActionPlanRules(new PlanTerms(2021, 2021, null, List.of(), List.of(new Choice("data", "CX Data", null)), Idea.REQUIRED, List.of(),
        Map.of(), Set.of(), true), true);
    var plan = "{\"actions\":[{\"id\":\"a1\",\"kind\":\"capability\",\"title\":\"t\",\"painPoint\":\"p\",\"painPointSource\":\"other\",\"evidence\":\"e\","
        + "\"outcome\":\"o\",\"measure\":\"m\",\"baseline\":\"1\",\"baselineDate\":\"2021-01-02\",\"target\":\"2\",\"targetDate\":\"2021-09-30\",\"owner\":\"w\"}]%s}";
    assertThat(fields(parts, plan.formatted(""))).containsExactly("components.data", "idea");
    assertThat(fields(parts, plan.formatted(",\"components\":{\"data\":\"x\"},\"idea\":\"y\""))).isEmpty();
  }

  @Test
  void whatOnlyWeakensAPlanIsAWarning() {
    var weak = COMPLETE.replace("\"baseline\":\"40\"", "\"baseline\":\"many\"").replace("\"target\":\"20\"", "\"target\":\"few\"")
        .replace("\"id\":\"a2\"", "\"id\":\"a2\",\"horizon\":\"budget\"").replace("\"target\":\"1\"", "\"target\":\"0\"").replace("[\"a1\"]", "[]");
    assertThat(rules.warnings(content(weak))).extracting(Fault::field).containsExactly("actions[0].target", "actions[0].baseline",
        "actions[1].target", "actions[1]", "budgetRequests[0].actionIds");
    assertThat(rules.warnings(content(COMPLETE))).isEmpty();
    assertThat(new PlanCheck(rules.check(content(weak)), rules.warnings(content(weak))).withoutMoney().warnings()).extracting(Fault::field)
        .doesNotContain("budgetRequests[0].actionIds");
  }

  @Test
  void aDraftPlanMayLeaveOpenWhatIsNotKnownYet() {
    var draft = new ActionPlanRules(terms(2028, THREE_HORIZONS, Set.of(26)), false);
    assertThat(fields(draft, "{\"actions\":[{\"id\":\"a1\",\"kind\":\"capability\",\"horizon\":\"current\",\"title\":\"t\",\"painPoint\":\"p\",\"outcome\":\"o\"}],"
        + "\"budgetRequests\":[{\"id\":\"b1\",\"title\":\"t\"}]}")).isEmpty();
    assertThat(fields(draft, "{\"actions\":[{\"id\":\"a1\",\"kind\":\"capability\",\"horizon\":\"current\",\"targetDate\":\"soon\"}],"
        + "\"budgetRequests\":[{\"id\":\"b1\",\"title\":\"t\",\"amount\":\"much\",\"fiscalYear\":2020}]}"))
        .containsExactly("actions[0].title", "actions[0].painPoint", "actions[0].outcome", "actions[0].targetDate", "budgetRequests[0].fiscalYear",
            "budgetRequests[0].amount");
  }

  @Test
  void tenThousandCharactersInANameAndAScriptInANarrativeAreNamedOrKeptAsText() {
    var longName = "x".repeat(10_000);
    assertThat(rules.check(content(COMPLETE.replace("\"title\":\"t\"", "\"title\":\"" + longName + "\"")))).singleElement().satisfies(fault -> {
      assertThat(fault.field()).isEqualTo("actions[0].title");
      assertThat(fault.message()).isEqualTo("Shorten the title of action 1: it has 10000 characters, at most 200 are kept.");
    });
    assertThat(rules.check(content(COMPLETE.replace("\"painPoint\":\"p\"", "\"painPoint\":\"<script>alert(1)</script>\"")))).isEmpty();
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
