package org.hispcycle.designation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Code;
import org.hispcycle.edition.Editions;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.ListedService;
import org.hispcycle.registry.NewService;
import org.hispcycle.registry.Rationale;
import org.hispcycle.registry.Registry;
import org.hispcycle.registry.ServiceNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a designation: chosen by the agency, concurred with by OMB (C1, C2); {@link Duties} follow. */
@Service
@Transactional
public class Designations {

  private final Registry registry;
  private final Cycles cycles;
  private final Ledger ledger;
  private final Drafts drafts;
  private final FirstReports firstReports;
  private final DesignationRecords records;
  private final Editions editions;
  private final Evidence evidence;
  private final ObjectProvider<ClearanceStatus> clearances;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;
  private final Clock clock;

  Designations(Registry registry, Cycles cycles, Ledger ledger, Drafts drafts, FirstReports firstReports,
      DesignationRecords records, Editions editions, Evidence evidence, ObjectProvider<ClearanceStatus> clearances, ApplicationEventPublisher events,
      ObjectMapper json, Clock clock) {
    this.registry = registry;
    this.cycles = cycles;
    this.ledger = ledger;
    this.drafts = drafts;
    this.firstReports = firstReports;
    this.records = records;
    this.editions = editions;
    this.evidence = evidence;
    this.clearances = clearances;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public DesignationChoices choices(int year, String hispId) {
    var today = EasternTime.today(clock);
    var services = registry.inventory(List.of(registry.hisp(hispId)), today).stream().map(each -> offered(year, each)).toList();
    var lists = editions.codes(cycles.edition(year).id());
    return new DesignationChoices(cycles.edition(year).minimumServices(), services, lists.getOrDefault(DesignationRules.TYPES, List.of()),
        lists.getOrDefault(DesignationRules.CHANNELS, List.of()), lists.getOrDefault(DesignationRules.ALIGNMENT, List.of()),
        firstReports.choices(year, today).stream().map(FiscalQuarter::toString).toList(),
        firstReports.usual(year, today, false).toString(), cycles.graceDays(year));
  }

  private DesignationChoices.Offered offered(int year, ListedService listed) {
    var service = listed.service();
    return new DesignationChoices.Offered(service.id(), service.slug(), service.name(), listed.status().label(), listed.designatedSince(),
        listed.endedOn(), listed.demo(), ServiceNames.hint(service.name()).orElse(null), service.types(), listed.channels(),
        service.occasion(), service.description(), service.outcome(), service.customers(), service.partners(), service.tools(),
        records.before(year, listed.hisp().id(), service.id()).orElse(null));
  }

  /** The agency submits: what stands in the draft is frozen and goes to OMB. */
  public void submit(String caseKey, String businessKey, int year, String hispId, JsonNode draft, String by, Instant at) {
    var today = EasternTime.dateOf(at);
    refuseWithdrawn(hispId, today);
    var content = read(draft);
    var faults = rules(year, hispId, today).designation(content);
    evidence(caseKey, content, faults);
    InputRefused.ifAny(faults);
    drafts.freeze(caseKey, draft, by, at);
    ledger.submitted(obligation(businessKey), by, at);
  }

  /** OMB concurs: the register changes on that day, and the reasons are kept with the year. */
  public void concur(String caseKey, String businessKey, int year, String hispId, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var today = EasternTime.dateOf(at);
    refuseWithdrawn(hispId, today);
    var rules = rules(year, hispId, today);
    var faults = rules.designation(content);
    evidence(caseKey, content, faults);
    if (faults.isEmpty()) {
      faults = rules.firstReports(content, firstReports.choices(year, today));
    }
    InputRefused.ifAny(faults);
    var version = drafts.freeze(caseKey, draft, by, at).version();
    records.forget(year, hispId);
    end(year, hispId, content, today, by, at);
    designate(year, hispId, content, rules, today, version, by, at);
    ledger.accepted(obligation(businessKey), by, at);
  }

  /** Files that are there, links that lead somewhere; none at all is warned of in the form, and refused nowhere (C7). */
  private void evidence(String caseKey, DesignationContent content, List<InputRefused.Fault> faults) {
    for (int i = 0; i < content.services().size(); i++) {
      var chosen = content.services().get(i);
      if (chosen != null) {
        evidence.check(caseKey, "services[" + i + "]", chosen.files(), chosen.links(), faults);
      }
    }
  }

  /** Only HISPs designate (A12, C1). */
  private void refuseWithdrawn(String hispId, LocalDate today) {
    if (registry.activeHisps(today).stream().noneMatch(each -> each.id().equals(hispId))) {
      throw new InputRefused(registry.hisp(hispId).name() + " (" + hispId + ") is not on OMB's list of HISPs today, so it cannot designate services. "
          + "Ask OMB to put it back on the list, or to end this case.");
    }
  }

  private void end(int year, String hispId, DesignationContent content, LocalDate today, String by, Instant at) {
    for (var end : content.ended()) {
      registry.endDesignation(hispId, end.serviceId(), today, by, end.reason().strip());
      events.publishEvent(new DesignationEnded(registry.hisp(hispId).agencyId(), hispId, end.serviceId(), today, end.reason().strip()));
      records.end(year, hispId, end.serviceId(), end.reason().strip(), by, at);
    }
  }

  private void designate(int year, String hispId, DesignationContent content, DesignationRules rules, LocalDate today,
      int submissionVersion, String by, Instant at) {
    var references = content.references();
    var ids = new HashMap<String, Integer>();
    for (int i = 0; i < references.size(); i++) {
      var reference = references.get(i);
      var chosen = content.services().get(i);
      var id = chosen.serviceId() != null ? chosen.serviceId() : create(hispId, chosen.newService(), by, at);
      ids.put(reference, id);
      var wanted = content.firstReports().get(reference);
      var choosing = wanted != null && !wanted.isBlank();
      if (rules.isNew(reference)) {
        var first = choosing ? FiscalQuarter.parse(wanted) : firstReports.usual(year, today, surveyInUse(hispId, id, today));
        registry.designate(hispId, id, today, first, rationale(chosen), by);
      }
      records.state(year, hispId, id, !rules.isNew(reference), choosing, chosen, submissionVersion, by, at);
    }
    content.actions().forEach(action ->
        records.action(year, hispId, ids.get(action.serviceRef()), action.title().strip(), action.description()));
  }

  private boolean surveyInUse(String hispId, int serviceId, LocalDate today) {
    var status = clearances.getIfAvailable();
    return status != null && status.hasValidClearance(hispId, serviceId, today);
  }

  private int create(String hispId, DesignationContent.NewService service, String by, Instant at) {
    return registry.addService(hispId, new NewService(service.name().strip(), service.description().strip(), service.occasion().strip(),
        service.outcome().strip(), service.customers().strip(), stripped(service.partners()), stripped(service.tools()),
        service.types().stream().distinct().toList(), service.channels().stream().distinct().toList()), by, at).id();
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Rationale rationale(DesignationContent.Chosen chosen) {
    return new Rationale(chosen.rationale().organization(), chosen.rationale().customers(), chosen.rationale().performance());
  }

  public void returned(String businessKey, String by, Instant at, String comment) {
    ledger.returned(obligation(businessKey), by, at, comment);
  }

  /** The improvement actions of a year's designation, for the action plan; empty until OMB has concurred. */
  @Transactional(readOnly = true)
  public List<ImprovementAction> improvementActions(int year, String hispId) {
    return records.actions(year, hispId);
  }

  /** Every designation that a service ever had, as far as it was a HISP of these agencies that designated it. */
  @Transactional(readOnly = true)
  public ServiceHistory history(int serviceId, Predicate<String> agencies) {
    var service = registry.service(serviceId);
    var hisps = registry.providersOf(serviceId).stream().filter(each -> agencies.test(each.agencyId()))
        .collect(Collectors.toMap(Hisp::id, Hisp::name));
    if (hisps.isEmpty()) {
      throw new NotFound("The register has no service " + serviceId + " that you may see.");
    }
    var statements = records.statements(serviceId);
    return new ServiceHistory(serviceId, service.name(), registry.history(serviceId).stream()
        .filter(each -> hisps.containsKey(each.designation().hispId())).map(each -> {
          var of = each.designation();
          return new ServiceHistory.Term(of.hispId(), hisps.get(of.hispId()), of.designatedOn(), each.designatedBy(), each.recordedAt(),
              of.firstReport().toString(), each.rationale(), of.demo(), of.endedOn(), each.endedBy(), each.endReason(),
              statements.stream().filter(said -> said.hispId().equals(of.hispId()) && during(of, EasternTime.dateOf(said.concurredAt())))
                  .map(this::year).toList());
        }).toList());
  }

  private static boolean during(Designation designation, LocalDate day) {
    return !day.isBefore(designation.designatedOn()) && (designation.endedOn() == null || day.isBefore(designation.endedOn()));
  }

  private ServiceHistory.Year year(DesignationChoices.Statement said) {
    return new ServiceHistory.Year(said, records.alignment(said.cycleYear(), said.hispId(), said.serviceId()),
        records.actions(said.cycleYear(), said.hispId()).stream().filter(each -> each.serviceId() == said.serviceId()).toList());
  }

  private DesignationRules rules(int year, String hispId, LocalDate today) {
    var names = new LinkedHashMap<Integer, String>();
    registry.services(hispId).forEach(service -> names.put(service.id(), service.name()));
    var edition = cycles.edition(year);
    var codes = editions.codes(edition.id()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().stream().map(Code::code).toList()));
    return new DesignationRules(edition.minimumServices(), names, designated(hispId, today).keySet(), codes);
  }

  private Map<Integer, Designation> designated(String hispId, LocalDate today) {
    return registry.designatedServices(hispId, today).stream()
        .collect(Collectors.toMap(Designation::serviceId, Function.identity(), (first, last) -> last, TreeMap::new));
  }

  private static String obligation(String businessKey) {
    return Obligation.id(businessKey, ObligationKind.SERVICE_DESIGNATION);
  }

  private static String where(JsonProcessingException unreadable) {
    return unreadable instanceof JsonMappingException at && !at.getPath().isEmpty()
        ? " The field \"" + at.getPath().stream().map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex() + 1) : step.getFieldName())
            .collect(Collectors.joining(".")) + "\" is wrong." : "";
  }

  private DesignationContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, DesignationContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a service id is a whole number, lists are lists, everything else is text." + where(unreadable)
          + " Open the form, correct it and save again.");
    }
  }
}
