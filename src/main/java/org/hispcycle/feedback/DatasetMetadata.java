package org.hispcycle.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hispcycle.feedback.CodeLists.Code;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/**
 * What a person says about a response file: the file itself tells neither channel nor survey (E8, E11).
 *
 * @param stage moment of the service journey; null is allowed and flagged
 * @param volumeOfCustomers how many used the service in the quarter; null where not known
 * @param volumeOffered how many of them were offered the survey; null where not known
 * @param hispId null where only one HISP reports on the service
 * @param clearanceId the cleared survey that people answered; null where its control number says it, and in old descriptions
 * @param volumeOfRespondents how many answered, as the survey tool says; null where nobody said. It is compared with the file and not kept
 */
public record DatasetMetadata(String channel, String stage, String pointInTime, Scale scale, String controlNumber, String surveyTitle,
    String trustQuestionText, Long volumeOfCustomers, Long volumeOffered, String hispId, Long clearanceId, Long volumeOfRespondents) {

  private static final Set<String> FIELDS = Set.of("channel", "stage", "pointInTime", "scale", "controlNumber", "surveyTitle",
      "trustQuestionText", "volumeOfCustomers", "volumeOffered", "hispId", "clearanceId", "volumeOfRespondents");
  private static final Pattern CONTROL_NUMBER = Pattern.compile("[0-9]{4}-[0-9]{4}");

  /**
   * @param codes of the edition that the report belongs to (N3)
   * @throws InputRefused naming every field that is wrong
   */
  public static DatasetMetadata read(JsonNode json, CodeLists codes) {
    if (json == null || !json.isObject()) {
      throw new InputRefused("The part metadata is not a JSON object. Send channel, pointInTime, scale and controlNumber in it.");
    }
    var reader = new Reader(json);
    reader.refuseUnknown();
    var channel = reader.text("channel", 40);
    if (channel == null) {
      reader.fault("channel", "Say through which channel people answered (channel).");
    } else if (!codes.channels().contains(channel)) {
      reader.fault("channel", "There is no channel \"" + TextRule.shown(channel, 40) + "\". Channels: " + String.join(", ", codes.channels()) + ".");
    }
    var pointInTime = reader.code("pointInTime", "at which point in time people were asked", codes.pointsInTime());
    var scale = reader.code("scale", "on which scale question 1 was asked", CodeLists.SCALES);
    var controlNumber = reader.text("controlNumber", 40);
    var clearanceId = reader.number("clearanceId", "number of the cleared survey");
    if (controlNumber == null && clearanceId == null) {
      reader.fault("controlNumber", "Give the OMB control number of the survey (controlNumber), or the cleared survey itself (clearanceId); without a clearance it may not be used.");
    } else if (controlNumber != null && !CONTROL_NUMBER.matcher(controlNumber).matches()) {
      reader.fault("controlNumber", "\"" + TextRule.shown(controlNumber, 40) + "\" is not an OMB control number. It is four digits, a hyphen and four digits, such as 1234-5678.");
    }
    var customers = reader.volume("volumeOfCustomers", "number of customers");
    var offered = reader.volume("volumeOffered", "number of customers who were offered the survey");
    if (customers != null && offered != null && offered > customers) {
      reader.fault("volumeOffered", "The survey cannot have been offered to " + offered + " customers when there were " + customers + ". Correct one of the two numbers.");
    }
    var respondents = reader.volume("volumeOfRespondents", "number of people who answered");
    var metadata = new DatasetMetadata(channel, reader.text("stage", 200), pointInTime, scale == null ? null : Scale.byId(scale).orElseThrow(), controlNumber,
        reader.text("surveyTitle", 500), reader.text("trustQuestionText", 500), customers, offered, reader.text("hispId", 40), clearanceId, respondents);
    InputRefused.ifAny(reader.faults);
    return metadata;
  }

  /** Without the HISP, which the report says, and without the number of answers, which the file says. */
  DatasetMetadata ofReport() {
    return new DatasetMetadata(channel, stage, pointInTime, scale, controlNumber, surveyTitle, trustQuestionText, volumeOfCustomers, volumeOffered, null, clearanceId, null);
  }

  /**
   * Those who answered were asked, those who were asked are customers, and what was stated is what is there (E11).
   *
   * @param counted how many of them are counted
   * @param read how many there are
   * @throws InputRefused naming the number that cannot be
   */
  void refuseUnlessPossible(long counted, long read) {
    var faults = new ArrayList<Fault>();
    if (volumeOfRespondents != null && volumeOfRespondents != read) {
      faults.add(new Fault("metadata.volumeOfRespondents", "The description says that " + volumeOfRespondents + " people answered, but the file has "
          + read + " responses. Export it again if it is not complete, or correct the number."));
    }
    if (volumeOffered != null && counted > volumeOffered) {
      faults.add(new Fault("metadata.volumeOffered", "There are " + counted + " responses, but the survey was offered to " + volumeOffered
          + " customers only. Correct that number, or upload another file."));
    }
    if (volumeOfCustomers != null && counted > volumeOfCustomers) {
      faults.add(new Fault("metadata.volumeOfCustomers", "There are " + counted + " responses, but the service had " + volumeOfCustomers
          + " customers only in the quarter. Correct that number, or upload another file."));
    }
    InputRefused.ifAny(faults);
  }

  /** With the cleared survey. */
  DatasetMetadata under(SurveyClearance survey) {
    return new DatasetMetadata(channel, stage, pointInTime, scale, survey.controlNumber(), surveyTitle, trustQuestionText, volumeOfCustomers, volumeOffered, hispId, survey.id(), volumeOfRespondents);
  }

  /** Whether both say the same; an old description does not name the survey. */
  boolean says(DatasetMetadata other) {
    return equals(other) || clearanceId == null && equals(new DatasetMetadata(other.channel, other.stage, other.pointInTime, other.scale, other.controlNumber,
        other.surveyTitle, other.trustQuestionText, other.volumeOfCustomers, other.volumeOffered, other.hispId, null, other.volumeOfRespondents));
  }

  private static final class Reader {

    private final JsonNode json;
    private final List<Fault> faults = new ArrayList<>();

    Reader(JsonNode json) {
      this.json = json;
    }

    void fault(String field, String message) {
      faults.add(new Fault("metadata." + field, message));
    }

    void refuseUnknown() {
      var unknown = new TreeSet<String>();
      json.fieldNames().forEachRemaining(name -> {
        if (!FIELDS.contains(name)) {
          unknown.add(TextRule.shown(name, 40));
        }
      });
      unknown.forEach(name -> fault(name, "The metadata has no field \"" + name + "\". Fields: " + String.join(", ", new TreeSet<>(FIELDS)) + "."));
    }

    String text(String field, int longest) {
      var value = json.get(field);
      if (value == null || value.isNull()) {
        return null;
      }
      if (!value.isTextual()) {
        fault(field, "The field " + field + " is text.");
        return null;
      }
      var text = value.asText().strip();
      if (text.length() > longest || text.indexOf(0) >= 0) {
        fault(field, "The field " + field + " takes at most " + longest + " characters and no NUL. Shorten it.");
        return null;
      }
      return text.isEmpty() ? null : text;
    }

    String code(String field, String what, List<Code> codes) {
      var value = text(field, 40);
      var known = codes.stream().map(Code::id).toList();
      if (value == null || !known.contains(value)) {
        fault(field, value == null ? "Say " + what + " (" + field + "): " + String.join(", ", known) + "."
            : "There is no " + field + " \"" + TextRule.shown(value, 40) + "\". Choose one of " + String.join(", ", known) + ".");
        return null;
      }
      return value;
    }

    Long volume(String field, String what) {
      return number(field, what);
    }

    Long number(String field, String what) {
      var value = json.get(field);
      if (value == null || value.isNull()) {
        return null;
      }
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
        fault(field, "The " + what + " (" + field + ") is a whole number of at least 1; leave it out where it is not known.");
        return null;
      }
      return value.asLong();
    }
  }
}
