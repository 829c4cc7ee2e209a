package org.hispcycle.edition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;
import org.hispcycle.platform.security.Roles;

/** Whether a document is an edition that a cycle can run under; each fault names its place and what to do. */
final class EditionCheck {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{2,16}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _-]{0,59}");
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ASK = 1000;
  private static final int LONGEST_REMARK = 400;
  private static final int LONGEST_CLAUSE = 60;
  private static final int LONGEST_STEP_NAME = 120;
  private static final int MOST_CODES = 100;
  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2099;
  private static final int MOST_SERVICES = 30;
  private static final int LONGEST_GRACE = 730;
  private static final int FURTHEST_OFFSET = 5;

  private static final List<String> REPORTS = List.of("service-report-q1", "service-report-q2", "service-report-q3", "service-report-q4");

  /** What each phase needs: its milestone and the steps without which nobody could take it to its end. */
  private static final Map<String, List<String>> PHASES = phases();
  private static final Set<String> MILESTONES = milestones();
  /** Every step there is, in the order of a year. */
  static final List<String> STEPS = List.of("assessment-fill-in", "assessment-digital-part", "assessment-signature",
      "assessment-review-meeting", "designation-choose", "designation-concurrence", "draft-plan-prepare", "draft-plan-comment", "plan-draft",
      "plan-cio-review", "plan-cfo-review", "plan-signature", "plan-review", "plan-budget-review", "report-submit", "report-sign",
      "report-review", "survey-desk-review");
  /** The models take the role of these from the edition. */
  static final List<String> ROLE_NEEDED = List.of("assessment-signature", "plan-signature");
  private static final Set<String> LISTS = Set.of("service-type", "channel", "point-in-time", "participant-function", "assessment-component",
      "plan-component", "plan-section", "action-horizon", "alignment", "burden-kind", "dataset-form", "report-section");

  private final EditionDocument document;
  private final List<Fault> faults = new ArrayList<>();

  private EditionCheck(EditionDocument document) {
    this.document = document;
  }

  static List<Fault> of(EditionDocument document) {
    var check = new EditionCheck(document);
    check.parameters();
    check.milestoneRules();
    check.stepRules();
    check.codeLists();
    return check.faults;
  }

  private void parameters() {
    if (document.id() == null || !ID.matcher(document.id()).matches()) {
      fault("id", "Give the edition a short id of 2 to 16 letters, digits and hyphens, such as FY2027.");
    }
    text("title", "the title", document.title(), LONGEST_TITLE);
    text("clause", "the clause that lists the yearly activities", document.clause(), LONGEST_CLAUSE);
    text("assessmentName", "what the assessment is called", document.assessmentName(), LONGEST_NAME);
    text("planName", "what the plan is called", document.planName(), LONGEST_NAME);
    text("reviewMeetingName", "what the discussion of the results with OMB is called", document.reviewMeetingName(), LONGEST_NAME);
    text("praReviewer", "who reviews surveys at OMB", document.praReviewer(), LONGEST_NAME);
    number("firstCycleYear", "the first cycle year", document.firstCycleYear(), FIRST_YEAR, LAST_YEAR, true);
    number("minimumServices", "the fewest services a HISP designates (0 where the circular gives no number)", document.minimumServices(), 0, MOST_SERVICES, true);
    number("graceDays", "the days until a newly designated service reports", document.graceDays(), 1, LONGEST_GRACE, false);
    number("actionYearOffset", "how many years after the cycle year the actions are for", document.actionYearOffset(), 0, FURTHEST_OFFSET, true);
    number("budgetYearOffset", "how many years after the cycle year the budget requests are for", document.budgetYearOffset(), 0, FURTHEST_OFFSET, false);
    number("maxQuestions", "the most questions of a survey", document.maxQuestions(), 1, MOST_CODES, false);
    number("positiveFrom", "the lowest of five ratings that counts as positive", document.positiveFrom(), 2, 5, true);
    flag("departmentIsSubject", document.departmentIsSubject());
    flag("cfoClearsIncentives", document.cfoClearsIncentives());
    flag("maxQuestionsBlocking", document.maxQuestionsBlocking());
    flag("wholePlanPublic", document.wholePlanPublic());
    if (document.notReportingCap() != null) {
      try {
        FiscalQuarter.parse(document.notReportingCap());
      } catch (RuntimeException unreadable) {
        fault("notReportingCap", "Write the latest quarter for a target date like FY2027Q1, or leave it out.");
      }
    }
  }

  private void milestoneRules() {
    var given = new LinkedHashMap<String, EditionDocument.Milestone>();
    int n = 0;
    for (var milestone : document.milestones() == null ? List.<EditionDocument.Milestone>of() : document.milestones()) {
      var field = "milestones[" + n++ + "]";
      if (milestone == null || milestone.milestone() == null || !MILESTONES.contains(milestone.milestone())) {
        fault(field + ".milestone", "There is no milestone \"" + (milestone == null ? "" : shown(milestone.milestone())) + "\". Use one of "
            + String.join(", ", MILESTONES) + ".");
        continue;
      }
      if (given.put(milestone.milestone(), milestone) != null) {
        fault(field + ".milestone", "The milestone " + milestone.milestone() + " is given twice. Remove one of the two.");
      }
      text(field + ".clause", "the clause of " + milestone.milestone(), milestone.clause(), LONGEST_CLAUSE);
      optional(field + ".printed", "what is printed for " + milestone.milestone(), milestone.printed(), LONGEST_TITLE);
      optional(field + ".remark", "the remark on " + milestone.milestone(), milestone.remark(), LONGEST_REMARK);
      rule(field + ".opens", milestone.milestone() + " opens", milestone.opens());
      rule(field + ".due", milestone.milestone() + " is due", milestone.due());
    }
    var needed = new ArrayList<>(REPORTS);
    needed.add("close-out");
    needed.stream().filter(each -> !given.containsKey(each)).forEach(each -> fault("milestones",
        "The milestone " + each + " is missing: every cycle has the four quarterly reports and a close-out."));
    if (document.minimumServices() != null && document.minimumServices() > 0 && !given.containsKey("service-designation")) {
      fault("milestones", "Services must be designated (minimumServices is " + document.minimumServices()
          + "), but there is no milestone service-designation. Add it, or set minimumServices to 0.");
    }
    if (given.containsKey("review-meeting") && !given.containsKey("capacity-assessment")) {
      fault("milestones", "The milestone review-meeting needs the milestone capacity-assessment, whose results are reviewed.");
    }
  }

  private void rule(String field, String what, String rule) {
    if (rule == null || rule.isBlank()) {
      fault(field, "Say when " + what + ". " + DateRule.FORMS);
    } else if (!DateRule.readable(rule)) {
      fault(field, "The rule \"" + shown(rule) + "\" for when " + what + " cannot be read. " + DateRule.FORMS);
    }
  }

  private void stepRules() {
    var given = new HashSet<String>();
    int n = 0;
    for (var step : document.steps() == null ? List.<Step>of() : document.steps()) {
      var field = "steps[" + n++ + "]";
      if (step == null || step.step() == null || !STEPS.contains(step.step())) {
        fault(field + ".step", "There is no step \"" + (step == null ? "" : shown(step.step())) + "\". Use one of " + String.join(", ", STEPS) + ".");
        continue;
      }
      if (!given.add(step.step())) {
        fault(field + ".step", "The step " + step.step() + " is given twice. Remove one of the two.");
      }
      role(field + ".role", step.step(), step.role());
      role(field + ".departmentRole", step.step(), step.departmentRole());
      if (step.role() == null && ROLE_NEEDED.contains(step.step())) {
        fault(field + ".role", "Say which role takes the step " + step.step() + ", such as agencyHead.");
      }
      optional(field + ".name", "the name of " + step.step(), step.name(), LONGEST_STEP_NAME);
      optional(field + ".ask", "what is asked in " + step.step(), step.ask(), LONGEST_ASK);
      optional(field + ".clause", "the clause of " + step.step(), step.clause(), LONGEST_CLAUSE);
    }
    var milestones = new HashSet<String>();
    if (document.milestones() != null) {
      document.milestones().stream().filter(java.util.Objects::nonNull).forEach(each -> milestones.add(each.milestone()));
    }
    PHASES.forEach((milestone, needed) -> {
      if (milestones.contains(milestone)) {
        needed.stream().filter(each -> !given.contains(each)).forEach(each -> fault("steps",
            "The milestone " + milestone + " needs the step " + each + "; without it nobody could finish the phase."));
      }
    });
    if ((document.budgetYearOffset() != null) != given.contains("plan-budget-review") && milestones.contains("action-plan")) {
      fault("steps", "Budget requests and their review belong together: give budgetYearOffset and the step plan-budget-review, or neither.");
    }
  }

  private void role(String field, String step, String role) {
    if (role != null && !ROLE_NEEDED.contains(step)) {
      fault(field, "The role of the step " + step + " stands in its model and is the same under every edition. Leave it out here; roles can be given for "
          + String.join(", ", ROLE_NEEDED) + ".");
    } else if (role != null && !Roles.AGENCY.contains(role)) {
      fault(field, "The step " + step + " cannot be taken by \"" + shown(role) + "\". Choose one of " + String.join(", ", Roles.AGENCY) + ".");
    }
  }

  private void codeLists() {
    (document.codes() == null ? Map.<String, List<Code>>of() : document.codes()).forEach((list, codes) -> {
      var field = "codes." + list;
      if (!LISTS.contains(list)) {
        fault("codes", "There is no list \"" + shown(list) + "\". Lists are " + String.join(", ", new java.util.TreeSet<>(LISTS)) + ".");
        return;
      }
      if (codes == null || codes.size() > MOST_CODES) {
        fault(field, "The list " + list + " has " + (codes == null ? "no" : String.valueOf(codes.size())) + " values; give 1 to " + MOST_CODES + ", or leave the list out.");
        return;
      }
      var seen = new HashSet<String>();
      for (int i = 0; i < codes.size(); i++) {
        var code = codes.get(i);
        if (code == null || code.code() == null || !CODE.matcher(code.code()).matches()) {
          fault(field + "[" + i + "].code", "Value " + (i + 1) + " of " + list + " needs a code of letters, digits, blanks and hyphens.");
        } else if (!seen.add(code.code())) {
          fault(field + "[" + i + "].code", "The list " + list + " has the code " + code.code() + " twice. Remove one of the two.");
        } else {
          text(field + "[" + i + "].label", "the label of " + code.code(), code.label(), LONGEST_TITLE);
          optional(field + "[" + i + "].hint", "the hint of " + code.code(), code.hint(), LONGEST_ASK);
        }
      }
    });
    for (var needed : List.of("service-type", "channel")) {
      if (document.codes() == null || !document.codes().containsKey(needed) || document.codes().get(needed) == null || document.codes().get(needed).isEmpty()) {
        fault("codes", "The list " + needed + " is missing; a service cannot be described without it.");
      }
    }
  }

  private void text(String field, String what, String value, int longest) {
    TextRule.check(faults, field, what, value, true, longest);
  }

  private void optional(String field, String what, String value, int longest) {
    TextRule.check(faults, field, what, value, false, longest);
  }

  private void number(String field, String what, Integer value, int least, int most, boolean required) {
    if (value == null ? required : value < least || value > most) {
      fault(field, "Enter " + what + " as a number from " + least + " to " + most + (required ? "." : ", or leave it out."));
    }
  }

  private void flag(String field, Boolean value) {
    if (value == null) {
      fault(field, "Say true or false for " + field + ".");
    }
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }

  private static String shown(String text) {
    return text == null ? "" : text.length() <= LONGEST_CLAUSE ? text : text.substring(0, LONGEST_CLAUSE) + "…";
  }

  private static Map<String, List<String>> phases() {
    var phases = new LinkedHashMap<String, List<String>>();
    phases.put("capacity-assessment", List.of("assessment-fill-in", "assessment-signature", "assessment-review-meeting"));
    phases.put("service-designation", List.of("designation-choose", "designation-concurrence"));
    phases.put("draft-action-plan", List.of("draft-plan-prepare", "draft-plan-comment"));
    phases.put("action-plan", List.of("plan-draft", "plan-signature", "plan-review"));
    return phases;
  }

  private static Set<String> milestones() {
    var all = new LinkedHashSet<>(PHASES.keySet());
    all.add("review-meeting");
    all.addAll(REPORTS);
    all.add("close-out");
    return all;
  }
}
