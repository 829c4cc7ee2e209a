package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision tables row by row; at the end every row must have been hit. */
class ClearanceDecisionsTest {

  private static final Path DETERMINATION = Path.of("processes/pra-determination.dmn");
  private static final Path CHANGE = Path.of("processes/survey-change.dmn");
  private static final Path JOINT_OUTCOME = Path.of("processes/joint-outcome.dmn");
  private static final Set<String> HIT = new TreeSet<>();

  private final DmnEngine engine = engine();

  private static DmnEngine engine() {
    var configuration = new DefaultDmnEngineConfiguration();
    configuration.getCustomPostDecisionTableEvaluationListeners().add((DmnDecisionTableEvaluationEvent event) ->
        event.getMatchingRules().forEach(rule -> HIT.add(rule.getId())));
    return configuration.buildEngine();
  }

  private DmnDecision decision(Path file, String id) {
    try (var in = Files.newInputStream(file)) {
      return engine.parseDecision(id, in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "federalEmployees, survey,      5000, true,  false, false, false, false, 44 U.S.C. 3502(3)(A)(i)",
      "federalEmployees, recruiting,  50,   true,  true,  true, false,  false, 44 U.S.C. 3502(3)(A)(i)",
      "public,           observation, 500,  false, false, false, false, false, 5 CFR 1320.3(h)(3)",
      "public,           usability,   40,   true,  false, true, false,  false, A-11 280.7 (FY2026)",
      "public,           openEnded,   60,   false, false, false, false, false, A-11 280.8 (2023)",
      "public,           recruiting,  10,   true,  true,  false, false, true,  A-11 280.8 (2023)",
      "public,           recruiting,  500,  true,  false, false, false, false, A-11 280.8 (2023)",
      "public,           recruiting,  9,    true,  true,  false, false, false, A-11 280.8 (2023)",
      "public,           recruiting,  9,    true,  true,  true, false,  true,  A-11 280.8 (2023)",
      "public,           survey,      9,    true,  false, true, false,  true,  A-11 280.8 (2023)",
      "public,           survey,      9,    true,  false, false, false, false, A-11 280.8 (2023)",
      "public,           survey,      1,    true,  false, false, false, false, A-11 280.8 (2023)",
      "public,           survey,      10,   true,  false, false, false, true,  A-11 280.6 (FY2026)",
      "public,           survey,      100000, true, false, true, false, true,  A-11 280.6 (FY2026)",
      "public,           openEnded,   10,   true,  false, false, false, true,  44 U.S.C. 3502(3)",
      "public,           openEnded,   9,    true,  false, false, false, false, A-11 280.8 (2023)",
      "public,           publicMeeting, 900, true, false, false, false, false, 5 CFR 1320.3(h)(8)",
      "public,           survey,      9,    true,  false, false, true, true, 5 CFR 1320.3(c)(4)(ii)",
      "public,           survey,      3,    true,  false, true,  true, true, 5 CFR 1320.3(c)(4)(ii)",
      "public,           usability,   3,    true,  false, false, true, false, A-11 280.7 (FY2026)",
      "federalEmployees, survey,      9,    true,  false, false, true, false, 44 U.S.C. 3502(3)(A)(i)"})
  void whetherTheActApplies(String collectsFrom, String method, int respondents, boolean identical, boolean screening, boolean others,
      boolean sector, boolean applies, String clause) {
    VariableMap given = Variables.createVariables().putValue("collectsFrom", collectsFrom).putValue("method", method)
        .putValue("respondents", respondents).putValue("identicalQuestions", identical).putValue("screeningQuestions", screening)
        .putValue("otherGroupsSamePurpose", others).putValue("sectorMajority", sector);
    var result = engine.evaluateDecisionTable(decision(DETERMINATION, "PraDeterminationDecision"), given).getSingleResult();
    assertThat(result.<Boolean>getEntry("applies")).isEqualTo(applies);
    assertThat(result.<String>getEntry("clause")).isEqualTo(clause);
    assertThat(result.<String>getEntry("reason")).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
      "approve, approve, approved", "approve, approveWithChanges, approvedWithChanges", "approve, return, returned", "approve, disapprove, disapproved",
      "approveWithChanges, approve, approvedWithChanges", "approveWithChanges, approveWithChanges, approvedWithChanges",
      "approveWithChanges, return, returned", "approveWithChanges, disapprove, disapproved",
      "return, approve, returned", "return, approveWithChanges, returned", "return, return, returned", "return, disapprove, disapproved",
      "disapprove, approve, disapproved", "disapprove, approveWithChanges, disapproved", "disapprove, return, disapproved", "disapprove, disapprove, disapproved"})
  void theStricterReviewDecides(String deskOfficer, String oira, String joint) {
    var given = Variables.createVariables().putValue("deskOfficerOutcome", deskOfficer).putValue("oiraOutcome", oira);
    assertThat(engine.evaluateDecisionTable(decision(JOINT_OUTCOME, "JointOutcomeDecision"), given).<String>getSingleEntry()).isEqualTo(joint);
  }

