package org.hispcycle.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * What of the released figures is published, and what is withheld (X8, G10).
 *
 * <p>A dataset of enough people is a unit by itself. Smaller ones of the same service, quarter and measure are taken
 * together as soon as those that are released make enough; what does not come to enough is withheld, and is part of no
 * number at all: no sum at any level contains it, so no subtraction can bring it back. A combination stays as it was
 * made, whatever is released later: two states of the published figures do not differ by one small dataset.
 *
 * <p>The same holds for what is taken down, by a withdrawal or by a correction. A combination that loses a member is withheld as
 * a whole, and its members join no other one. A corrected dataset that differs from what was public by a few people only is
 * withheld: the difference of the two states would be a figure of these few.
 */
record Release(List<Unit> units, List<Figure> withheld) {

  private record Group(FiscalQuarter quarter, String hispId, int serviceId, Measure measure, Source source, int positiveFrom) {}

  /** @param released all that was ever public, also what has been taken down since */
  static Release of(List<Figure> released, Function<FiscalQuarter, SmallNumbers> rules) {
    var units = new ArrayList<Unit>();
    var withheld = new ArrayList<Figure>();
    var groups = released.stream().collect(Collectors.groupingBy(each -> new Group(each.quarter(), each.hispId(), each.serviceId(), each.measure(),
        each.source(), each.positiveFrom()), LinkedHashMap::new, Collectors.toList()));
    groups.forEach((group, figures) -> {
      var history = new History(rules.apply(group.quarter()));
      // in the order of the releases, and each release as a whole: what comes later finds what stands and leaves it
      figures.stream().flatMap(each -> Stream.of(each.releasedAt(), each.takenBackAt())).filter(Objects::nonNull).distinct().sorted()
          .forEach(moment -> history.goOn(figures.stream().filter(each -> moment.equals(each.takenBackAt())).toList(),
              figures.stream().filter(each -> moment.equals(each.releasedAt())).toList()));
      units.addAll(history.standing);
      withheld.addAll(history.waiting);
      withheld.addAll(history.closed);
    });
    units.sort(Comparator.comparing(Unit::quarter).thenComparing(Unit::hispId).thenComparing(Unit::serviceId).thenComparing(Unit::measure));
    return new Release(List.copyOf(units), List.copyOf(withheld));
  }

  /** What became of the figures of one group, release by release. */
  private static final class History {

    private final SmallNumbers rule;
    private final List<Unit> standing = new ArrayList<>();
    /** Small ones that may still make enough together. */
    private final List<Figure> waiting = new ArrayList<>();
    /** Those that may not be told any more, in whatever sum. */
    private final List<Figure> closed = new ArrayList<>();
    private final Set<String> closedIds = new HashSet<>();
    /** Datasets that were public by themselves, and are not now. */
    private final List<Figure> formerly = new ArrayList<>();

    private History(SmallNumbers rule) {
      this.rule = rule;
    }

    private void goOn(List<Figure> gone, List<Figure> come) {
      waiting.removeAll(gone);
      closed.removeAll(gone);
      var lost = new ArrayList<Figure>();
      for (var unit : List.copyOf(standing)) {
        if (unit.members().stream().anyMatch(gone::contains)) {
          standing.remove(unit);
          if (unit.combined()) {
            unit.members().forEach(each -> closedIds.add(each.id()));
            unit.members().stream().filter(each -> !gone.contains(each)).forEach(closed::add);
          } else {
            lost.add(unit.members().get(0));
          }
        }
      }
      formerly.addAll(lost);
      var large = come.stream().filter(each -> each.people() >= rule.withheldBelow()).toList();
      var byAFew = !lost.isEmpty() && !large.isEmpty() && few(people(large) - people(lost));
      for (var figure : come) {
        if (closedIds.contains(figure.id()) || large.contains(figure) && (byAFew || formerly.stream().anyMatch(each -> samePlace(each, figure)
            && few(figure.people() - each.people())))) {
          closed.add(figure);
        } else if (large.contains(figure)) {
          standing.add(new Unit(List.of(figure), rule));
        } else {
          waiting.add(figure);
        }
      }
      if (waiting.size() > 1 && people(waiting) >= rule.withheldBelow()) {
        standing.add(new Unit(waiting, rule));
        waiting.clear();
      }
    }

    private boolean few(long difference) {
      return difference != 0 && Math.abs(difference) < rule.withheldBelow();
    }

    private static long people(List<Figure> figures) {
      return figures.stream().mapToLong(Figure::people).sum();
    }

    private static boolean samePlace(Figure one, Figure other) {
      return Objects.equals(one.channel(), other.channel()) && Objects.equals(one.stage(), other.stage()) && Objects.equals(one.pointInTime(), other.pointInTime());
    }
  }
}
