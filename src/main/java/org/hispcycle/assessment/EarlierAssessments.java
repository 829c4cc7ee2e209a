package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.Drafts;
import org.springframework.stereotype.Component;

/** What the subject said in earlier cycles and OMB accepted, for setting it beside this year's. */
@Component
class EarlierAssessments {

  /** The accepted answers of the newest earlier cycle that has some; level names in the words of its own questionnaire. */
  public record Previous(int year, String questionnaire, Map<String, Map<Integer, String>> levelNames, JsonNode answers) {}

  private record Accepted(AssessmentCase assessment, JsonNode answers) {}

  private final AssessmentCases cases;
  private final AssessmentReader reader;
  private final Cycles cycles;
  private final Ledger ledger;
  private final Drafts drafts;

  EarlierAssessments(AssessmentCases cases, AssessmentReader reader, Cycles cycles, Ledger ledger, Drafts drafts) {
    this.cases = cases;
    this.reader = reader;
    this.cycles = cycles;
    this.ledger = ledger;
    this.drafts = drafts;
  }

  Optional<Previous> latest(AssessmentCase assessment) {
    return accepted(assessment).findFirst().map(each -> {
      var questionnaire = cases.questionnaire(each.assessment());
      var names = new LinkedHashMap<String, Map<Integer, String>>();
      questionnaire.functions().forEach(function -> {
        var levels = new LinkedHashMap<Integer, String>();
        function.levels().forEach(level -> levels.put(level.level(), level.name()));
        names.put(function.id(), levels);
      });
      return new Previous(each.assessment().cycleYear(), title(questionnaire), names, each.answers());
    });
  }

  /** The levels of every earlier year, oldest first. */
  List<YearProfile> profiles(AssessmentCase assessment) {
    var profiles = new ArrayList<YearProfile>();
    accepted(assessment).forEach(each -> profiles.add(profile(each.assessment(), each.answers())));
    profiles.sort(Comparator.comparing(YearProfile::year));
    return profiles;
  }

  YearProfile profile(AssessmentCase assessment, JsonNode answers) {
    var questionnaire = cases.questionnaire(assessment);
    var content = reader.read(answers);
    var levels = new LinkedHashMap<String, Integer>();
    var highest = new LinkedHashMap<String, Integer>();
    for (var function : questionnaire.functions()) {
      highest.put(function.id(), function.levels().size());
      var answer = content.functions() == null ? null : content.functions().get(function.id());
      if (answer != null && answer.level() != null) {
        levels.put(function.id(), answer.level());
      }
    }
    return new YearProfile(assessment.cycleYear(), title(questionnaire), levels, highest);
  }

  /** Newest first. */
  private Stream<Accepted> accepted(AssessmentCase assessment) {
    return cycles.years().stream().filter(year -> year < assessment.cycleYear()).sorted(Comparator.reverseOrder()).map(assessment::in)
        .filter(each -> ledger.find(Obligation.id(each.businessKey(), ObligationKind.CAPACITY_ASSESSMENT))
            .map(Obligation::status).filter(ObligationStatus.ACCEPTED::equals).isPresent())
        .flatMap(each -> drafts.latestSubmission(each.caseKey()).map(submission -> new Accepted(each, submission.content())).stream());
  }

  private static String title(Questionnaire questionnaire) {
    return questionnaire.title() + " (" + questionnaire.key() + ", version " + questionnaire.version() + ")";
  }
}
