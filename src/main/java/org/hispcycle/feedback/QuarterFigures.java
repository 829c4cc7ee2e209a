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
 * @param drivers by branch, scale and threshold of the branching: how often each was chosen, and of how many responses (L7)
 */
record QuarterFigures(FiscalQuarter quarter, Map<String, Part> trust, long responses, Long offered, Long customers, Map<String, Branch> drivers) {

  record Part(long part, long whole) {

    Double share() {
      return whole == 0 ? null : (double) part / whole;
    }

    Part plus(Part other) {
      return new Part(part + other.part, whole + other.whole);
    }
  }

  record Branch(long asked, Map<String, Long> chosen) {}

  static QuarterFigures of(FiscalQuarter quarter, List<Dataset> datasets) {
    var trust = datasets.stream().collect(Collectors.toMap(QuarterFigures::measure,
        each -> new Part(each.check().affirmative(), each.check().counted()), Part::plus, TreeMap::new));
    var drivers = new TreeMap<String, Branch>();
    for (var dataset : datasets) {
      for (var branch : List.of("positive", "negative")) {
        var chosen = dataset.check().drivers().stream().filter(each -> each.branch().equals(branch)).toList();
        if (!chosen.isEmpty()) {
          var asked = branch.equals("positive") ? dataset.check().positive() : dataset.check().negative();
          var sum = new TreeMap<String, Long>();
          chosen.forEach(each -> sum.merge(each.driver(), each.chosen(), Long::sum));
          drivers.merge(branch + "/" + branching(dataset), new Branch(asked, sum), (first, second) -> {
            var both = new TreeMap<>(first.chosen());
            second.chosen().forEach((driver, times) -> both.merge(driver, times, Long::sum));
            return new Branch(first.asked() + second.asked(), both);
          });
        }
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
