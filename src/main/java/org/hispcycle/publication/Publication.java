package org.hispcycle.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.PublishedServiceLevel;

/** One state of everything that is published; immutable, and quick to ask because its sums are kept. */
final class Publication {

  /** A line of a table: a part and its sum. */
  record Line<K>(K key, Summary summary) {}

  private final String stamp;
  private final Release release;
  private final List<PublishedServiceLevel> serviceLevels;
  private final List<FiscalQuarter> quarters;
  private final Map<FiscalQuarter, List<Unit>> unitsByQuarter;
  private final Map<FiscalQuarter, List<Release.Withheld>> withheldByQuarter;
  private final Map<String, Object> kept = new ConcurrentHashMap<>();

  Publication(String stamp, Release release, List<PublishedServiceLevel> serviceLevels) {
    this.stamp = stamp;
    this.release = release;
    this.serviceLevels = List.copyOf(serviceLevels);
    unitsByQuarter = release.units().stream().collect(Collectors.groupingBy(Unit::quarter, TreeMap::new, Collectors.toList()));
    withheldByQuarter = release.withheld().stream().collect(Collectors.groupingBy(Release.Withheld::quarter, TreeMap::new, Collectors.toList()));
    var all = new TreeSet<FiscalQuarter>(Comparator.reverseOrder());
    all.addAll(unitsByQuarter.keySet());
    all.addAll(withheldByQuarter.keySet());
    quarters = List.copyOf(all);
  }

  String stamp() {
    return stamp;
  }

  Release release() {
    return release;
  }

  /** Numbers of the programs themselves, from released reports; nothing of them comes from respondents. */
  List<PublishedServiceLevel> serviceLevels() {
    return serviceLevels;
  }

  /** With published figures, newest first. */
  List<FiscalQuarter> quarters() {
    return quarters;
  }

  Optional<FiscalQuarter> newest() {
    return quarters.stream().findFirst();
  }

  List<Unit> units(FiscalQuarter quarter) {
    return unitsByQuarter.getOrDefault(quarter, List.of());
  }

  List<Release.Withheld> withheld(FiscalQuarter quarter) {
    return withheldByQuarter.getOrDefault(quarter, List.of());
  }

  Summary government(FiscalQuarter quarter) {
    return keep("government/" + quarter, () -> Summary.of(units(quarter), withheld(quarter)));
  }

  /** Sums by part of the government, in the order of the keys. */
  <K> List<Line<K>> lines(String name, FiscalQuarter quarter, Function<Place, K> key) {
    return keep(name + "/" + quarter, () -> lines(units(quarter), withheld(quarter), key));
  }

  static <K> List<Line<K>> lines(Collection<Unit> units, Collection<Release.Withheld> withheld, Function<Place, K> key) {
    var parts = new TreeMap<K, List<Unit>>();
    units.forEach(each -> parts.computeIfAbsent(key.apply(each), any -> new ArrayList<>()).add(each));
    withheld.forEach(each -> parts.computeIfAbsent(key.apply(each), any -> new ArrayList<>()));
    return parts.entrySet().stream().map(each -> new Line<>(each.getKey(), Summary.of(each.getValue(),
        withheld.stream().filter(figure -> key.apply(figure).equals(each.getKey())).toList()))).toList();
  }

  List<Line<String>> agencies(FiscalQuarter quarter) {
    return lines("agencies", quarter, Place::agencyId);
  }

  List<Line<String>> hisps(FiscalQuarter quarter) {
    return lines("hisps", quarter, Place::hispId);
  }

  List<Line<String>> services(FiscalQuarter quarter) {
    return lines("services", quarter, each -> each.hispId() + "/" + each.serviceId());
  }

  /** The sums of each quarter that has something of the place, oldest first. */
  List<Line<FiscalQuarter>> trend(String name, Predicate<Place> where) {
    return keep("trend/" + name, () -> lines(release.units().stream().filter(where).toList(), release.withheld().stream().filter(where).toList(), Place::quarter));
  }

  List<Line<FiscalQuarter>> governmentTrend() {
    return trend("government", place -> true);
  }

  List<Unit> units(FiscalQuarter quarter, Predicate<Place> where) {
    return units(quarter).stream().filter(where).toList();
  }

  List<Release.Withheld> withheld(FiscalQuarter quarter, Predicate<Place> where) {
    return withheld(quarter).stream().filter(where).toList();
  }

  /** By channel, stage or point in time; the withheld ones belong to no part, so that a table says how many, not which. */
  static List<Line<String>> by(Collection<Unit> units, Function<Unit, String> part) {
    var parts = new LinkedHashMap<String, List<Unit>>();
    units.forEach(each -> parts.computeIfAbsent(Optional.ofNullable(part.apply(each)).orElse(""), any -> new ArrayList<>()).add(each));
    return parts.entrySet().stream().map(each -> new Line<>(each.getKey(), Summary.of(each.getValue(), List.of())))
        .sorted(Comparator.comparing((Line<String> line) -> line.summary().responses()).reversed()).toList();
  }

  @SuppressWarnings("unchecked")
  private <T> T keep(String name, Supplier<T> sum) {
    var found = kept.get(name);
    if (found == null) {
      found = sum.get();
      kept.put(name, found);
    }
    return (T) found;
  }
}