  /** What differs, in the order of the table's columns. */
  private static final List<String> DIFFERENCES = List.of("methodChanged", "populationChanged", "questionsAdded", "requiredWordingChanged",
      "incentiveChanged", "burdenChanged", "channelsChanged", "otherWordingChanged");

  private DmnDecisionRuleResult change(boolean changesApproved, Set<String> different) {
    var given = Variables.createVariables().putValue("changesApproved", changesApproved);
    DIFFERENCES.forEach(each -> given.putValue(each, different.contains(each)));
    return engine.evaluateDecisionTable(decision(CHANGE, "SurveyChangeDecision"), given).getSingleResult();
  }

  @ParameterizedTest
  @CsvSource({"methodChanged, substantive", "populationChanged, substantive", "questionsAdded, substantive", "requiredWordingChanged, substantive",
      "incentiveChanged, substantive", "burdenChanged, nonSubstantive", "channelsChanged, nonSubstantive", "otherWordingChanged, nonSubstantive"})
  void oneDifferenceDecidesWhatKindOfChangeItIs(String different, String kind) {
    var result = change(true, Set.of(different));
    assertThat(result.<String>getEntry("kind")).isEqualTo(kind);
    assertThat(result.<String>getEntry("reason")).endsWith(".");
    assertThat(result.<String>getEntry("clause")).isEqualTo("5 CFR 1320.5(g)");
  }

  @Test
  void nothingThatWasApprovedIsDifferentInACosmeticChange() {
    assertThat(change(true, Set.of()).<String>getEntry("kind")).isEqualTo("cosmetic");
  }

  @Test
  void aSurveyOfItsOwnIsNoChangeWhateverItAsks() {
    assertThat(change(false, Set.of()).<String>getEntry("kind")).isEqualTo("new");
    assertThat(change(false, Set.copyOf(DIFFERENCES)).<String>getEntry("kind")).isEqualTo("new");
  }

  @Test
  void theGravestDifferenceDecides() {
    for (int chosen = 0; chosen < 1 << DIFFERENCES.size(); chosen++) {
      var different = new TreeSet<String>();
      for (int i = 0; i < DIFFERENCES.size(); i++) {
        if ((chosen & 1 << i) > 0) {
          different.add(DIFFERENCES.get(i));
        }
      }
      var substantive = DIFFERENCES.subList(0, 5).stream().anyMatch(different::contains);
      assertThat(change(true, different).<String>getEntry("kind")).as("%s", different)
          .isEqualTo(substantive ? "substantive" : different.isEmpty() ? "cosmetic" : "nonSubstantive");
    }
  }

  @Test
  void nobodyIsLeftWithoutAnAnswer() {
    for (var from : new String[] {"public", "federalEmployees"}) {
      for (var method : new String[] {"survey", "openEnded", "usability", "observation", "recruiting", "publicMeeting"}) {
        for (var people : new int[] {1, 9, 10}) {
          for (int flags = 0; flags < 16; flags++) {
            var given = Variables.createVariables().putValue("collectsFrom", from).putValue("method", method).putValue("respondents", people)
                .putValue("identicalQuestions", (flags & 1) > 0).putValue("screeningQuestions", (flags & 2) > 0)
                .putValue("otherGroupsSamePurpose", (flags & 4) > 0).putValue("sectorMajority", (flags & 8) > 0);
            assertThat(engine.evaluateDecisionTable(decision(DETERMINATION, "PraDeterminationDecision"), given)).hasSize(1);
          }
        }
      }
    }
  }

  @AfterAll
  static void everyRowWasHit() {
    for (var file : new Path[] {DETERMINATION, CHANGE, JOINT_OUTCOME}) {
      assertThat(HIT).containsAll(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class).stream().map(Rule::getId).toList());
    }
  }
}
