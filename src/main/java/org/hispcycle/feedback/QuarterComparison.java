package org.hispcycle.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of a quarter beside those of the service's own earlier quarters: what changed since the last one, and what is
 * unusual for this service. It says where there is too little to compare, and calls nothing unusual then.
 */
record QuarterComparison(Since since, List<Change> changes, List<Outlier> outliers, List<String> notes) {

  /** The quarter that the changes count from; {@code adjacent} if it is the one right before. */
  record Since(String quarter, String label, boolean adjacent) {}

  /**
   * One figure now and then.
   *
   * @param kind trust, response-rate, driver, responses, offered or customers
   * @param share a share of 0 to 1; otherwise a number
   * @param now null where it is not known, like {@code before}
   * @param change in the same unit; null where one of the two is not known
   * @param direction up, down or same; null where the change is not known
   */
  record Change(String kind, String label, boolean share, Double now, Double before, Double change, String direction) {}

  /** A figure outside what is usual: further from the mean of the earlier quarters than the edition's rule allows. */
  record Outlier(String kind, String label, boolean share, double now, double usualFrom, double usualTo, int quarters, String message) {}

  /** The rule of an edition: see table review_rule. */
  record Rule(int quartersLookedAt, int quartersNeeded, double deviations, double atLeast) {}

  private record Measure(String kind, String label, boolean share, Function<QuarterFigures, Double> of) {}

  /** @param earlier the service's earlier quarters with figures, oldest first */
  static QuarterComparison of(QuarterFigures now, List<QuarterFigures> earlier, Map<String, Rule> rules) {
    var measures = measures(now, earlier);
    var notes = new ArrayList<String>();
    var last = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
    if (last == null) {
      notes.add("This service has no earlier report here, so there is nothing to compare with. Look at the figures by themselves.");
    } else {
      if (!last.quarter().next().equals(now.quarter())) {
        notes.add("Nothing was reported for " + now.quarter().previous().label() + ". The change counts from " + last.quarter().label() + ", the last quarter that has figures.");
      }
      if (now.trust().keySet().stream().noneMatch(last.trust()::containsKey)) {
        notes.add("The trust question was asked on another scale than in " + last.quarter().label() + ", or other answers count: the shares do not compare.");
      }
    }
    var changes = measures.stream().map(each -> change(each, now, last)).filter(Objects::nonNull).toList();
    var outliers = new ArrayList<Outlier>();
    var tooFew = new TreeMap<Integer, Integer>();
    for (var measure : measures) {
      var rule = rules.get(measure.kind());
      var value = measure.of().apply(now);
      if (rule != null && value != null && last != null) {
        var known = earlier.stream().map(measure.of()).filter(Objects::nonNull).toList();
        known = known.subList(Math.max(0, known.size() - rule.quartersLookedAt()), known.size());
        if (known.size() < rule.quartersNeeded()) {
          tooFew.merge(known.size(), rule.quartersNeeded(), Math::max);
        } else {
          outlier(measure, value, known, rule, outliers);
        }
      }
    }
    if (!tooFew.isEmpty()) {
      var fewest = tooFew.firstEntry();
      notes.add("Too few earlier quarters to call " + (outliers.isEmpty() && tooFew.size() == 1 ? "a figure" : "some of the figures") + " unusual: "
          + (fewest.getKey() == 0 ? "none" : "only " + fewest.getKey()) + (fewest.getKey() == 1 ? " has" : " have") + " them, and " + fewest.getValue() + " are needed.");
    }
    return new QuarterComparison(last == null ? null : new Since(last.quarter().toString(), last.quarter().label(), last.quarter().next().equals(now.quarter())),
        changes, List.copyOf(outliers), List.copyOf(notes));
  }

  private static List<Measure> measures(QuarterFigures now, List<QuarterFigures> earlier) {
    var measures = new ArrayList<Measure>();
    now.trust().keySet().forEach(scale -> measures.add(new Measure("trust", now.trust().size() == 1 ? "Trust" : "Trust (" + scale + ")", true,
        figures -> figures.trust().containsKey(scale) ? figures.trust().get(scale).share() : null)));
    measures.add(new Measure("responses", "Responses", false, figures -> (double) figures.responses()));
    measures.add(new Measure("offered", "Customers offered the survey", false, figures -> figures.offered() == null ? null : (double) figures.offered()));
    measures.add(new Measure("customers", "Customers", false, figures -> figures.customers() == null ? null : (double) figures.customers()));
    measures.add(new Measure("response-rate", "Response rate", true, QuarterFigures::responseRate));
    now.drivers().forEach((branch, drivers) -> drivers.keySet().forEach(driver -> measures.add(new Measure("driver",
        (branch.startsWith("positive") ? "Positive: " : "Negative: ") + driver, true, figures -> chosen(figures, branch, driver)))));
    return measures;
  }

  private static Double chosen(QuarterFigures figures, String branch, String driver) {
    var drivers = figures.drivers().get(branch);
    return drivers == null || !drivers.containsKey(driver) ? null : drivers.get(driver).share();
  }

  private static Change change(Measure measure, QuarterFigures now, QuarterFigures last) {
    var value = measure.of().apply(now);
    var before = last == null ? null : measure.of().apply(last);
    if (value == null && before == null) {
      return null;
    }
    var change = value == null || before == null ? null : value - before;
    return new Change(measure.kind(), measure.label(), measure.share(), value, before, change,
        change == null ? null : Math.abs(change) < (measure.share() ? 0.0005 : 0.5) ? "same" : change > 0 ? "up" : "down");
  }

  private static void outlier(Measure measure, double value, List<Double> known, Rule rule, List<Outlier> outliers) {
    var mean = known.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    var deviation = known.size() < 2 ? 0
        : Math.sqrt(known.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum() / (known.size() - 1));
    var reach = Math.max(rule.deviations() * deviation, measure.share() ? rule.atLeast() : rule.atLeast() * mean);
    var from = Math.max(0, mean - reach);
    var to = measure.share() ? Math.min(1, mean + reach) : mean + reach;
    // what a computer adds up is not exact
    if (value < from - 1e-9 || value > to + 1e-9) {
      outliers.add(new Outlier(measure.kind(), measure.label(), measure.share(), value, from, to, known.size(),
          measure.label() + " is " + shown(measure, value) + ". In the " + known.size() + " earlier quarters it was usually between " + shown(measure, from) + " and "
              + shown(measure, to) + "."));
    }
  }

  private static String shown(Measure measure, double value) {
    return measure.share() ? String.format(Locale.US, "%.1f%%", 100 * value) : String.format(Locale.US, "%,d", Math.round(value));
  }
}
