package org.hispcycle.clearance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;
import org.hispcycle.survey.SurveyContent;

/** What the reviewers of a request must say; each fault names the field and what to do. */
final class ClearanceRules {

  private static final int LONGEST_TEXT = 4_000;

  private ClearanceRules() {}

  static List<Fault> finding(String part, String who, SurveyContent.Finding given) {
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, part + ".finding", "the finding of " + who + " on the incentive", given == null ? null : given.finding(), true, LONGEST_TEXT);
    return faults;
  }

  /** What must be there before a request with an incentive goes to OMB (H12). */
  static List<Fault> clearances(SurveyContent survey, boolean cfoClears) {
    var faults = new ArrayList<Fault>();
    if (survey.offersIncentive()) {
      faults.addAll(finding("counsel", "legal counsel", survey.counsel()));
      if (cfoClears) {
        faults.addAll(finding("cfo", "the Chief Financial Officer", survey.cfo()));
      }
    }
    return faults;
  }

  /** OIRA's part: number, dates, terms (H3, H17, X6). */
  static List<Fault> approval(SurveyContent survey, LocalDate today, UmbrellaClearance umbrella, boolean termsRequired) {
    var faults = new ArrayList<Fault>();
    var approval = survey.approval();
    var number = approval == null ? null : approval.controlNumber();
    try {
      ControlNumber.parse(number);
    } catch (InputRefused none) {
      faults.add(new Fault("approval.controlNumber", none.getMessage()));
    }
    var approvedOn = approval == null ? null : approval.approvedOn();
    var expiresOn = approval == null ? null : approval.expiresOn();
    if (approvedOn == null) {
      faults.add(new Fault("approval.approvedOn", "Enter the day of approval."));
    } else if (approvedOn.isAfter(today)) {
      faults.add(new Fault("approval.approvedOn", "The approval cannot have been given on " + approvedOn + ": that day is still to come. Enter today or an earlier day."));
    }
    if (expiresOn == null) {
      faults.add(new Fault("approval.expiresOn", "Enter the day on which the clearance expires."));
    } else if (approvedOn != null && !expiresOn.isAfter(approvedOn)) {
      faults.add(new Fault("approval.expiresOn", "The clearance would expire on " + expiresOn + ", not after its approval on " + approvedOn + ". Enter a later day."));
    } else if (!expiresOn.isAfter(today)) {
      faults.add(new Fault("approval.expiresOn", "The expiry date " + expiresOn + " has already come. Enter a later day."));
    } else if (umbrella != null && expiresOn.isAfter(umbrella.expiresOn())) {
      faults.add(new Fault("approval.expiresOn", "The umbrella clearance " + umbrella.controlNumber() + " expires on " + umbrella.expiresOn()
          + " and no survey under it can last longer. Enter that day or an earlier one."));
    }
    TextRule.check(faults, "approval.terms", "the terms of clearance: a reviewer approved with changes", approval == null ? null : approval.terms(), termsRequired, LONGEST_TEXT);
    return faults;
  }
}
