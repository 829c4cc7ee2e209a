package org.hispcycle.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.edition.Code;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.DocumentReader;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks a survey that somebody wrote as JSON, without a case: what is wrong with it, and how it stands to the guidelines (F1d, E10). */
@Service
@Transactional(readOnly = true)
public class Conformance {

  /**
   * @param submittable nothing is missing or wrong, and no departure is blocking
   * @param faults what must be corrected before the survey can be submitted at all
   * @param findings empty where the method is not a survey: the guidelines are about surveys only
   * @param unread names in the survey that nothing reads
   */
  public record Answer(long guidelineId, String edition, int version, String title, String standInNote, boolean submittable, int blocking,
      int advisory, int questions, Figures burden, List<Fault> faults, List<ConformanceReport.Finding> findings, List<String> unread) {}

  /** The yearly burden (H17). */
  public record Figures(long respondents, long responses, BigDecimal hours, BigDecimal cost) {}

  private final Guidelines guidelines;
  private final Editions editions;
  private final ObjectMapper json;

  Conformance(Guidelines guidelines, Editions editions, ObjectMapper json) {
    this.guidelines = guidelines;
    this.editions = editions;
    this.json = json;
  }

  /** @param text {@code {"edition": "FY2026", "survey": {…}}}, or {@code guidelineId} in place of {@code edition} */
  public Answer check(String text) {
    var request = Request.read(Request.parse(text), editions.all().stream().map(Edition::id).collect(Collectors.toSet()));
    var guideline = request.guidelineId == null ? guidelines.inForce(request.edition) : guidelines.version(request.guidelineId);
    var survey = read(request.survey);
    var aboutSurvey = survey.determination() == null || survey.determination().method() == null || survey.isSurvey();
    var report = aboutSurvey ? ConformanceCheck.report(guideline, survey, new Setting(request.onlySurvey, request.serviceChannels, null))
        : new ConformanceReport(List.of());
    var faults = new ArrayList<>(SurveyRules.draft(survey, survey.serviceId() == null ? 0 : survey.serviceId()));
    faults.addAll(SurveyRules.channels(survey, editions.codes(guideline.edition(), "channel").stream().map(Code::code).toList()));
    var departed = report.deviations();
    int blocking = (int) departed.stream().filter(Deviation::blocking).count();
    var burden = survey.burden();
    return new Answer(guideline.id(), guideline.edition(), guideline.version(), guideline.title(), guideline.standInNote(),
        faults.isEmpty() && blocking == 0, blocking, departed.size() - blocking, survey.questions(),
        burden == null ? null : new Figures(burden.respondents(), burden.responses(), burden.hours(), burden.cost()), faults, report.findings(),
        UnreadParts.of(request.survey));
  }

  private SurveyContent read(JsonNode survey) {
    try {
      return json.treeToValue(survey, SurveyContent.class);
    } catch (JsonMappingException unreadable) {
      var place = "survey" + unreadable.getPath().stream()
          .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName()).collect(Collectors.joining());
      throw InputRefused.of(List.of(new Fault(place, "The value of " + (place.length() > 100 ? place.substring(0, 100) + "…" : place)
          + " is not of the kind that belongs there: texts stand in quotation marks, numbers do not, lists stand in square brackets, a date looks like 2026-05-20.")));
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The survey cannot be read. Compare it with the example in the documentation of this address.");
    }
  }

  /** What was sent, field by field. */
  private static final class Request extends DocumentReader {

    private static final int LARGEST = 300_000;
    private static final int MOST_CHANNELS = 50;

    private String edition;
    private Long guidelineId;
    private JsonNode survey;
    private boolean onlySurvey = true;
    private List<String> serviceChannels;

    private Request() {
      super("request");
    }

    private static JsonNode parse(String text) {
      return parse("request", text, LARGEST);
    }

    private static Request read(JsonNode node, Set<String> knownEditions) {
      if (!node.isObject()) {
        throw new InputRefused("Send a JSON object with the edition (or the guidelineId) and the survey.");
      }
      var request = new Request();
      request.only(node, "", "edition", "guidelineId", "survey", "onlySurvey", "serviceChannels");
      if (node.hasNonNull("edition") == node.hasNonNull("guidelineId")) {
        request.fault("edition", "Say by which guidelines to check: either the edition, such as FY2026, or the guidelineId of a published version.");
      } else if (node.hasNonNull("edition")) {
        request.edition = request.word(node.get("edition"), "edition", knownEditions, "edition");
      } else {
        var number = node.get("guidelineId");
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
          request.fault("guidelineId", "The guidelineId is a whole number, as the list of published guidelines gives it.");
        }
        request.guidelineId = number.asLong();
      }
      if (!node.path("survey").isObject()) {
        request.fault("survey", "Send the survey as a JSON object.");
      }
      request.survey = node.path("survey");
      if (node.hasNonNull("onlySurvey") && !node.get("onlySurvey").isBoolean()) {
        request.fault("onlySurvey", "Whether this is the only survey of the service is said with true or false.");
      }
      request.onlySurvey = node.path("onlySurvey").asBoolean(true);
      request.serviceChannels = request.list(node, "", "serviceChannels", MOST_CHANNELS, (each, at) -> {
        if (!each.isTextual()) {
          request.fault(at, "A channel is a code in quotation marks, such as \"website\".");
        }
        return each.asText();
      });
      request.refuse();
      return request;
    }
  }
}
