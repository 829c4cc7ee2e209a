package org.hispcycle.clearance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyRules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a clearance show beside the draft. */
@Service
@Transactional(readOnly = true)
public class SurveyView {

  private final Surveys surveys;
  private final SurveyStore store;
  private final SurveyChecks checks;
  private final Umbrellas umbrellas;
  private final Reviews reviews;
  private final ReviewClock reviewClock;
  private final Registry registry;
  private final Editions editions;
  private final Cycles cycles;
  private final ObjectMapper json;
  private final Clock clock;

  SurveyView(Surveys surveys, SurveyStore store, SurveyChecks checks, Umbrellas umbrellas, Reviews reviews, ReviewClock reviewClock, Registry registry,
      Editions editions, Cycles cycles, ObjectMapper json, Clock clock) {
    this.surveys = surveys;
    this.store = store;
    this.checks = checks;
    this.umbrellas = umbrellas;
    this.reviews = reviews;
    this.reviewClock = reviewClock;
    this.registry = registry;
    this.editions = editions;
    this.cycles = cycles;
    this.json = json;
    this.clock = clock;
  }

  public Map<String, Object> shown(String businessKey, JsonNode draft) {
    var survey = surveys.get(businessKey);
    var service = registry.service(survey.serviceId());
    var umbrella = umbrellas.valid(survey.agencyId(), EasternTime.today(clock)).orElse(null);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("services", List.of(Map.of("id", service.id(), "name", service.name())));
    shown.put("touchpoint", survey.touchpoint());
    shown.put("guideline", guideline(checks.guideline(survey)));
    shown.put("channels", registry.channels(survey.hispId(), survey.serviceId()));
    shown.put("allChannels", editions.codes(cycles.edition(survey.cycleYear()).id(), "channel").stream()
        .map(each -> Map.of("id", each.code(), "label", each.label())).toList());
    shown.put("pointsInTime", choices(SurveyRules.POINTS_IN_TIME));
    shown.put("scales", choices(SurveyRules.SCALES));
    shown.put("methods", choices(PraDeterminations.METHODS));
    shown.put("collectsFrom", choices(SurveyRules.COLLECTS_FROM));
    shown.put("conformance", draft.isEmpty() ? List.of() : conformance(survey, draft));
    shown.put("umbrella", umbrella == null ? null : umbrella(umbrella));
    shown.put("determinationResult", store.determination(businessKey).orElse(null));
    shown.put("publicationAllowed", umbrella != null && umbrella.publicationAllowed());
    shown.put("termsRequired", surveys.changesAsked(survey));
    shown.put("reviewClock", reviewClock.of(businessKey).orElse(null));
    shown.put("questions", reviews.questions(businessKey));
    shown.put("change", change(survey, draft).orElse(null));
    var proposal = proposal(survey, umbrella);
    shown.put("proposedApproval", proposal);
    shown.put("numberNotes", ControlNumber.advice(draft.at("/approval/controlNumber").asText(), (String) proposal.get("controlNumber")));
    return shown;
  }

  /** A half-written draft cannot be checked yet; its submission will be refused with a sentence. */
  private Optional<SurveyContent> readable(JsonNode draft) {
    try {
      return Optional.of(checks.read(draft));
    } catch (InputRefused unreadable) {
      return Optional.empty();
    }
  }

  private List<Deviation> conformance(Survey survey, JsonNode draft) {
    return readable(draft).filter(content -> content.determination() == null || content.isSurvey())
        .map(content -> checks.deviations(survey, content)).orElse(List.of());
  }

  /** Which approved survey is changed, in what, and what kind of change the newest submission was found to be. */
  private Optional<Map<String, Object>> change(Survey survey, JsonNode draft) {
    return checks.changed(survey).map(approved -> {
      var change = new LinkedHashMap<String, Object>();
      change.put("approvedId", approved.id());
      change.put("title", approved.title());
      change.put("controlNumber", approved.controlNumber());
      change.put("expiresOn", approved.expiresOn());
      change.put("kind", survey.change() == null ? null : survey.change().kind().id());
      change.put("reason", survey.change() == null ? null : survey.change().reason());
      change.put("clause", survey.change() == null ? null : survey.change().clause());
      change.put("differences", readable(draft).filter(content -> content.determination() != null && content.burden() != null)
          .flatMap(content -> checks.differences(survey, content)).map(SurveyDifferences::sentences).orElse(List.of()));
      return change;
    });
  }

  /** What OIRA normally enters: the number and last day of the umbrella, or those of the approval that is changed. */
  private Map<String, Object> proposal(Survey survey, UmbrellaClearance umbrella) {
    var proposal = new LinkedHashMap<String, Object>();
    var kept = survey.is(ChangeKind.NON_SUBSTANTIVE) ? checks.changed(survey) : Optional.<ApprovedSurvey>empty();
    proposal.put("controlNumber", kept.map(ApprovedSurvey::controlNumber).orElse(umbrella == null ? null : umbrella.controlNumber()));
    proposal.put("expiresOn", kept.map(ApprovedSurvey::expiresOn).orElse(umbrella == null ? null : umbrella.expiresOn()));
    return proposal;
  }

  private Map<String, Object> guideline(Guideline guideline) {
    Map<String, Object> shown = json.convertValue(guideline, new TypeReference<LinkedHashMap<String, Object>>() {});
    shown.put("trustTemplate", guideline.trustTemplates().get(0));
    shown.put("scale", guideline.scale());
    return shown;
  }

  private static Map<String, Object> umbrella(UmbrellaClearance umbrella) {
    var shown = new LinkedHashMap<String, Object>();
    // an umbrella of the public records may lack its number
    shown.put("controlNumber", umbrella.controlNumber());
    shown.put("title", umbrella.title());
    shown.put("expiresOn", umbrella.expiresOn());
    shown.put("remainingResponses", umbrella.remainingResponses());
    shown.put("remainingHours", umbrella.remainingHours());
    shown.put("demo", umbrella.demo());
    return shown;
  }

  private static List<Map<String, String>> choices(Map<String, String> labels) {
    return labels.entrySet().stream().map(each -> Map.of("id", each.getKey(), "label", each.getValue())).toList();
  }
}
