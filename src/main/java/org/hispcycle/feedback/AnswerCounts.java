package org.hispcycle.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hispcycle.feedback.CodeLists.Code;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.CheckReport;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;

/**
 * How many people gave which answer to each question of a five-point survey, counted by the agency itself: the form of the
 * templates of 2019 and 2020 (E14, F3b to F3d, F4a).
 *
 * @param questions trust is always among them
 */
public record AnswerCounts(List<Question> questions) {

  /** @param responses by answer, 1 to 5; all five are there */
  public record Question(String key, String wording, Map<String, Long> responses) {

    long total() {
      return responses.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  static final String TRUST = "trust";
  /** The measures of the two circulars; 2019 and 2020 ask about equity and transparency in one domain, with two statements. */
  private static final Map<String, String> KEYS = keys();
  private static final long MOST = 1_000_000_000L;
  private static final int LONGEST_WORDING = 500;

  private static Map<String, String> keys() {
    var keys = new LinkedHashMap<String, String>();
    keys.put(TRUST, "confidence or trust");
    keys.put("satisfaction", "satisfaction");
    keys.put("effectiveness", "effectiveness or quality");
    keys.put("ease", "ease or simplicity");
    keys.put("efficiency", "efficiency or speed");
    keys.put("transparency", "transparency");
    keys.put("humanity", "equity");
    keys.put("employee", "employee helpfulness");
    return keys;
  }

  /** The questions that counts can be given for, in the order of the template. */
  static List<Code> questionChoices() {
    return KEYS.entrySet().stream().map(each -> new Code(each.getKey(), Character.toUpperCase(each.getValue().charAt(0)) + each.getValue().substring(1))).toList();
  }

  /** @throws InputRefused naming every question and answer that is wrong */
  public static AnswerCounts read(JsonNode json) {
    var faults = new ArrayList<Fault>();
    var questions = new LinkedHashMap<String, Question>();
    if (json == null || !json.isArray() || json.isEmpty() || json.size() > KEYS.size()) {
      throw InputRefused.of(List.of(new Fault("questions", "Send questions as a list of 1 to " + KEYS.size()
          + " objects with key, wording and counts; one of them has the key \"trust\".")));
    }
    for (int i = 0; i < json.size(); i++) {
      var place = "questions[" + i + "]";
      var key = json.get(i).path("key").asText("");
      if (!KEYS.containsKey(key)) {
        faults.add(new Fault(place + ".key", "Question " + (i + 1) + " has no key that is known. Keys: " + String.join(", ", KEYS.keySet()) + "."));
      } else if (questions.containsKey(key)) {
        faults.add(new Fault(place + ".key", "There are two questions with the key \"" + key + "\". Add their counts up, or leave one out."));
      } else {
        questions.put(key, new Question(key, wording(faults, place, json.get(i).get("wording")), counts(faults, place, key, json.get(i).get("counts"))));
      }
    }
    if (faults.isEmpty() && !questions.containsKey(TRUST)) {
      faults.add(new Fault("questions", "The counts of the trust question are missing; without them nothing can be reported."));
    }
    if (faults.isEmpty() && questions.get(TRUST).total() == 0) {
      faults.add(new Fault("questions", "Nobody answered the trust question. If nobody answered in this quarter, choose \"not reported\" and say why."));
    }
    InputRefused.ifAny(faults);
    return new AnswerCounts(List.copyOf(questions.values()));
  }

  private static String wording(List<Fault> faults, String place, JsonNode wording) {
    if (wording == null || wording.isNull()) {
      return null;
    }
    if (!wording.isTextual() || wording.asText().length() > LONGEST_WORDING || wording.asText().indexOf(0) >= 0) {
      faults.add(new Fault(place + ".wording", "The wording is text of at most " + LONGEST_WORDING + " characters."));
      return null;
    }
    return wording.asText().isBlank() ? null : wording.asText().strip();
  }

  private static Map<String, Long> counts(List<Fault> faults, String place, String key, JsonNode given) {
    var counts = new TreeMap<String, Long>();
    if (given == null || !given.isObject()) {
      faults.add(new Fault(place + ".counts", "Say how many people gave each answer to the question about " + KEYS.get(key)
          + ": {\"1\": …, \"2\": …, \"3\": …, \"4\": …, \"5\": …}."));
      return counts;
    }
    given.fieldNames().forEachRemaining(answer -> {
      if (!answer.matches("[1-5]")) {
        faults.add(new Fault(place + ".counts", "An answer is 1 to 5, where 5 is strongly agree; there is none called \""
            + (answer.length() > 20 ? answer.substring(0, 20) + "…" : answer).replaceAll("\\p{Cntrl}", " ") + "\"."));
      }
    });
    for (int answer = Scale.LIKERT.lowest(); answer <= Scale.LIKERT.highest(); answer++) {
      var count = given.get(Integer.toString(answer));
      if (count != null && !count.isNull() && (!count.isIntegralNumber() || !count.canConvertToLong() || count.asLong() < 0 || count.asLong() > MOST)) {
        faults.add(new Fault(place + ".counts." + answer, "The number of answers is a whole number from 0 to " + MOST + "."));
      } else {
        counts.put(Integer.toString(answer), count == null ? 0 : count.asLong());
      }
    }
    return counts;
  }

  Question trust() {
    return questions.stream().filter(each -> each.key().equals(TRUST)).findFirst().orElseThrow();
  }

  /** The largest number of people who answered one question. */
  long respondents() {
    return questions.stream().mapToLong(Question::total).max().orElse(0);
  }

  /** What a file of single responses would have been counted to, as far as counts can tell: no drivers by branch. */
  CheckReport report(Branching branching) {
    var trust = trust();
    long positive = 0;
    long affirmative = 0;
    for (var each : trust.responses().entrySet()) {
      int answer = Integer.parseInt(each.getKey());
      positive += branching.positive(Scale.LIKERT, answer) ? each.getValue() : 0;
      affirmative += branching.affirmative(Scale.LIKERT, answer) ? each.getValue() : 0;
    }
    return new CheckReport(trust.total(), trust.total(), 0, 0, trust.responses(), positive, trust.total() - positive, affirmative,
        CheckReport.share(affirmative, trust.total()), List.of(), List.of(), Map.of());
  }
}
