package org.hispcycle.publication;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What somebody who kept earlier figures learns from those that take their place, and what must therefore be withheld (X8).
 *
 * <p>The difference of two published tables is a table of its own: of the people who came, went, or answered differently. It may be
 * known where nothing differs, and where at least as many people are behind it as behind any published figure. How many there were is not
 * stored, and 100 responses in the place of 100 may be one person or a hundred; but a difference has a least number of people without
 * whom it cannot be: each of them adds one to a cell, or takes one from a cell, or both. So a difference is let out
 * only if even that number is enough.
 *
 * <p>Nobody says which of the new files stands for which of the old, so every sum of new ones is held against every sum of old ones, also
 * together with what took the place of old ones earlier. What fails in its answers is withheld; what fails only in a driver is published
 * without that driver.
 */
final class Differences {

  /** More at once cannot be held against each other; they are withheld if anything was public before. */
  private static final int MOST = 10;

  private final int enough;
  private final List<Unit> fresh;
  private final BitSet withheld = new BitSet();
  private final List<Set<String>> hidden = new ArrayList<>();
  private List<Sum> before = List.of();

  /**
   * @param before what was public, and is not now
   * @param successors what took the place of something earlier, and stands
   * @param fresh what is to be published
   * @param enough of how many people figures are published
   */
  Differences(List<Unit> before, List<Unit> successors, List<Unit> fresh, int enough) {
    this.enough = enough;
    this.fresh = fresh;
    fresh.forEach(each -> hidden.add(new HashSet<>()));
    if (before.isEmpty() || fresh.isEmpty()) {
      return;
    }
    var now = new ArrayList<>(fresh);
    now.addAll(successors);
    if (before.size() > MOST || now.size() > MOST) {
      withheld.set(0, fresh.size());
      return;
    }
    this.before = sums(before);
    var after = sums(now).stream().filter(each -> each.units.nextSetBit(0) < fresh.size()).toList();
    after.forEach(this::holdAnswersBack);
    after.forEach(this::holdDriversBack);
  }

  /** Those that may be published, without the drivers that may not. */
  List<Unit> published() {
    var units = new ArrayList<Unit>();
    for (int i = 0; i < fresh.size(); i++) {
      if (!withheld.get(i)) {
        units.add(hidden.get(i).isEmpty() ? fresh.get(i) : new Unit(fresh.get(i).members(), fresh.get(i).rule(), hidden.get(i)));
      }
    }
    return units;
  }

  List<Unit> withheld() {
    return withheld.stream().mapToObj(fresh::get).toList();
  }

  // a sum with something withheld is not known to anybody, and the smaller sums come first

  private void holdAnswersBack(Sum after) {
    if (!after.units.intersects(withheld) && before.stream().anyMatch(each -> Math.abs(after.responses() - each.responses()) < enough
        && few(each.answers(after), after.answers(each)))) {
      fresh(after).forEach(withheld::set);
    }
  }

  private IntStream fresh(Sum sum) {
    return sum.units.stream().filter(each -> each < fresh.size());
  }

  private void holdDriversBack(Sum after) {
    if (after.units.intersects(withheld)) {
      return;
    }
    for (var driver : after.drivers) {
      if (fresh(after).noneMatch(each -> hidden.get(each).contains(driver))
          && before.stream().anyMatch(each -> each.drivers.contains(driver) && few(each.driver(driver), after.driver(driver)))) {
        fresh(after).forEach(each -> hidden.get(each).add(driver));
      }
    }
  }

  /** Whether the two differ, and might by a few people only. */
  private boolean few(Map<String, Long> one, Map<String, Long> other) {
    long more = 0;
    long less = 0;
    var cells = new TreeSet<>(one.keySet());
    cells.addAll(other.keySet());
    for (var cell : cells) {
      var by = other.getOrDefault(cell, 0L) - one.getOrDefault(cell, 0L);
      more += Math.max(0, by);
      less += Math.max(0, -by);
    }
    var people = Math.max(more, less);
    return people > 0 && people < enough;
  }

  /** Every sum of some of the units, of one before those of two. */
  private static List<Sum> sums(List<Unit> units) {
    var sums = new ArrayList<Sum>();
    for (long some = 1; some < 1L << units.size(); some++) {
      sums.add(new Sum(BitSet.valueOf(new long[] {some}), units));
    }
    sums.sort(Comparator.comparingInt(each -> each.units.cardinality()));
    return sums;
  }

  /** Some units added up, as anybody can. */
  private static final class Sum {

    private final BitSet units;
    private final Set<String> scales = new HashSet<>();
    private final Map<String, Long> byAnswer = new HashMap<>();
    private final Map<String, Long> byTrust = new HashMap<>();
    private final Map<String, Figure.Choice> choices = new TreeMap<>();
    /** Of which all of them give figures. */
    private final Set<String> drivers = new TreeSet<>();

    private Sum(BitSet units, List<Unit> all) {
      this.units = units;
      units.stream().mapToObj(all::get).forEach(unit -> {
        scales.add(unit.measure().scale());
        unit.answers().forEach((answer, count) -> byAnswer.merge(answer, count, Long::sum));
        byTrust.merge("affirmative", unit.affirmative(), Long::sum);
        byTrust.merge("other", unit.responses() - unit.affirmative(), Long::sum);
        unit.drivers().forEach((branch, each) -> each.forEach((driver, choice) -> choices.merge(Unit.driver(branch, driver), choice, Figure.Choice::plus)));
      });
      drivers.addAll(choices.keySet());
      units.stream().mapToObj(all::get).forEach(unit -> drivers.removeIf(driver -> !unit.shows(driver)));
    }

    private long responses() {
      return byTrust.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Answer by answer, where both asked on one scale and give them; otherwise whether they count as trust. */
    private Map<String, Long> answers(Sum other) {
      return scales.size() == 1 && scales.equals(other.scales) && !byAnswer.isEmpty() && !other.byAnswer.isEmpty() ? byAnswer : byTrust;
    }

    private Map<String, Long> driver(String driver) {
      var choice = choices.get(driver);
      return Map.of("chosen", choice.chosen(), "not", choice.asked() - choice.chosen());
    }
  }
}
