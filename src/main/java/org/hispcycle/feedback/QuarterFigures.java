package org.hispcycle.feedback;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.responses.Scale;

/**
 * What one service reported for one quarter, added up over its datasets, as the review compares it with other quarters.
 *
 * @param trust affirmative and all answers by measure: answers of different scales or thresholds are not added up (L8)
 * @param offered null as soon as one dataset does not know it, like {@code customers}
 * @param drivers by branch, scale and threshold of the branching: how often each was chosen, and of how many that were asked for it (L7)
 */
record QuarterFigures(FiscalQuarter quarter, Map<String, Part> trust, long responses, Long offered, Long customers, Map<String, Map<String, Part>> drivers) {

  record Part(long part, long whole) {

    Double share() {
      return whole == 0 ? null : (double) part / whole;
    }

    Part plus(Part other) {
      return new Part(part + other.part, whole + other.whole);
    }
  }

  static QuarterFigures of(FiscalQuarter quarter, List<Dataset> datasets) {
    var trust = datasets.stream().collect(Collectors.toMap(QuarterFigures::measure,
        each -> new Part(each.check().affirmative(), each.check().counted()), Part::plus, TreeMap::new));
    var drivers = new TreeMap<String, Map<String, Part>>();
    for (var dataset : datasets) {
      for (var each : dataset.check().drivers()) {
        drivers.computeIfAbsent(each.branch() + "/" + branching(dataset), branch -> new TreeMap<>())
            .merge(each.driver(), new Part(each.chosen(), each.asked()), Part::plus);
      }
    }
    return new QuarterFigures(quarter, trust, datasets.stream().mapToLong(each -> each.check().counted()).sum(),
        sum(datasets, each -> each.metadata().volumeOffered()), sum(datasets, each -> each.metadata().volumeOfCustomers()), drivers);
  }

  private static Long sum(List<Dataset> datasets, Function<Dataset, Long> what) {
    return datasets.isEmpty() || datasets.stream().anyMatch(each -> what.apply(each) == null) ? null
        : (Long) datasets.stream().mapToLong(what::apply).sum();
  }

  private static String measure(Dataset dataset) {
    return dataset.metadata().scale() == Scale.THUMBS ? Scale.THUMBS.label()
        : dataset.metadata().scale().label() + ", answers from " + dataset.branching().affirmativeFrom() + " on count";
  }

  private static String branching(Dataset dataset) {
    return dataset.metadata().scale() == Scale.THUMBS ? Scale.THUMBS.label()
        : dataset.metadata().scale().label() + ", positive from " + dataset.branching().positiveFrom();
  }

  Double responseRate() {
    return offered == null || offered == 0 || responses > offered ? null : (double) responses / offered;
  }

  boolean empty() {
    return responses == 0;
  }
}
