package org.hispcycle.clearance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Subject;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.Guidelines;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the clearance of a survey begins: by designation, by request of the agency, or as a change of what was approved (C10, F1b, H1). */
@Service
@Transactional
public class ClearanceRequests {

  /** Decided anew for every submission, so no change begins with it. */
  private static final List<String> NOT_TAKEN_OVER = List.of("approval", "counsel", "cfo");
  private static final int LONGEST_TOUCHPOINT = 300;

  private final SurveyStore store;
  private final Clearances clearances;
  private final SurveyChecks checks;
  private final Guidelines guidelines;
  private final Drafts drafts;
  private final Cycles cycles;
  private final Registry registry;
  private final ObjectMapper json;
  private final Clock clock;

  ClearanceRequests(SurveyStore store, Clearances clearances, SurveyChecks checks, Guidelines guidelines, Drafts drafts, Cycles cycles, Registry registry,
      ObjectMapper json, Clock clock) {
    this.store = store;
    this.clearances = clearances;
    this.checks = checks;
    this.guidelines = guidelines;
    this.drafts = drafts;
    this.cycles = cycles;
    this.registry = registry;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An agency asks for a clearance (H1).
   *
   * @param agencyId the agency that asks; null where the caller works for none or several
   */
  public Survey request(NewRequest request, String agencyId, String by) {
    if (agencyId == null) {
      throw new InputRefused("A clearance is requested by the people of one agency. Ask the HISP that provides the service to request it.");
    }
    var today = EasternTime.today(clock);
    var approved = request.changes() == null ? null : toBeChanged(request, agencyId, today);
    if (approved == null && request.serviceId() == null) {
      throw new InputRefused("Choose the service whose survey needs a clearance.");
    }
    if (request.touchpoint() != null && request.touchpoint().length() > LONGEST_TOUCHPOINT) {
      throw new InputRefused("Shorten the touchpoint: it has " + request.touchpoint().length() + " characters, at most " + LONGEST_TOUCHPOINT + " are kept.");
    }
    if (cycles.find(today.getYear()).isEmpty()) {
      throw new InputRefused("The cycle " + today.getYear() + " has not been opened yet. Ask OMB to open it, then request the clearance again.");
    }
    var survey = approved == null ? open(today.getYear(), agencyId, provider(request, agencyId), request.serviceId(), request.touchpoint(), null, by)
        : open(today.getYear(), agencyId, approved.hispId(), approved.serviceId(), approved.touchpoint(), approved, by);
    prefill(survey, approved, by);
    return survey;
  }

  private ApprovedSurvey toBeChanged(NewRequest request, String agencyId, LocalDate today) {
    var approved = clearances.find(request.changes()).filter(each -> each.agencyId().equals(agencyId)).orElseThrow(() -> new InputRefused(
        "Your agency (" + agencyId + ") has no approved survey with the number " + request.changes() + ". Choose one of its own approved surveys."));
    if (request.serviceId() != null && request.serviceId() != approved.serviceId()) {
      throw new InputRefused("The approved survey \"" + approved.title() + "\" belongs to another service (" + approved.serviceId() + "), not to "
          + request.serviceId() + ". Choose the survey of this service that is to be changed.");
    }
    if (approved.replacedBy() != null) {
      throw new InputRefused("The approved survey \"" + approved.title() + "\" was changed already. Change the one that is in force now.");
    }
    if (!approved.validOn(today)) {
      throw new InputRefused("The clearance of \"" + approved.title() + "\" (" + approved.controlNumber() + ") is not in force on " + today
          + ", so there is nothing to change. Request a clearance of its own.");
    }
    return approved;
  }

  private String provider(NewRequest request, String agencyId) {
    var providers = registry.providersOf(request.serviceId()).stream().filter(hisp -> hisp.agencyId().equals(agencyId)).toList();
    if (providers.isEmpty()) {
      throw new InputRefused("Your agency (" + agencyId + ") has no service with the id " + request.serviceId() + ". Choose one of its own services.");
    }
    // of two HISPs of one agency that share a service, the one without a running request
    return providers.stream().filter(each -> running(each.id(), request).isEmpty()).findFirst()
        .orElseThrow(() -> alreadyRunning(running(providers.get(0).id(), request).orElseThrow())).id();
  }

  private Optional<Survey> running(String hispId, NewRequest request) {
    return store.openUnder(SurveyStore.openKey(draft(null, 0, null, hispId, request.serviceId(), request.touchpoint(), null, null, null)));
  }

  private InputRefused alreadyRunning(Survey running) {
    return new InputRefused("A clearance for \"" + registry.service(running.serviceId()).name() + "\""
        + (running.touchpoint() == null ? "" : ", " + running.touchpoint() + ",") + " is being worked on already (case " + running.businessKey()
        + "). Carry on with it; it stands in your inbox or in that of the next reviewer. For a survey at another touchpoint, name the touchpoint.");
  }

  /** A designation asks for a clearance (C10); empty where a request for the service is running already. */
  public Optional<Survey> requestForDesignation(int cycleYear, String agencyId, String hispId, int serviceId, String by) {
    return store.openOf(hispId, serviceId).isEmpty() ? Optional.of(open(cycleYear, agencyId, hispId, serviceId, null, null, by)) : Optional.empty();
  }

  private Survey open(int cycleYear, String agencyId, String hispId, int serviceId, String touchpoint, ApprovedSurvey changes, String by) {
    var baseKey = new Subject(agencyId, hispId, "").businessKey(cycleYear) + "-" + registry.service(serviceId).slug();
    var key = baseKey;
    for (int n = 2; store.find(key).isPresent(); n++) {
      key = baseKey + "-" + n;
    }
    var guideline = guidelines.of(cycles.edition(cycleYear));
    var survey = draft(key, cycleYear, agencyId, hispId, serviceId, touchpoint, changes == null ? null : changes.id(), guideline.id(), by)
        .under(baseKey);
    store.openUnder(SurveyStore.openKey(survey)).ifPresent(running -> {
      throw alreadyRunning(running);
    });
    try {
      store.insert(survey);
    } catch (DuplicateKeyException raced) {
      throw new InputRefused("Somebody else requested a clearance for \"" + registry.service(serviceId).name()
          + "\" at the same moment. Reload your inbox and carry on with that one.");
    }
    return survey;
  }

  private Survey draft(String key, int cycleYear, String agencyId, String hispId, int serviceId, String touchpoint, Long changes, Long guidelineId, String by) {
    var now = clock.instant();
    return new Survey(key, key, cycleYear, agencyId, hispId, serviceId, null, null, SurveyStatus.DRAFT, now, touchpoint, guidelineId, changes, null, by, now,
        null, null);
  }

  /** The draft begins with what was approved, or with the touchpoint that was named. */
  private void prefill(Survey survey, ApprovedSurvey approved, String by) {
    var content = json.createObjectNode();
    if (approved != null) {
      checks.approvedDraft(approved).filter(ObjectNode.class::isInstance).ifPresentOrElse(frozen -> content.setAll((ObjectNode) frozen.deepCopy()),
          () -> content.put("title", approved.title()));
      content.remove(NOT_TAKEN_OVER);
      content.put("serviceId", survey.serviceId());
    }
    if (survey.touchpoint() != null) {
      content.put("touchpoint", survey.touchpoint());
    }
    if (!content.isEmpty()) {
      drafts.save(survey.caseKey(), 0, content, by);
    }
  }

  /** Approved surveys of the agency that a change can be requested for today. */
  @Transactional(readOnly = true)
  public List<ApprovedSurvey> changeable(String agencyId) {
    var today = EasternTime.today(clock);
    return clearances.approvedSurveys(agencyId).stream().filter(each -> each.replacedBy() == null && each.validOn(today)).toList();
  }
}
