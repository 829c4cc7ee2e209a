package org.hispcycle.assessment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.assessment.AssessmentCase;
import org.hispcycle.assessment.VoluntaryAssessments;
import org.hispcycle.assessment.process.VoluntaryAssessmentProcess.Elements;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.draft.Drafts;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An assessment that stays within the agency (A1, A16, B7). */
@WholeApplication
class VoluntaryAssessmentProcessTest {

  @Autowired private EngineSteps steps;
  @Autowired private VoluntaryAssessments assessments;
  @Autowired private Ledger ledger;
  @Autowired private Drafts drafts;

  @Test
  void anOrganizationAssessesItselfTheOfficialSignsAndNothingIsOwed() {
    var key = begin("edReporter");
    assertThat(key).matches("20\\d\\d-ED-voluntary-\\d+");
    steps.saveDraft("edReporter", key, Elements.FILL_IN, Map.of("functions", answers(key)));
    assertThatThrownBy(() -> steps.complete("edReporter", key, Elements.FILL_IN, "submit", null)).hasMessageContaining("Say which organization is assessed.");
    steps.saveDraft("edReporter", key, Elements.FILL_IN, Map.of("organization", "Office of the Registrar", "functions", answers(key)));
    steps.complete("edReporter", key, Elements.FILL_IN, "submit", null);
    steps.complete("edOfficial", key, Elements.SIGN, "return", "Say more about measurement.");
    steps.complete("edReporter", key, Elements.FILL_IN, "submit", null);
    steps.complete("edOfficial", key, Elements.SIGN, "sign", null);

    assertThat(steps.ended(VoluntaryAssessmentProcess.KEY, key)).isTrue();
    assertThat(drafts.submissions(VoluntaryAssessmentProcess.KEY + "/" + key)).hasSize(1);
    assertThat(ledger.search(new ObligationFilter(null, null, null, null, null, null, key))).isEmpty();
  }

  @Test
  void whatIsMissingIsNamedAndTheTaskStays() {
    var key = begin("hudReporter");
    steps.saveDraft("hudReporter", key, Elements.FILL_IN, Map.of("organization", "x".repeat(201), "functions", Map.of()));
    assertThatThrownBy(() -> steps.complete("hudReporter", key, Elements.FILL_IN, "submit", null))
        .hasMessageContaining("201 characters").hasMessageContaining("Choose a level");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
  }

  @Test
  void twoOfOneAgencyHaveKeysOfTheirOwn() {
    assertThat(begin("doiOfficial")).isNotEqualTo(begin("doiReporter"));
  }

  private String begin(String user) {
    steps.as(user);
    String instance;
    try {
      instance = steps.engine().getRuntimeService().startProcessInstanceByKey(VoluntaryAssessmentProcess.KEY).getId();
    } finally {
      steps.nobody();
    }
    return steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
  }

  private Map<String, Object> answers(String key) {
    var parts = key.split("-");
    var content = assessments.content(new AssessmentCase(VoluntaryAssessmentProcess.KEY + "/" + key, key, Integer.parseInt(parts[0]), parts[1], null));
    var answers = new LinkedHashMap<String, Object>();
    ((org.hispcycle.assessment.Questionnaire) content.get("questionnaire")).functions()
        .forEach(each -> answers.put(each.id(), Map.of("level", 2, "narrative", "As described.", "evidence", "", "files", List.of(), "links", List.of())));
    return answers;
  }
}
