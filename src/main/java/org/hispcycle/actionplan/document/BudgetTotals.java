package org.hispcycle.actionplan.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.actionplan.BudgetRequest;

/** What budget requests add up to (D1), each way the examiner looks at them. Every request is in exactly one line of each list. */
public record BudgetTotals(Sum government, List<Sum> departments, List<Sum> subjects, List<Sum> accounts, List<Sum> actionKinds, List<Sum> years) {

  /**
   * One line.
   *
   * @param id agency, HISP, account, kind or year
   * @param submitted waiting for a decision
   * @param before what the line added up to in the cycle before; null where that cycle is not there
   */
  public record Sum(String id, String label, int requests, BigDecimal total, BigDecimal submitted, BigDecimal accepted, BigDecimal returned,
      BigDecimal before) {

    /** Against the cycle before, in percent with one decimal; null where there is nothing to compare with. */
    public BigDecimal changePercent() {
      return before == null || before.signum() == 0 ? null
          : total.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before, 1, java.math.RoundingMode.HALF_UP);
    }
  }

  private static final String BOTH = "both";
  private static final String NONE = "none";
  private static final Map<String, String> KINDS = Map.of("service", "Actions for designated services", "capability", "Actions for the agency's capability",
      BOTH, "Actions of both kinds", NONE, "No action named");

  /**
   * @param byYear requests of this cycle and of those before it, by cycle year; a cycle without any has an empty list
   * @param kindsOf the kinds of the actions a request pays for
   * @param agencyName name of an agency
   * @param subjectName name of a HISP, or of the agency itself
   */
  public static BudgetTotals of(int year, Map<Integer, List<BudgetRequest>> byYear, Function<BudgetRequest, Set<String>> kindsOf,
      Function<String, String> agencyName, Function<BudgetRequest, String> subjectName) {
    var now = byYear.getOrDefault(year, List.of());
    var before = byYear.get(year - 1);
    return new BudgetTotals(
        sum("all", "All requests", now, before),
        grouped(now, before, BudgetRequest::agencyId, request -> agencyName.apply(request.agencyId())),
        grouped(now, before, BudgetTotals::subjectId, subjectName),
        grouped(now, before, BudgetTotals::account, BudgetTotals::account),
        grouped(now, before, request -> kind(kindsOf.apply(request)), request -> KINDS.get(kind(kindsOf.apply(request)))),
        new TreeMap<>(byYear).entrySet().stream().map(each -> sum(String.valueOf(each.getKey()), "Cycle " + each.getKey(), each.getValue(),
            byYear.get(each.getKey() - 1))).toList());
  }

  private static String subjectId(BudgetRequest request) {
    return request.hispId() == null ? request.agencyId() : request.hispId();
  }

  private static String account(BudgetRequest request) {
    if (request.account() != null && !request.account().isBlank()) {
      return request.account().strip();
    }
    return request.program() == null || request.program().isBlank() ? "Neither account nor program" : "Program: " + request.program().strip();
  }

  private static String kind(Set<String> kinds) {
    return kinds.isEmpty() ? NONE : kinds.size() > 1 ? BOTH : KINDS.containsKey(kinds.iterator().next()) ? kinds.iterator().next() : NONE;
  }

  /** The largest first; what was asked in the cycle before and is not asked now stays visible. */
  private static List<Sum> grouped(List<BudgetRequest> now, List<BudgetRequest> before, Function<BudgetRequest, String> id,
      Function<BudgetRequest, String> label) {
    var nowById = groups(now, id);
    var beforeById = before == null ? null : groups(before, id);
    var labels = new LinkedHashMap<String, String>();
    now.forEach(request -> labels.putIfAbsent(id.apply(request), label.apply(request)));
    if (before != null) {
      before.forEach(request -> labels.putIfAbsent(id.apply(request), label.apply(request)));
    }
    var sums = new ArrayList<Sum>();
    labels.forEach((key, name) -> sums.add(sum(key, name, nowById.getOrDefault(key, List.of()),
        beforeById == null ? null : beforeById.getOrDefault(key, List.of()))));
    sums.sort(Comparator.comparing(Sum::total).reversed().thenComparing(Sum::label));
    return sums;
  }

  private static Map<String, List<BudgetRequest>> groups(List<BudgetRequest> requests, Function<BudgetRequest, String> id) {
    return requests.stream().collect(Collectors.groupingBy(id, LinkedHashMap::new, Collectors.toList()));
  }

  private static Sum sum(String id, String label, List<BudgetRequest> now, List<BudgetRequest> before) {
    return new Sum(id, label, now.size(), total(now, null), total(now, "SUBMITTED"), total(now, "ACCEPTED"), total(now, "RETURNED"),
        before == null ? null : total(before, null));
  }

  private static BigDecimal total(List<BudgetRequest> requests, String status) {
    return requests.stream().filter(request -> status == null || status.equals(request.status())).map(BudgetRequest::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
