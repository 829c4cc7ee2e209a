package org.hispcycle.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Published figures added up: of a service, a HISP, an agency or the government, of a channel or a stage (G4).
 *
 * @param datasets how many datasets are in it
 * @param withheld how many released datasets are not, because too few people responded or because of what was public before
 * @param trust share of affirmative answers; null where nothing is published
 * @param measures one line per scale and threshold; more than one means that the sum mixes what is not the same (L8)
 * @param rate share of those who responded among those who were asked, over the datasets that say both; null where none does
 * @param rateCovers responses of the datasets that the rate is made of
 * @param customers of the datasets that say it; null where none does
 * @param notes what must be read with the figures, as sentences
 */
public record Summary(int datasets, int withheld, long responses, long affirmative, Share trust, List<ByMeasure> measures, boolean few,
    Share rate, long rateCovers, Long customers, List<Drivers> drivers, boolean demo, List<String> notes) {

  /** The part that was measured in one way. */
  public record ByMeasure(Measure measure, String label, int datasets, Share trust) {}

  /**
   * What people chose in one branch: what made a positive difference, or what could have been better.
   *
   * @param drivers those that anybody was asked for, the most chosen first
   * @param withheld how many datasets, or small ones together, are missing with one or more drivers, because too few were asked
   */
  public record Drivers(String branch, List<Driver> drivers, int withheld) {

    public String title() {
      return branch.equals("positive") ? "What made a positive difference" : "What could have been better";
    }

    public String who() {
      return branch.equals("positive") ? "after a positive answer" : "after another answer";
    }
  }

  /** One driver; the share is that of the responses that chose it among those that were asked for it: surveys need not offer all drivers. */
  public record Driver(String driver, Share share) {

    public String label() {
      return Labels.driver(driver);
    }
  }

  private static final Comparator<Driver> MOST_CHOSEN = Comparator.comparing((Driver each) -> each.share().value())
      .thenComparing(each -> each.share().part()).reversed();
  static final List<String> BRANCHES = List.of("positive", "negative");
  static final String MIXED = "Answers of different scales or thresholds are added up here. The shares below are those of each; only the same scale and threshold compare.";
  static final String MIXED_DRIVERS = "The drivers were asked after different answers: the branches of the datasets in this sum do not begin at the same answer.";

  static Summary of(Collection<Unit> units, Collection<Release.Withheld> withheld) {
    long responses = units.stream().mapToLong(Unit::responses).sum();
    long affirmative = units.stream().mapToLong(Unit::affirmative).sum();
    var measures = units.stream().collect(Collectors.groupingBy(Unit::measure, TreeMap::new, Collectors.toList())).entrySet().stream()
        .map(each -> new ByMeasure(each.getKey(), each.getKey().label(), members(each.getValue()), trust(each.getValue()))).toList();
    var rated = units.stream().filter(each -> each.offered() != null).toList();
    var counted = units.stream().filter(each -> each.customers() != null).toList();
    boolean few = !units.isEmpty() && responses < units.stream().mapToLong(each -> each.rule().flaggedBelow()).max().orElse(0);
    var drivers = BRANCHES.stream().map(branch -> drivers(branch, units)).filter(each -> !each.drivers().isEmpty() || each.withheld() > 0).toList();
    return new Summary(members(units), withheld.size(), responses, affirmative, trust(units), measures, few,
        rated.isEmpty() ? null : Share.of(rated.stream().mapToLong(Unit::respondents).sum(), rated.stream().mapToLong(Unit::offered).sum()),
        rated.stream().mapToLong(Unit::responses).sum(),
        counted.isEmpty() ? null : (Long) counted.stream().mapToLong(Unit::customers).sum(), drivers, units.stream().anyMatch(Unit::demo),
        notes(units, withheld, measures, few, rated));
  }

  private static int members(Collection<Unit> units) {
    return units.stream().mapToInt(each -> each.members().size()).sum();
  }

  private static Share trust(Collection<Unit> units) {
    return units.isEmpty() ? null
        : Share.of(units.stream().mapToLong(Unit::affirmative).sum(), units.stream().mapToLong(Unit::responses).sum());
  }

  private static Drivers drivers(String branch, Collection<Unit> units) {
    var choices = new TreeMap<String, Figure.Choice>();
    units.forEach(unit -> unit.drivers().getOrDefault(branch, Map.of()).forEach((driver, choice) -> choices.merge(driver, choice, Figure.Choice::plus)));
    return new Drivers(branch, choices.entrySet().stream().map(each -> new Driver(each.getKey(), Share.of(each.getValue().chosen(), each.getValue().asked())))
        .sorted(MOST_CHOSEN).toList(), (int) units.stream().filter(each -> each.withholds(branch)).count());
  }

  private static void marked(Collection<Unit> units, Predicate<Figure> mark, String one, String several, List<String> notes) {
    var marked = units.stream().flatMap(each -> each.members().stream()).filter(mark).count();
    if (marked > 0) {
      notes.add(marked == 1 ? "One dataset " + one : marked + " datasets " + several);
    }
  }

  private static void withheld(Collection<Release.Withheld> withheld, Release.Reason reason, String why, List<String> notes) {
    var datasets = withheld.stream().filter(each -> each.reason() == reason).count();
    if (datasets > 0) {
      notes.add((datasets == 1 ? "One dataset is" : datasets + " datasets are") + " withheld " + why + ", and in no sum.");
    }
  }

  private static List<String> notes(Collection<Unit> units, Collection<Release.Withheld> withheld, List<ByMeasure> measures, boolean few, List<Unit> rated) {
    var notes = new ArrayList<String>();
    if (measures.size() > 1) {
      notes.add(MIXED);
    }
    if (units.stream().filter(each -> !each.drivers().isEmpty()).map(Unit::branching).distinct().count() > 1) {
      notes.add(MIXED_DRIVERS);
    }
    marked(units, each -> each.about().exceptionModel() != null, "is from a survey that OMB lets depart from the survey guidelines by exception.",
        "are from surveys that OMB lets depart from the survey guidelines by exception.", notes);
    marked(units, each -> "partly".equals(each.about().rating()), "was rated as partly within the survey guidelines.", "were rated as partly within the survey guidelines.", notes);
    marked(units, each -> "not".equals(each.about().rating()), "was rated as not within the survey guidelines.", "were rated as not within the survey guidelines.", notes);
    if (few) {
      notes.add("Few people responded; shares of so few vary by chance.");
    }
    withheld(withheld, Release.Reason.FEW, "because too few people responded", notes);
    withheld(withheld, Release.Reason.CORRECTED, "because of what was public before: the difference would tell what a few people answered", notes);
    if (!units.isEmpty() && rated.isEmpty()) {
      notes.add("No response rate: nobody said how many customers were asked, or fewer than responded.");
    } else if (rated.size() < units.size()) {
      notes.add("The response rate is that of the datasets that say how many customers were asked.");
    }
    return List.copyOf(notes);
  }

  public boolean mixed() {
    return measures.size() > 1;
  }

  public boolean empty() {
    return trust == null;
  }
}
