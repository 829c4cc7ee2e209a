package org.hispcycle.publication;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * The smallest thing that is published: one dataset with enough responses, or several small ones of a service taken
 * together. Every published number is a sum over whole units, so that no subtraction of published numbers gets inside one.
 */
final class Unit implements Place {

  /** What stands in place of a channel or stage where a unit has several. */
  static final String SEVERAL = "several";

  private final List<Figure> members;
  private final SmallNumbers rule;
  // added up once: every sum above asks for them
  private final long responses;
  private final long affirmative;
  private final Map<String, Map<String, Figure.Choice>> drivers;
  private final Set<String> hidden;

  Unit(List<Figure> members, SmallNumbers rule) {
    this(members, rule, Set.of());
  }

  /** @param hidden drivers that must not be told, as {@link #driver} names them */
  Unit(List<Figure> members, SmallNumbers rule, Set<String> hidden) {
    this.members = List.copyOf(members);
    this.rule = rule;
    this.hidden = Set.copyOf(hidden);
    responses = members.stream().mapToLong(Figure::responses).sum();
    affirmative = members.stream().mapToLong(Figure::affirmative).sum();
    drivers = addedUp();
  }

  private Figure first() {
    return members.get(0);
  }

  List<Figure> members() {
    return members;
  }

  boolean combined() {
    return members.size() > 1;
  }

  boolean few() {
    return responses() < rule.flaggedBelow();
  }

  SmallNumbers rule() {
    return rule;
  }

  String id() {
    return first().id();
  }

  @Override
  public String agencyId() {
    return first().agencyId();
  }

  @Override
  public String hispId() {
    return first().hispId();
  }

  @Override
  public int serviceId() {
    return first().serviceId();
  }

  @Override
  public FiscalQuarter quarter() {
    return first().quarter();
  }

  @Override
  public Source source() {
    return first().source();
  }

  Measure measure() {
    return first().measure();
  }

  /** Where answers branch; units of different scales or thresholds asked different people for the same drivers (L7). */
  String branching() {
    return measure().scale() + "/" + (measure().scale().equals(Measure.THUMBS) ? 1 : first().positiveFrom());
  }

  String channel() {
    return common(Figure::channel);
  }

  String stage() {
    return common(Figure::stage);
  }

  String pointInTime() {
    return common(Figure::pointInTime);
  }

  private String common(Function<Figure, String> what) {
    var all = members.stream().map(what).collect(Collectors.toSet());
    return all.size() == 1 ? what.apply(first()) : SEVERAL;
  }

  /** Which they are where there are several, as people read them. */
  List<String> channels() {
    return members.stream().map(Figure::channel).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new)).stream().toList();
  }

  boolean demo() {
    return members.stream().anyMatch(Figure::demo);
  }

  long responses() {
    return responses;
  }

  long affirmative() {
    return affirmative;
  }

  /** How often each answer was given; empty where that is not known of all members. */
  Map<String, Long> answers() {
    var sum = new TreeMap<String, Long>();
    if (members.stream().noneMatch(each -> each.answers().isEmpty())) {
      members.forEach(each -> each.answers().forEach((answer, count) -> sum.merge(answer, count, Long::sum)));
    }
    return sum;
  }

  /** Null as soon as one member does not know: what the others know would give that one away. */
  private Long sum(Function<Figure, Long> what) {
    return members.stream().map(what).anyMatch(Objects::isNull) ? null : (Long) members.stream().mapToLong(what::apply).sum();
  }

  Long customers() {
    return sum(Figure::customers);
  }

  /** People who took part, where a rate can be made of it: with how many were asked, and not more of them than that. */
  Long respondents() {
    return rateKnown() ? sum(Figure::respondents) : null;
  }

  Long offered() {
    return rateKnown() ? sum(Figure::offered) : null;
  }

  private boolean rateKnown() {
    return members.stream().allMatch(each -> each.respondents() != null && each.offered() != null && each.offered() > 0
        && each.respondents() <= each.offered());
  }

  /** By branch, the drivers that enough people were asked for. */
  Map<String, Map<String, Figure.Choice>> drivers() {
    return drivers;
  }

  private Map<String, Map<String, Figure.Choice>> addedUp() {
    var shown = new TreeMap<String, Map<String, Figure.Choice>>(Comparator.reverseOrder());
    asked().forEach((branch, choices) -> {
      var enough = new TreeMap<>(choices);
      enough.entrySet().removeIf(each -> each.getValue().asked() < rule.withheldBelow() || hidden.contains(driver(branch, each.getKey())));
      if (!enough.isEmpty()) {
        shown.put(branch, enough);
      }
    });
    return shown;
  }

  /** Every driver that anybody was asked for. */
  private Map<String, Map<String, Figure.Choice>> asked() {
    var all = new TreeMap<String, Map<String, Figure.Choice>>();
    members.forEach(member -> member.drivers().forEach((branch, choices) -> choices.forEach((driver, choice) -> {
      if (choice.asked() > 0) {
        all.computeIfAbsent(branch, any -> new TreeMap<>()).merge(driver, choice, Figure.Choice::plus);
      }
    })));
    return all;
  }

  static String driver(String branch, String driver) {
    return branch + "/" + driver;
  }

  Set<String> hidden() {
    return hidden;
  }

  boolean shows(String driver) {
    return drivers.entrySet().stream().anyMatch(branch -> branch.getValue().keySet().stream().anyMatch(each -> driver(branch.getKey(), each).equals(driver)));
  }

  /** Some driver of the branch is not told, because too few were asked for it or changed their answer to it. */
  boolean withholds(String branch) {
    return !drivers.getOrDefault(branch, Map.of()).keySet().containsAll(asked().getOrDefault(branch, Map.of()).keySet());
  }
}
