package org.hispcycle.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.platform.InputRefused.Fault;

/** What a complete assessment must say; each fault names the field and what to do. */
final class AssessmentRules {

  private static final int LONGEST_TEXT = 20_000;

  private AssessmentRules() {}

  /** The contributors' part: a level and a reason for each core function (B8). */
  static List<Fault> contributors(Questionnaire questionnaire, AssessmentContent content) {
    var faults = new ArrayList<Fault>();
    for (var function : questionnaire.functions()) {
      var answer = content.functions() == null ? null : content.functions().get(function.id());
      var field = "functions." + function.id();
      if (answer == null || answer.level() == null) {
        faults.add(new Fault(field + ".level", "Choose a level for \"" + function.name() + "\"."));
      } else if (function.levels().stream().noneMatch(level -> level.level() == answer.level())) {
        faults.add(new Fault(field + ".level", "\"" + function.name() + "\" has no level " + answer.level() + "; choose 1 to " + function.levels().size() + "."));
      }
      text(faults, field + ".narrative", "the narrative for \"" + function.name() + "\"", answer == null ? null : answer.narrative(), true);
      text(faults, field + ".evidence", "the evidence for \"" + function.name() + "\"", answer == null ? null : answer.evidence(), false);
    }
    text(faults, "talent", "the assessment of talent", content.talent(), false);
    text(faults, "hiring", "the hiring needs", content.hiring(), false);
    return faults;
  }

  /** The CIO's part (A3, A7). */
  static List<Fault> digital(AssessmentContent content) {
    var faults = new ArrayList<Fault>();
    var digital = content.digital();
    text(faults, "digital.strategy", "the digital service delivery strategy", digital == null ? null : digital.strategy(), true);
    text(faults, "digital.idea", "the state of the 21st Century IDEA work", digital == null ? null : digital.idea(), true);
    return faults;
  }

  /** OMB's part: that the review took place, when, and what came of it (B2). */
  static List<Fault> meeting(AssessmentContent content, LocalDate today) {
    var faults = new ArrayList<Fault>();
    var meeting = content.meeting();
    if (meeting == null || meeting.heldOn() == null) {
      faults.add(new Fault("meeting.heldOn", "Enter the day on which the review meeting was held."));
    } else if (meeting.heldOn().isAfter(today)) {
      faults.add(new Fault("meeting.heldOn", "The review meeting cannot have been held on " + meeting.heldOn() + ": that day is still to come."));
    }
    text(faults, "meeting.attendees", "who took part in the meeting", meeting == null ? null : meeting.attendees(), true);
    text(faults, "meeting.findings", "the findings of the meeting", meeting == null ? null : meeting.findings(), true);
    text(faults, "meeting.followUps", "the follow-ups", meeting == null ? null : meeting.followUps(), false);
    return faults;
  }

  private static void text(List<Fault> faults, String field, String what, String value, boolean required) {
    if (required && (value == null || value.isBlank())) {
      faults.add(new Fault(field, "Enter " + what + "."));
    } else if (value != null && value.length() > LONGEST_TEXT) {
      faults.add(new Fault(field, "Shorten " + what + ": it has " + value.length() + " characters, at most " + LONGEST_TEXT + " are kept."));
    }
  }
}
