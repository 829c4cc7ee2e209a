package org.hispcycle.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hispcycle.assessment.AssessmentContent.Answer;
import org.hispcycle.assessment.Questionnaire.CoreFunction;
import org.hispcycle.assessment.Questionnaire.Question;
import org.hispcycle.edition.Code;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/** What a complete assessment must say; each fault names the field and what to do. */
final class AssessmentRules {

  static final String OTHER_FUNCTION = "other";

  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_FINDING = 4000;
  private static final int MOST_ENTRIES = 200;

  private final AssessmentFrame frame;
  private final List<Fault> faults = new ArrayList<>();

  private AssessmentRules(AssessmentFrame frame) {
    this.frame = frame;
  }

  /** The contributors' part: a level and a reason for each core function (B8), and whatever else they wrote. */
  static List<Fault> contributors(AssessmentFrame frame, AssessmentContent content) {
    var rules = new AssessmentRules(frame);
    rules.functions(content.functions() == null ? Map.of() : content.functions());
    rules.services(content.services() == null ? Map.of() : content.services());
    rules.components(content.components() == null ? Map.of() : content.components());
    rules.text("talent", "the assessment of talent", content.talent(), false, LONGEST_TEXT);
    rules.text("hiring", "the hiring needs", content.hiring(), false, LONGEST_TEXT);
    rules.participants(entries(content.participants()));
    return rules.faults;
  }

  private void functions(Map<String, Answer> answers) {
    for (var function : frame.questionnaire().functions()) {
      var answer = answers.get(function.id());
      var field = "functions." + function.id();
      if (answer == null || answer.level() == null) {
        fault(field + ".level", "Choose a level for \"" + function.name() + "\".");
      } else {
        level(field, function, answer.level());
      }
      text(field + ".narrative", "the narrative for \"" + function.name() + "\"", answer == null ? null : answer.narrative(), true, LONGEST_TEXT);
      text(field + ".evidence", "the evidence for \"" + function.name() + "\"", answer == null ? null : answer.evidence(), false, LONGEST_TEXT);
      if (answer != null && answer.organization() != null) {
        answer.organization().stream().filter(code -> !function.organizationLevels().contains(code)).findFirst().ifPresent(code ->
            fault(field + ".organization", "\"" + function.name() + "\" offers no organizational level \"" + shortened(code) + "\". Choose from the list."));
      }
      questions(field + ".answers", function, answer == null || answer.answers() == null ? Map.of() : answer.answers());
    }
    unknown("functions", answers.keySet());
  }

  private void level(String field, CoreFunction function, int level) {
    if (function.level(level).isEmpty()) {
      fault(field + ".level", "\"" + function.name() + "\" has no level " + level + "; choose 1 to " + function.levels().size() + ".");
    }
  }

  private void unknown(String field, Iterable<String> ids) {
    for (var id : ids) {
      if (frame.questionnaire().function(id).isEmpty()) {
        fault(field + "." + shortened(id), "The questionnaire has no function \"" + shortened(id) + "\". Take it out of the draft; its functions are "
            + String.join(", ", frame.questionnaire().functions().stream().map(CoreFunction::id).toList()) + ".");
      }
    }
  }

  private void questions(String field, CoreFunction function, Map<String, JsonNode> answers) {
    for (var question : function.questions()) {
      var answer = answers.get(question.id());
      var place = field + "." + question.id();
      if (answer == null || answer.isNull() || answer.isTextual() && answer.asText().isBlank()) {
        if (question.required()) {
          fault(place, "Answer the question \"" + shortened(question.text()) + "\".");
        }
      } else if (!fits(question, answer)) {
        fault(place, "The answer to \"" + shortened(question.text()) + "\" " + expected(question));
      }
    }
    answers.keySet().stream().filter(id -> function.questions().stream().noneMatch(each -> each.id().equals(id))).forEach(id ->
        fault(field + "." + shortened(id), "\"" + function.name() + "\" has no question \"" + shortened(id) + "\". Take the answer out of the draft."));
  }

  private static boolean fits(Question question, JsonNode answer) {
    return switch (question.kind()) {
      case "yesNo" -> answer.isBoolean();
      case "scale" -> answer.isIntegralNumber() && answer.asInt() >= question.from() && answer.asInt() <= question.to();
      case "choice" -> answer.isTextual() && question.options().contains(answer.asText());
      default -> answer.isTextual() && answer.asText().length() <= LONGEST_TEXT;
    };
  }

  private static String expected(Question question) {
    return switch (question.kind()) {
      case "yesNo" -> "is yes or no.";
      case "scale" -> "is a whole number from " + question.from() + " to " + question.to() + ".";
      case "choice" -> "is one of the options: " + String.join(", ", question.options()) + ".";
      default -> "is a text of at most " + LONGEST_TEXT + " characters. Shorten it.";
    };
  }

  private void services(Map<String, Map<String, AssessmentContent.ServiceAnswer>> services) {
    services.forEach((id, answers) -> {
      var name = id.matches("\\d{1,9}") ? frame.services().get(Integer.valueOf(id)) : null;
      if (name == null) {
        fault("services." + shortened(id), "There is no service \"" + shortened(id) + "\" of this provider to assess. Take it out of the draft.");
        return;
      }
      var field = "services." + id;
      var given = answers == null ? Map.<String, AssessmentContent.ServiceAnswer>of() : answers;
      unknown(field, given.keySet());
      for (var function : frame.questionnaire().functions()) {
        var answer = given.get(function.id());
        if (answer == null) {
          continue;
        }
        var place = field + "." + function.id();
        if (answer.level() != null) {
          level(place, function, answer.level());
        } else if (answer.narrative() != null && !answer.narrative().isBlank()) {
          fault(place + ".level", "Choose a level of \"" + function.name() + "\" for the service \"" + name + "\", or take its narrative out.");
        }
        text(place + ".narrative", "the narrative for \"" + function.name() + "\" of the service \"" + name + "\"", answer.narrative(), false, LONGEST_TEXT);
      }
    });
  }

