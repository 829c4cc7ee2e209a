package org.hispcycle.clearance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.survey.SurveyRules;

/** Answers whether the Paperwork Reduction Act applies to a collection, with or without a case (H1, H8 to H11). */
public interface PraDeterminations {

  /**
   * What decides it.
   *
   * @param respondents people asked within twelve months
   * @param identicalQuestions everybody is asked the same
   * @param otherGroupsSamePurpose other groups of nine or fewer are asked for the same purpose or the same questions
   * @param sectorMajority those asked are all of an industry or sector, or most of it
   */
  record Question(String collectsFrom, String method, Integer respondents, Boolean identicalQuestions, Boolean screeningQuestions,
      Boolean otherGroupsSamePurpose, Boolean sectorMajority) {

    /** What is wrong with the question; yes or no that was left out counts as no. */
    public List<Fault> faults() {
      var faults = new ArrayList<Fault>();
      choice(faults, "collectsFrom", "from whom information is collected", collectsFrom, SurveyRules.COLLECTS_FROM);
      choice(faults, "method", "how information is collected", method, METHODS);
      if (respondents == null || respondents < 1) {
        faults.add(new Fault("respondents", "Enter how many people are asked within twelve months; at least 1."));
      }
      return faults;
    }

    private static void choice(List<Fault> faults, String field, String what, String value, Map<String, String> choices) {
      if (value == null || !choices.containsKey(value)) {
        faults.add(new Fault(field, "Choose " + what + ": " + String.join(", ", choices.keySet()) + "."));
      }
    }
  }

  /** The ways of collecting that the rules know. */
  Map<String, String> METHODS = SurveyRules.METHODS;

  /** @throws InputRefused where the question is incomplete */
  PraDetermination determine(Question question);
}
