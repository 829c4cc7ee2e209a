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
 * a whole, and its members join no other one. Figures that come after others of the service and quarter were taken down are published
 * only where the {@link Differences} of the two states are nothing or made by enough people.
 */
record Release(List<Unit> units, List<Withheld> withheld) {

  /** Why a released figure is not published. */
  enum Reason {
    /** Too few people responded. */
    FEW,
    /** Beside what was public before, it would tell what a few people answered. */
    CORRECTED
  }

  /** A released figure that is part of no published number. */
  record Withheld(Figure figure, Reason reason) implements Place {

    @Override
    public String agencyId() {
      return figure.agencyId();
    }

    @Override
    public String hispId() {
      return figure.hispId();
    }

    @Override
    public int serviceId() {
      return figure.serviceId();
    }

    @Override
    public FiscalQuarter quarter() {
      return figure.quarter();
    }

    @Override
    public Source source() {
      return figure.source();
    }
  }

  /** Whose datasets may stand for each other after a correction: it may name another channel, stage or scale. */
  private record Reported(FiscalQuarter quarter, String hispId, int serviceId, Source source) {}

  /** Which datasets may be taken together. */
  private record Sort(Measure measure, int positiveFrom) {}

  /** @param released all that was ever public, also what has been taken down since */
  static Release of(List<Figure> released, Function<FiscalQuarter, SmallNumbers> rules) {
    var units = new ArrayList<Unit>();
    var withheld = new ArrayList<Withheld>();
    var reports = released.stream().collect(Collectors.groupingBy(each -> new Reported(each.quarter(), each.hispId(), each.serviceId(), each.source()),
        LinkedHashMap::new, Collectors.toList()));
    reports.forEach((report, figures) -> {
      var history = new History(rules.apply(report.quarter()));
      // in the order of the releases, and each release as a whole: what comes later finds what stands and leaves it
      figures.stream().flatMap(each -> Stream.of(each.releasedAt(), each.takenBackAt())).filter(Objects::nonNull).distinct().sorted()
          .forEach(moment -> history.goOn(figures.stream().filter(each -> moment.equals(each.takenBackAt())).toList(),
              figures.stream().filter(each -> moment.equals(each.releasedAt())).toList()));
      units.addAll(history.standing);
      history.waiting.forEach(each -> withheld.add(new Withheld(each, Reason.FEW)));
      history.closed.forEach(each -> withheld.add(new Withheld(each, Reason.CORRECTED)));
    });
    units.sort(Comparator.comparing(Unit::quarter).thenComparing(Unit::hispId).thenComparing(Unit::serviceId).thenComparing(Unit::measure));
    return new Release(List.copyOf(units), List.copyOf(withheld));
  }

  /** What became of the figures of one service and quarter, release by release. */
  private static final class History {

    private final SmallNumbers rule;
    private final List<Unit> standing = new ArrayList<>();
    /** Small ones that may still make enough together. */
    private final List<Figure> waiting = new ArrayList<>();
    /** Those that may not be told any more, in whatever sum. */
    private final List<Figure> closed = new ArrayList<>();
    private final Set<String> closedIds = new HashSet<>();
    /** What was public once, and is not now. */
    private final List<Unit> formerly = new ArrayList<>();
    /** Of what stands, what came after something was taken down. */
    private final List<Unit> successors = new ArrayList<>();

    private History(SmallNumbers rule) {
      this.rule = rule;
    }

    private void goOn(List<Figure> gone, List<Figure> come) {
      waiting.removeAll(gone);
      closed.removeAll(gone);
      for (var unit : List.copyOf(standing)) {
        if (unit.members().stream().anyMatch(gone::contains)) {
          standing.remove(unit);
          successors.remove(unit);
          formerly.add(unit);
          if (unit.combined()) {
            unit.members().forEach(each -> closedIds.add(each.id()));
            unit.members().stream().filter(each -> !gone.contains(each)).forEach(closed::add);
          }
        }
      }
      var fresh = new ArrayList<Unit>();
      for (var figure : come) {
        var before = formerly.stream().filter(each -> !each.combined() && each.id().equals(figure.id())).findFirst();
        if (closedIds.contains(figure.id())) {
          closed.add(figure);
        } else if (before.isPresent()) {
          // the very dataset that was public: nobody learns anything
          formerly.remove(before.get());
          var again = new Unit(List.of(figure), rule, before.get().hidden());
          standing.add(again);
          successors.add(again);
        } else if (figure.people() >= rule.withheldBelow()) {
          fresh.add(new Unit(List.of(figure), rule));
        } else {
          waiting.add(figure);
        }
      }
      waiting.stream().collect(Collectors.groupingBy(each -> new Sort(each.measure(), each.positiveFrom()), LinkedHashMap::new, Collectors.toList())).values().stream()
          .filter(each -> each.size() > 1 && each.stream().mapToLong(Figure::people).sum() >= rule.withheldBelow()).forEach(each -> {
            fresh.add(new Unit(each, rule));
            waiting.removeAll(each);
          });
      var differences = new Differences(formerly, successors, fresh, rule.withheldBelow());
      var published = differences.published();
      standing.addAll(published);
      if (!formerly.isEmpty()) {
        successors.addAll(published);
      }
      differences.withheld().forEach(each -> closed.addAll(each.members()));
    }
  }
}
