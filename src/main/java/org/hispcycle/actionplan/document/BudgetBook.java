package org.hispcycle.actionplan.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hispcycle.actionplan.BudgetRequest;
import org.hispcycle.actionplan.BudgetRequests;
import org.hispcycle.actionplan.document.BudgetTotals.Sum;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.document.Sheet;
import org.hispcycle.document.XlsxWriter;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The budget requests of a cycle with their totals, as figures and as files. Whoever calls this decides who may see them (D7). */
@Service
@Transactional(readOnly = true)
public class BudgetBook {

  private static final List<String> COLUMNS = List.of("cycle_year", "fiscal_year", "agency_id", "agency_name", "hisp_id", "subject", "request_id", "title",
      "account", "program", "cross_agency_priority", "action_kind", "amount", "status", "narrative");

  private final BudgetRequests requests;
  private final Cycles cycles;
  private final Registry registry;
  private final Drafts drafts;

  BudgetBook(BudgetRequests requests, Cycles cycles, Registry registry, Drafts drafts) {
    this.requests = requests;
    this.cycles = cycles;
    this.registry = registry;
    this.drafts = drafts;
  }

  public List<BudgetRequest> requests(int year, Predicate<BudgetRequest> visible) {
    return requests.of(year).stream().filter(visible).toList();
  }

  /** This cycle and those before it whose edition asks for budget requests. */
  public BudgetTotals totals(int year, Predicate<BudgetRequest> visible) {
    var byYear = new TreeMap<Integer, List<BudgetRequest>>();
    cycles.years().stream().filter(each -> each <= year && cycles.edition(each).budgetYearOffset() != null)
        .forEach(each -> byYear.put(each, requests(each, visible)));
    var kinds = new HashMap<String, Map<String, String>>();
    return BudgetTotals.of(year, byYear, request -> kinds(request, kinds), id -> registry.agency(id).name(), this::subject);
  }

  /** Which kinds of actions a request pays for, from the plan it was submitted with. */
  private Set<String> kinds(BudgetRequest request, Map<String, Map<String, String>> known) {
    var ofPlan = known.computeIfAbsent(request.businessKey(), key -> drafts.latestSubmission(PlanShelf.PLAN_CASE + key)
        .map(signed -> kinds(signed.content())).orElse(Map.of()));
    var kinds = new HashSet<String>();
    request.actionIds().forEach(id -> {
      if (ofPlan.containsKey(id)) {
        kinds.add(ofPlan.get(id));
      }
    });
    return kinds;
  }

  private static Map<String, String> kinds(JsonNode plan) {
    var kinds = new HashMap<String, String>();
    plan.path("actions").forEach(action -> kinds.put(action.path("id").asText(), action.path("kind").asText()));
    return kinds;
  }

  private String subject(BudgetRequest request) {
    return request.hispId() == null ? registry.agency(request.agencyId()).name() : registry.hisp(request.hispId()).name();
  }

  public String csv(int year, Predicate<BudgetRequest> visible) {
    return CsvText.of(COLUMNS, rows(year, visible));
  }

  private List<List<Object>> rows(int year, Predicate<BudgetRequest> visible) {
    var kinds = new HashMap<String, Map<String, String>>();
    return requests(year, visible).stream().map(each -> Arrays.<Object>asList(year, each.fiscalYear(), each.agencyId(),
        registry.agency(each.agencyId()).name(), each.hispId(), subject(each), each.id(), each.title(), each.account(),
        each.program(), each.crossAgencyPriority(),
        String.join(" and ", kinds(each, kinds).stream().sorted().toList()), each.amount(), each.status(), each.narrative())).toList();
  }

  public byte[] xlsx(int year, Predicate<BudgetRequest> visible) {
    var totals = totals(year, visible);
    var sheets = new ArrayList<Sheet>();
    sheets.add(sums("Departments", totals.departments(), totals.government()));
    sheets.add(sums("HISPs", totals.subjects(), totals.government()));
    sheets.add(sums("Accounts", totals.accounts(), totals.government()));
    sheets.add(sums("Kinds of actions", totals.actionKinds(), totals.government()));
    sheets.add(sums("Years", totals.years(), null));
    sheets.add(new Sheet("Requests", COLUMNS, rows(year, visible)));
    sheets.add(new Sheet("Notice", List.of("Notice"), List.of(Sheet.row(PlanDocument.NOT_PUBLIC))));
    var out = new ByteArrayOutputStream();
    try {
      XlsxWriter.write(sheets, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static Sheet sums(String name, List<Sum> sums, Sum total) {
    var rows = new ArrayList<List<Object>>();
    sums.forEach(each -> rows.add(row(each)));
    if (total != null) {
      rows.add(row(total));
    }
    return new Sheet(name, List.of("Id", "Name", "Requests", "Total", "Submitted", "Accepted", "Returned", "Cycle before", "Change in percent"), rows);
  }

  private static List<Object> row(Sum each) {
    return Sheet.row(each.id(), each.label(), each.requests(), each.total(), each.submitted(), each.accepted(), each.returned(), each.before(),
        each.changePercent());
  }
}
