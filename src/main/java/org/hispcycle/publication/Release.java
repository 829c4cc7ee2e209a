package org.hispcycle.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * What of the released figures is published, and what is withheld (X8, G10).
 *
 * <p>A dataset of enough people is a unit by itself. Smaller ones of the same service, quarter and measure are taken
 * together as soon as those that are released make enough; what does not come to enough is withheld, and is part of no
 * number at all: no sum at any level contains it, so no subtraction can bring it back. A combination stays as it was
 * made, whatever is released later: two states of the published figures do not differ by one small dataset.
 */
record Release(List<Unit> units, List<Figure> withheld) {

  private record Group(FiscalQuarter quarter, String hispId, int serviceId, Measure measure, Source source, int positiveFrom) {}

  static Release of(List<Figure> released, Function<FiscalQuarter, SmallNumbers> rules) {
    var units = new ArrayList<Unit>();
    var withheld = new ArrayList<Figure>();
    var groups = released.stream().collect(Collectors.groupingBy(each -> new Group(each.quarter(), each.hispId(), each.serviceId(), each.measure(),
        each.source(), each.positiveFrom()), LinkedHashMap::new, Collectors.toList()));
    groups.forEach((group, figures) -> {
      var rule = rules.apply(group.quarter());
      var waiting = new ArrayList<Figure>();
      // in the order of their release, and each release as a whole: what comes later finds what stands and leaves it
      for (var together : figures.stream().collect(Collectors.groupingBy(Figure::releasedAt, TreeMap::new, Collectors.toList())).values()) {
        for (var figure : together) {
          if (figure.people() >= rule.withheldBelow()) {
            units.add(new Unit(List.of(figure), rule));
          } else {
            waiting.add(figure);
          }
        }
        if (waiting.size() > 1 && waiting.stream().mapToLong(Figure::people).sum() >= rule.withheldBelow()) {
          units.add(new Unit(waiting, rule));
          waiting.clear();
        }
      }
      withheld.addAll(waiting);
    });
    units.sort(Comparator.comparing(Unit::quarter).thenComparing(Unit::hispId).thenComparing(Unit::serviceId).thenComparing(Unit::measure));
    return new Release(List.copyOf(units), List.copyOf(withheld));
  }
}
