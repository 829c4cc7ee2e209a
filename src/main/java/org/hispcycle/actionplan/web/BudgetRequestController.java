package org.hispcycle.actionplan.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hispcycle.actionplan.BudgetAccess;
import org.hispcycle.actionplan.BudgetRequest;
import org.hispcycle.actionplan.document.BudgetBook;
import org.hispcycle.actionplan.document.BudgetTotals;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.document.Harmless;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.platform.web.Downloads;
import org.hispcycle.registry.Registry;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The budget requests of a cycle with their totals (D1), for OMB's lead and budget examiner and for an agency's own officials.
 * They are not public before the Budget is out (D7); other roles at OMB and operators do not see them either.
 */
@RestController
class BudgetRequestController {

  record RequestView(String id, String title, int fiscalYear, BigDecimal amount, String account, String program,
      String narrative, List<String> actionIds, String crossAgencyPriority, String status) {}

  /** {@code hispId} is null for what the department itself asks. */
  record SubjectView(String caseKey, String hispId, String name, BigDecimal total, List<RequestView> requests) {}

  record DepartmentView(String agencyId, String agencyName, BigDecimal total, List<SubjectView> subjects) {}

  record View(int cycleYear, Integer budgetYear, String note, BigDecimal total, List<DepartmentView> departments, BudgetTotals totals) {}

  private static final String ADDRESS = "/api/v1/cycles/{year}/budget-requests";
  private static final String NOTE = "Not public before the President's Budget is out. Do not pass on.";
  private static final Set<String> AT_OMB = Set.of(Roles.OMB_LEAD, Roles.OMB_BUDGET_EXAMINER);
  private static final Set<String> IN_THE_AGENCY = Set.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.AGENCY_HEAD, Roles.CFO, Roles.CIO);

  private final BudgetBook book;
  private final Cycles cycles;
  private final Registry registry;
  private final BudgetAccess trace;
  private final CurrentActor actor;

  BudgetRequestController(BudgetBook book, Cycles cycles, Registry registry, BudgetAccess trace, CurrentActor actor) {
    this.book = book;
    this.cycles = cycles;
    this.registry = registry;
    this.trace = trace;
    this.actor = actor;
  }

  @GetMapping(value = ADDRESS, params = {"format!=csv", "format!=xlsx"})
  View budgetRequests(@PathVariable int year, @RequestParam(required = false) String agency) {
    var visible = visible(agency);
    var offset = cycles.edition(year).budgetYearOffset();
    var requests = shown(year, visible, "on the page of a cycle's requests");
    var departments = grouped(requests, BudgetRequest::agencyId).entrySet().stream().map(each -> department(each.getKey(), each.getValue())).toList();
    return new View(year, offset == null ? null : Integer.valueOf(year + offset), NOTE, total(requests), departments, book.totals(year, visible));
  }

  @GetMapping(value = ADDRESS, params = "format=csv", produces = "text/csv")
  ResponseEntity<String> budgetRequestsAsCsv(@PathVariable int year, @RequestParam(required = false) String agency) {
    var visible = visible(agency);
    cycles.get(year);
    shown(year, visible, "as a CSV file");
    return Downloads.headers(Harmless.fileName("budget-requests-" + year, "csv")).body(book.csv(year, visible));
  }

  @GetMapping(value = ADDRESS, params = "format=xlsx")
  ResponseEntity<byte[]> budgetRequestsAsXlsx(@PathVariable int year, @RequestParam(required = false) String agency) {
    var visible = visible(agency);
    cycles.get(year);
    shown(year, visible, "as a spreadsheet");
    return Downloads.of(Harmless.fileName("budget-requests-" + year, "xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.xlsx(year, visible));
  }

  /** Each agency's record tells who read its requests. */
  private List<BudgetRequest> shown(int year, Predicate<BudgetRequest> visible, String how) {
    var requests = book.requests(year, visible);
    requests.stream().map(BudgetRequest::agencyId).distinct().forEach(agency -> trace.shown(actor.get().userId(), agency, null, null, year, how));
    return requests;
  }

  private Predicate<BudgetRequest> visible(String agency) {
    var caller = actor.get();
    var wanted = agency == null || agency.isBlank() ? null : agency;
    requirePermission(caller, wanted);
    var atOmb = hasOne(caller, AT_OMB);
    return each -> (wanted == null || wanted.equals(each.agencyId())) && (atOmb || caller.agencies().contains(each.agencyId()));
  }

  private static void requirePermission(Actor caller, String agency) {
    if (hasOne(caller, AT_OMB)) {
      return;
    }
    if (!hasOne(caller, IN_THE_AGENCY) || agency != null && !caller.agencies().contains(agency)) {
      throw new NotAllowed("Budget requests are open to the OMB lead and budget examiner, and to the service delivery official, head, "
          + "chief financial officer and chief information officer of the agency itself. Ask one of them.");
    }
  }

  private static boolean hasOne(Actor caller, Set<String> roles) {
    return roles.stream().anyMatch(caller::is);
  }

  private DepartmentView department(String agencyId, List<BudgetRequest> requests) {
    return new DepartmentView(agencyId, registry.agency(agencyId).name(), total(requests), grouped(requests, BudgetRequest::businessKey)
        .entrySet().stream().map(each -> subject(each.getKey(), each.getValue())).toList());
  }

  private SubjectView subject(String caseKey, List<BudgetRequest> requests) {
    var first = requests.get(0);
    var name = first.hispId() == null ? registry.agency(first.agencyId()).name() : registry.hisp(first.hispId()).name();
    return new SubjectView(caseKey, first.hispId(), name, total(requests), requests.stream().map(each -> new RequestView(each.id(),
        each.title(), each.fiscalYear(), each.amount(), each.account(), each.program(), each.narrative(), each.actionIds(),
        each.crossAgencyPriority(), each.status())).toList());
  }

  private static BigDecimal total(List<BudgetRequest> requests) {
    return requests.stream().map(BudgetRequest::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, List<BudgetRequest>> grouped(List<BudgetRequest> requests, Function<BudgetRequest, String> by) {
    return requests.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }
}
