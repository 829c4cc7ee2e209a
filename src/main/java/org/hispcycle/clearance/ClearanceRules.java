package org.hispcycle.clearance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  /** Results of surveys are published every quarter, which some generic clearances do not allow (L12). */
  static List<Fault> publication(SurveyContent survey, UmbrellaClearance umbrella) {
    return !survey.isSurvey() || umbrella == null || umbrella.publicationAllowed() ? List.of()
        : List.of(new Fault("umbrella", "The results of this survey are published every quarter (A-11 280.6), but the generic clearance "
            + umbrella.controlNumber() + " (\"" + umbrella.title() + "\") does not let results be published, so the survey cannot be filed under it."
            + " It needs an umbrella clearance for A-11 Section 280: have the department's PRA officer obtain one."));
  }

  /**
   * OIRA's part: number, dates, terms (H3, H17, X6).
   *
   * @param withOmbSince the day on which all material was in; null where that is not known
   * @param replaced the approved survey that is changed; null for a survey of its own
   */
  static List<Fault> approval(SurveyContent survey, LocalDate today, LocalDate withOmbSince, UmbrellaClearance umbrella, boolean termsRequired,
      ApprovedSurvey replaced, boolean keepsNumber) {
    var faults = new ArrayList<Fault>();
    var approval = survey.approval();
    faults.addAll(ControlNumber.faults("approval.controlNumber", approval == null ? null : approval.controlNumber(), approval == null ? null : approval.expiresOn()));
    var approvedOn = approval == null ? null : approval.approvedOn();
    var expiresOn = approval == null ? null : approval.expiresOn();
    if (approvedOn == null) {
      faults.add(new Fault("approval.approvedOn", "Enter the day of approval."));
    } else if (approvedOn.isAfter(today)) {
      faults.add(new Fault("approval.approvedOn", "The approval cannot have been given on " + approvedOn + ": that day is still to come. Enter today or an earlier day."));
    } else if (withOmbSince != null && approvedOn.isBefore(withOmbSince)) {
      // backdated, it would make answers look cleared that were collected without a clearance
      faults.add(new Fault("approval.approvedOn", "OMB has had all material of this request since " + withOmbSince + ", so it cannot have been approved on " + approvedOn
          + ". Enter that day or a later one."));
    } else if (umbrella != null && approvedOn.isBefore(umbrella.approvedOn())) {
      faults.add(new Fault("approval.approvedOn", "The umbrella clearance " + umbrella.controlNumber() + " was itself approved on " + umbrella.approvedOn()
          + ", so no survey can be approved under it on " + approvedOn + ". Enter that day or a later one."));
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
    if (replaced != null) {
      replacing(faults, approval, replaced, keepsNumber);
    }
    TextRule.check(faults, "approval.terms", "the terms of clearance: a reviewer approved with changes", approval == null ? null : approval.terms(), termsRequired, LONGEST_TEXT);
    return faults;
  }

  /** A non-substantive change keeps number and expiry. */
  private static void replacing(List<Fault> faults, SurveyContent.Approval approval, ApprovedSurvey replaced, boolean keepsNumber) {
    if (!faults.isEmpty()) {
      return;
    }
    if (keepsNumber && !ControlNumber.parse(approval.controlNumber()).number().equals(replaced.controlNumber())) {
      faults.add(new Fault("approval.controlNumber", "A non-substantive change keeps the number of the approved survey. Enter " + replaced.controlNumber() + "."));
    }
    if (keepsNumber && approval.expiresOn().isAfter(replaced.expiresOn())) {
      faults.add(new Fault("approval.expiresOn", "A non-substantive change does not extend the approval, which expires on " + replaced.expiresOn()
          + ". Enter that day or an earlier one."));
    }
  }
}