  /** Where the edition asks for them, all of them (B9). */
  private void components(Map<String, String> components) {
    for (var component : frame.components()) {
      text("components." + component.code(), "the part \"" + component.label() + "\"", components.get(component.code()), true, LONGEST_TEXT);
    }
    components.forEach((code, text) -> {
      if (text != null && !text.isBlank() && frame.components().stream().noneMatch(each -> each.code().equals(code))) {
        fault("components." + shortened(code), "The edition of this cycle has no part \"" + shortened(code) + "\". Take it out of the draft.");
      }
    });
  }

  /** Who is missing is a warning for the form, never a fault (A10, A11). */
  private void participants(List<AssessmentContent.Participant> participants) {
    tooMany("participants", "participants", participants.size());
    for (int i = 0; i < participants.size(); i++) {
      var each = participants.get(i);
      var field = "participants." + i;
      if (each == null || blank(each.function()) || Stream.concat(Stream.of(OTHER_FUNCTION), frame.participantFunctions().stream().map(Code::code))
          .noneMatch(each.function()::equals)) {
        fault(field + ".function", "Choose the function of participant " + (i + 1) + " from the list.");
      }
      text(field + ".office", "the office or person of participant " + (i + 1), each == null ? null : each.office(), false, LONGEST_NAME);
    }
  }

  /** The functions the edition wants to take part of which nobody is named. */
  static List<Code> missingFunctions(AssessmentFrame frame, AssessmentContent content) {
    var named = entries(content.participants()).stream().filter(each -> each != null).map(AssessmentContent.Participant::function).toList();
    return frame.participantFunctions().stream().filter(each -> !named.contains(each.code())).toList();
  }

  /** The CIO's part (A3, A7). */
  static List<Fault> digital(AssessmentFrame frame, AssessmentContent content) {
    var rules = new AssessmentRules(frame);
    if (frame.digitalPart()) {
      var digital = content.digital();
      rules.text("digital.strategy", "the digital service delivery strategy", digital == null ? null : digital.strategy(), true, LONGEST_TEXT);
      rules.text("digital.idea", "the state of the 21st Century IDEA work", digital == null ? null : digital.idea(), true, LONGEST_TEXT);
    }
    return rules.faults;
  }

  /** OMB's part: that the review took place, when, with whom, what was found and who follows up (B2, B4, A15). */
  static List<Fault> meeting(AssessmentContent content, LocalDate today) {
    var rules = new AssessmentRules(null);
    var meeting = content.meeting() == null ? new AssessmentContent.Meeting(null, null, null, null) : content.meeting();
    if (meeting.heldOn() == null) {
      rules.fault("meeting.heldOn", "Enter the day on which the review meeting was held.");
    } else if (meeting.heldOn().isAfter(today)) {
      rules.fault("meeting.heldOn", "The review meeting cannot have been held on " + meeting.heldOn() + ": that day is still to come.");
    } else if (meeting.heldOn().isBefore(today.minusYears(2))) {
      rules.fault("meeting.heldOn", "The review meeting cannot have been held on " + meeting.heldOn() + ", more than two years ago. Check the year.");
    }
    rules.attendees(entries(meeting.attendees()));
    rules.findings(entries(meeting.findings()));
    rules.followUps(entries(meeting.followUps()));
    return rules.faults;
  }

  private void attendees(List<AssessmentContent.Attendee> attendees) {
    if (attendees.isEmpty()) {
      fault("meeting.attendees", "Name who took part in the meeting: add at least one attendee.");
    }
    tooMany("meeting.attendees", "attendees", attendees.size());
    for (int i = 0; i < attendees.size(); i++) {
      var each = attendees.get(i);
      text("meeting.attendees." + i + ".name", "the name of attendee " + (i + 1), each == null ? null : each.name(), true, LONGEST_NAME);
      text("meeting.attendees." + i + ".organization", "the organization of attendee " + (i + 1), each == null ? null : each.organization(), false, LONGEST_NAME);
    }
  }

  private void findings(List<AssessmentContent.Finding> findings) {
    if (findings.isEmpty()) {
      fault("meeting.findings", "Say what was found in the meeting: add at least one finding.");
    }
    tooMany("meeting.findings", "findings", findings.size());
    for (int i = 0; i < findings.size(); i++) {
      text("meeting.findings." + i + ".text", "finding " + (i + 1), findings.get(i) == null ? null : findings.get(i).text(), true, LONGEST_FINDING);
    }
  }

  private void followUps(List<AssessmentContent.FollowUp> followUps) {
    tooMany("meeting.followUps", "follow-ups", followUps.size());
    for (int i = 0; i < followUps.size(); i++) {
      var each = followUps.get(i);
      var field = "meeting.followUps." + i;
      text(field + ".what", "what is to be done in follow-up " + (i + 1), each == null ? null : each.what(), true, LONGEST_FINDING);
      text(field + ".who", "who does follow-up " + (i + 1), each == null ? null : each.who(), true, LONGEST_NAME);
      if (each == null || each.by() == null) {
        fault(field + ".by", "Enter the day by which follow-up " + (i + 1) + " is done.");
      }
    }
  }

  private void tooMany(String field, String what, int size) {
    if (size > MOST_ENTRIES) {
      fault(field, "There are " + size + " " + what + "; at most " + MOST_ENTRIES + " are kept. Keep those that matter.");
    }
  }

  private void text(String field, String what, String value, boolean required, int longest) {
    TextRule.check(faults, field, what, value, required, longest);
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static <T> List<T> entries(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
