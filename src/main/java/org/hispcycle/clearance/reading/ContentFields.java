package org.hispcycle.clearance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hispcycle.document.Text.Run;
import org.hispcycle.document.WordDifference;
import org.hispcycle.survey.SurveyRules;

/** What a request says, field by field in the words of the form, and what differs between two of them. */
final class ContentFields {

  /**
   * One value that is not the same; an empty text stands for a value that was not there.
   *
   * @param words both in one, with what was added and removed
   */
  record Change(String field, String label, String before, String after, List<Run> words) {
    Change(String field, String before, String after) {
      this(field, ContentFields.label(field), before, after, WordDifference.between(before, after).runs());
    }
  }

  private static final Map<String, String> LABELS = labels();

  private ContentFields() {}

  static List<Change> between(JsonNode before, JsonNode after) {
    var old = of(before);
    var changes = new ArrayList<Change>();
    of(after).forEach((field, value) -> {
      var was = old.remove(field);
      if (!Objects.equals(was == null ? "" : was, value)) {
        changes.add(new Change(field, was == null ? "" : was, value));
      }
    });
    old.forEach((field, value) -> changes.add(new Change(field, value, "")));
    return changes.stream().filter(each -> !each.before().equals(each.after())).toList();
  }

  private static Map<String, String> of(JsonNode content) {
    var fields = new LinkedHashMap<String, String>();
    read(fields, "", content);
    return fields;
  }

  private static void read(Map<String, String> fields, String path, JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return;
    }
    if (node.isObject()) {
      node.fields().forEachRemaining(each -> read(fields, path.isEmpty() ? each.getKey() : path + "." + each.getKey(), each.getValue()));
    } else if (node.isArray()) {
      list(fields, path, node);
    } else {
      var text = node.isBoolean() ? node.booleanValue() ? "Yes" : "No" : node.asText();
      if (!text.isBlank()) {
        fields.put(path, text);
      }
    }
  }

  /** Things with an id keep their name wherever they stand in the list; words alone are one value. */
  private static void list(Map<String, String> fields, String path, JsonNode list) {
    var words = new ArrayList<String>();
    for (int i = 0; i < list.size(); i++) {
      var each = list.get(i);
      if (each.isObject()) {
        read(fields, path + "." + (each.path("id").asText().isBlank() ? String.valueOf(i + 1) : each.get("id").asText()), each);
      } else if (!each.asText().isBlank()) {
        words.add(each.asText());
      }
    }
    if (!words.isEmpty()) {
      fields.put(path, String.join(path.equals("extraQuestions") ? "\n" : ", ", words));
    }
  }

  /** "positiveDrivers.ease" as "What made the difference: Ease". */
  static String label(String field) {
    var parts = List.of(field.split("\\."));
    var rest = parts.stream().skip(1).map(part -> SurveyRules.DRIVERS.getOrDefault(part, LABELS.getOrDefault(part, part))).collect(Collectors.joining(", "));
    var first = LABELS.getOrDefault(parts.get(0), parts.get(0));
    return rest.isEmpty() ? first : first + ": " + rest;
  }

  private static Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    var pairs = List.of("title", "Title", "touchpoint", "Touchpoint", "purpose", "Purpose", "serviceId", "Service", "trustQuestion", "Trust question",
        "trustReason", "Why the trust question is worded differently", "satisfactionQuestion", "Satisfaction question",
        "satisfactionReason", "Why the satisfaction question is worded differently", "scale", "Scale",
        "affirmative", "What counts as affirmative", "from", "from", "reason", "reason", "driverMode", "How drivers are asked", "positiveDrivers", "What made the difference",
        "negativeDrivers", "What could have been better", "driverQuestions", "Question about a driver", "notApplicable", "Why a driver does not apply", "freeText", "Free text question",
        "extraQuestions", "Additional question", "order", "Order of the questions", "mandatory", "Questions that must be answered", "lengthReason", "Why the survey is long",
        "channels", "Channels", "channelReason", "Why these channels", "journeyStage", "Stage of the journey", "pointInTime", "Point in time", "hoursAfter", "Hours after the interaction",
        "sampling", "Sampling", "languages", "Languages", "consent", "What respondents are told", "mostAffected", "Those most affected", "consultation", "Consultation with OMB",
        "activity", "What the activity looks like", "guide", "Guide", "burden", "Burden", "groups", "group", "respondents", "respondents", "responsesEach", "responses each",
        "minutes", "minutes", "costEach", "cost each", "federalCost", "cost to the Federal Government", "determination", "Does the Act apply", "collectsFrom", "collected from",
        "identicalQuestions", "identical questions", "otherGroupsSamePurpose", "other groups for the same purpose", "screeningQuestions", "screening questions",
        "sectorMajority", "all or most of a sector", "incentive", "Incentive", "justification", "justification", "counsel", "Legal counsel", "cfo", "Chief Financial Officer", "finding", "finding",
        "approval", "Approval", "controlNumber", "control number", "approvedOn", "approved on", "expiresOn", "expires on", "terms", "terms", "files", "Files", "links", "Link",
        "contact", "Contact", "office", "office", "email", "e-mail");
    for (int i = 0; i < pairs.size(); i += 2) {
      labels.put(pairs.get(i), pairs.get(i + 1));
    }
    return labels;
  }
}
