package org.hispcycle.survey;

import java.util.List;

/** How far a survey follows a guideline, rule by rule; every rule of the guideline is in it (F1d, E10). */
public record ConformanceReport(List<Finding> findings) {

  public static final String MET = "met";
  public static final String DEPARTED = "departed";
  public static final String EXCEPTED = "excepted";
  public static final String NOT_APPLICABLE = "notApplicable";

  /**
   * One rule, and how the survey stands to it; a rule from which it departs in several places is in the report several times.
   *
   * @param severity how strictly the edition takes the rule: {@code blocking} or {@code advisory}
   * @param status met, departed, excepted (departed, with OMB's leave) or notApplicable
   * @param message what was found, and what to do where the survey departs
   * @param field the part of the draft that it is about
   */
  public record Finding(String rule, String title, String severity, String status, String message, String clause, String field) {

    public boolean is(String asked) {
      return status.equals(asked);
    }
  }

  public ConformanceReport {
    findings = List.copyOf(findings);
  }

  /** Where the survey departs; what OMB's exception covers has the severity {@code excepted}. */
  public List<Deviation> deviations() {
    return findings.stream().filter(each -> each.is(DEPARTED) || each.is(EXCEPTED))
        .map(each -> new Deviation(each.rule(), each.is(EXCEPTED) ? EXCEPTED : each.severity(), each.message(), each.clause(), each.field())).toList();
  }

  /** Nothing keeps the survey from being submitted. */
  public boolean submittable() {
    return deviations().stream().noneMatch(Deviation::blocking);
  }
}
