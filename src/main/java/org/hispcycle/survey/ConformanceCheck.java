package org.hispcycle.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a survey with the guidelines of its edition, rule by rule (F1c, F2c to F2j, F3b to F3f, H13). */
public final class ConformanceCheck {

  /** Channels in which no text can be written. */
  private static final List<String> WITHOUT_TEXT = List.of("automated_phone", "ivr");

  private final Guideline guideline;
  private final SurveyContent survey;
  private final List<Deviation> found = new ArrayList<>();

  private ConformanceCheck(Guideline guideline, SurveyContent survey) {
    this.guideline = guideline;
    this.survey = survey;
  }

  /**
   * @param onlySurvey the service has no other approved survey
   */
  public static List<Deviation> of(Guideline guideline, SurveyContent survey, boolean onlySurvey) {
    var check = new ConformanceCheck(guideline, survey);
    check.trust();
    check.drivers("positiveDrivers", "what made the difference", survey.positiveDrivers());
    check.drivers("negativeDrivers", "what could have been better", survey.negativeDrivers());
    check.freeText();
    check.length();
    check.journeyEnd(onlySurvey);
    return List.copyOf(check.found);
  }

  private void trust() {
    if (SurveyContent.filled(survey.trustQuestion()) && !guideline.wordedAsPrinted(survey.trustQuestion())) {
      add("trust-wording", "trustQuestion", "The trust question is worded differently from the guideline: \""
          + String.join("\" or \"", guideline.trustTemplates()) + "\". The reviewers decide whether this wording may be used.");
    }
    if (survey.scale() != null && SurveyRules.SCALES.containsKey(survey.scale()) && !survey.scale().equals(guideline.scale())) {
      add("scale", "scale", "The guideline rates trust by " + SurveyRules.SCALES.get(guideline.scale()) + "; this survey uses "
          + SurveyRules.SCALES.get(survey.scale()) + ". The reviewers decide, and OMB says which ratings count as positive.");
    }
  }

  private void drivers(String field, String branch, Map<String, String> statements) {
    for (var driver : guideline.drivers()) {
      if (SurveyContent.filled(statements.get(driver.id()))) {
        continue;
      }
      if (driver.required().equals("required")) {
        add("required-driver", field + "." + driver.id(), "Add a statement for the driver \"" + driver.label() + "\" to the question "
            + branch + "; the guideline requires it.");
      } else if (driver.required().equals("ifApplicable")) {
        add("applicable-driver", field + "." + driver.id(), "There is no statement for the driver \"" + driver.label()
            + "\" in the question " + branch + ". It is required if it applies to the service.");
      }
    }
  }

  private void freeText() {
    var writable = survey.channels().isEmpty() || !WITHOUT_TEXT.containsAll(survey.channels());
    if (!SurveyContent.filled(survey.freeText()) && writable) {
      add("free-text", "freeText", "Add the free text question; it may be left out only where the format takes no text, such as an automated phone survey.");
    }
  }

  private void length() {
    if (guideline.maxQuestions() != null && survey.questions() > guideline.maxQuestions()) {
      add("max-questions", "extraQuestions", "The survey has " + survey.questions() + " questions; the guideline has at most "
          + guideline.maxQuestions() + ".");
    }
    if (guideline.maxMinutes() != null && survey.burden() != null && survey.burden().minutes() != null
        && survey.burden().minutes().compareTo(BigDecimal.valueOf(guideline.maxMinutes())) > 0) {
      add("max-minutes", "burden.minutes", "The survey takes " + survey.burden().minutes().toPlainString()
          + " minutes; the guideline has at most " + guideline.maxMinutes() + ".");
    }
  }

  private void journeyEnd(boolean onlySurvey) {
    if (onlySurvey && survey.pointInTime() != null && !survey.pointInTime().equals(SurveyRules.END_OF_JOURNEY)) {
      add("journey-end", "pointInTime", "This is the only survey of the service: it should be at or near the completion of the service journey.");
    }
  }

  private void add(String rule, String field, String message) {
    guideline.deviation(rule, field, message).ifPresent(found::add);
  }
}
