package org.hispcycle.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.hispcycle.calendar.FiscalQuarter;
import org.junit.jupiter.api.Test;

/**
 * What is withheld cannot be computed from what is published (X8): over many made-up governments, an attacker with every
 * published sum of every table, of every state in which the figures were ever public, finds no suppressed dataset.
 */
class SmallNumbersPropertyTest {

  private static final int GOVERNMENTS = 120;
  private static final List<String> CHANNELS = List.of("website", "phone", "email", "in_person", "paper");
  private static final List<FiscalQuarter> QUARTERS = List.of(new FiscalQuarter(2026, 1), new FiscalQuarter(2026, 2));

  /** Which dataset a bit of a published number of customers stands for. */
  private static final int MOST_DATASETS = 60;

  @Test
  void nothingThatIsWithheldCanBeComputedFromAllThatIsPublished() {
    var random = new Random(280);
    int suppressed = 0;
    int combined = 0;
    for (int government = 0; government < GOVERNMENTS; government++) {
      var figures = government(random);
      var trust = new Attacker(figures.size());
      var drivers = new HashMap<String, Attacker>();
      for (var released : states(figures)) {
        var publication = new Publication("", Release.of(released, quarter -> FigureSamples.RULE), List.of());
        everySum(publication, summary -> {
          var datasets = datasets(summary, figures);
          trust.learn(datasets);
          summary.drivers().forEach(branch -> branch.drivers().forEach(each -> drivers.computeIfAbsent(branch.branch() + "/" + each.driver(),
              any -> new Attacker(figures.size())).learn(asked(branch.branch(), each, datasets, publication, figures))));
        });
        combined += publication.release().units().stream().filter(Unit::combined).count();
      }
      for (int dataset = 0; dataset < figures.size(); dataset++) {
        var figure = figures.get(dataset);
        if (figure.people() < FigureSamples.RULE.withheldBelow()) {
          suppressed++;
          assertThat(trust.knows(dataset)).as("government %s: %s", government, figure).isFalse();
        }
        for (var branch : figure.drivers().entrySet()) {
          for (var driver : branch.getValue().entrySet()) {
            var name = branch.getKey() + "/" + driver.getKey();
            if (driver.getValue().asked() > 0 && driver.getValue().asked() < FigureSamples.RULE.withheldBelow() && drivers.containsKey(name)) {
              assertThat(drivers.get(name).knows(dataset)).as("government %s: %s of %s", government, name, figure).isFalse();
            }
          }
        }
      }
    }
    assertThat(suppressed).as("withheld datasets tried").isGreaterThan(800);
    assertThat(combined).as("combinations tried").isGreaterThan(200);
  }

  @Test
  void theSameAttackerBreaksSumsThatSimplyLeaveTheSmallCellBlank() {
    // three channels of a service, one of them blank, beside the service's total: the textbook mistake
    var attacker = new Attacker(3);
    attacker.learn(bits(0));
    attacker.learn(bits(1));
    assertThat(attacker.knows(2)).isFalse();
    attacker.learn(bits(0, 1, 2));
    assertThat(attacker.knows(2)).isTrue();
  }

  @Test
  void aCombinationStaysWhateverIsReleasedLater() {
    var first = small("report/1", "phone", 9, 0);
    var second = small("report/2", "paper", 9, 0);
    var third = small("report/3", "fax", 5, 1);
    var before = Release.of(List.of(first, second), quarter -> FigureSamples.RULE);
    var after = Release.of(List.of(first, second, third), quarter -> FigureSamples.RULE);

    assertThat(before.units()).singleElement().satisfies(unit -> assertThat(unit.members()).containsExactly(first, second));
    assertThat(after.units()).singleElement().satisfies(unit -> assertThat(unit.members()).containsExactly(first, second));
    assertThat(after.withheld()).containsExactly(new Release.Withheld(third, Release.Reason.FEW));
  }

  @Test
  void aCombinationThatLosesAMemberIsGoneWithAllItsMembers() {
    var first = small("report/1", "phone", 9, 0);
    var second = between(small("report/2", "paper", 9, 0), 0, 2);
    var third = small("report/3", "fax", 8, 3);
    var again = small("report/2", "paper", 9, 4);
    assertThat(Release.of(List.of(first, second), quarter -> FigureSamples.RULE).units()).isEmpty();
    var after = Release.of(List.of(first, second, third, again), quarter -> FigureSamples.RULE);

    // one of the first two with the third would give the other away, by way of the sum that was public before
    assertThat(after.units()).isEmpty();
    assertThat(after.withheld()).extracting(Release.Withheld::figure).containsExactlyInAnyOrder(first, third, again);
  }

  @Test
  void nothingIsGivenAwayByWhatIsTakenDownAndReleasedAgain() {
    var random = new Random(3507);
    int suppressed = 0;
    for (int government = 0; government < GOVERNMENTS; government++) {
      var figures = government(random);
      var trust = new Attacker(figures.size());
      // every dataset comes and goes, some of them twice; the attacker keeps what was public at each moment
      var intervals = new ArrayList<Figure>();
      for (var figure : figures) {
        int moment = random.nextInt(4);
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
          var takenBack = random.nextInt(3) == 0 ? null : (Integer) (moment + 1 + random.nextInt(3));
          intervals.add(between(figure, moment, takenBack));
          if (takenBack == null) {
            break;
          }
          moment = takenBack + 1 + random.nextInt(2);
        }
      }
      for (int moment = 0; moment < 12; moment++) {
        var now = until(intervals, moment);
        var publication = new Publication("", Release.of(now, quarter -> FigureSamples.RULE), List.of());
        everySum(publication, summary -> trust.learn(datasets(summary, figures)));
      }
      for (int dataset = 0; dataset < figures.size(); dataset++) {
        if (figures.get(dataset).people() < FigureSamples.RULE.withheldBelow()) {
          suppressed++;
          assertThat(trust.knows(dataset)).as("government %s: %s", government, figures.get(dataset)).isFalse();
        }
      }
    }
    assertThat(suppressed).as("withheld datasets tried").isGreaterThan(800);
  }

  private static Figure between(Figure figure, int released, Integer takenBack) {
    return new Figure(figure.id(), figure.source(), figure.agencyId(), figure.hispId(), figure.serviceId(), figure.quarter(), figure.channel(), figure.stage(),
        figure.pointInTime(), figure.measure(), figure.positiveFrom(), figure.responses(), figure.affirmative(), figure.answers(), figure.respondents(), figure.offered(), figure.customers(),
        figure.drivers(), figure.demo(), FigureSamples.DAY.plusSeconds(released), takenBack == null ? null : FigureSamples.DAY.plusSeconds(takenBack), figure.about());
  }

  /** What is known at the moment: what was released by then, and of what was taken down by then that it was. */
  private static List<Figure> until(List<Figure> intervals, int moment) {
    var at = FigureSamples.DAY.plusSeconds(moment);
    return intervals.stream().filter(each -> !each.releasedAt().isAfter(at)).map(each -> each.takenBackAt() == null || !each.takenBackAt().isAfter(at) ? each
        : between(each, (int) (each.releasedAt().getEpochSecond() - FigureSamples.DAY.getEpochSecond()), null)).toList();
  }

  private static Figure small(String id, String channel, long responses, int release) {
    var sample = new FigureSamples();
    sample.id = id;
    sample.channel = channel;
    sample.responses = responses;
    sample.affirmative = 1;
    sample.release = release;
    return sample.figure();
  }

  // ---- the governments

  private static List<Figure> government(Random random) {
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < 12 + random.nextInt(MOST_DATASETS - 12); i++) {
      var sample = new FigureSamples();
      sample.id = "report/" + i;
      sample.agency = "A" + random.nextInt(2);
      sample.hisp = sample.agency + "-H" + random.nextInt(2);
      sample.service = 1 + random.nextInt(2);
      sample.quarter = QUARTERS.get(random.nextInt(2));
      sample.channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      sample.stage = random.nextInt(3) == 0 ? null : "stage " + random.nextInt(2);
      sample.measure = random.nextInt(4) == 0 ? FigureSamples.FOUR : FigureSamples.THUMBS;
      sample.responses = random.nextInt(3) == 0 ? 10 + random.nextInt(40) : random.nextInt(10);
      sample.affirmative = random.nextLong(sample.responses + 1);
      // the published sum of these says which datasets are in it
      sample.customers = 1L << i;
      sample.offered = random.nextInt(5) == 0 ? null : (Long) (sample.responses + random.nextInt(50));
      drivers(sample, "positive", sample.affirmative, random);
      drivers(sample, "negative", sample.responses - sample.affirmative, random);
      sample.release = random.nextInt(4);
      figures.add(sample.figure());
    }
    return figures;
  }

  /** Everybody is asked for ease; for employee only some are, or nobody. */
  private static void drivers(FigureSamples sample, String branch, long answers, Random random) {
    sample.drivers(branch, answers, "ease", random.nextLong(answers + 1));
    var asked = random.nextInt(3) == 0 ? 0 : random.nextLong(answers + 1);
    sample.drivers(branch, asked, "employee", random.nextLong(asked + 1));
  }

  /** What was public after each release. */
  private static List<List<Figure>> states(List<Figure> figures) {
    return figures.stream().map(Figure::releasedAt).distinct().sorted()
        .map(until -> figures.stream().filter(each -> !each.releasedAt().isAfter(until)).toList()).toList();
  }

  /** Every sum that any page or file gives. */
  private static void everySum(Publication publication, Consumer<Summary> reader) {
    for (var quarter : publication.quarters()) {
      reader.accept(publication.government(quarter));
      publication.agencies(quarter).forEach(line -> reader.accept(line.summary()));
      publication.hisps(quarter).forEach(line -> reader.accept(line.summary()));
      publication.services(quarter).forEach(line -> reader.accept(line.summary()));
      publication.units(quarter).forEach(unit -> reader.accept(Summary.of(List.of(unit), List.of())));
      Publication.by(publication.units(quarter), Unit::channel).forEach(line -> reader.accept(line.summary()));
      Publication.by(publication.units(quarter), Unit::stage).forEach(line -> reader.accept(line.summary()));
      for (var service : publication.services(quarter)) {
        var units = publication.units(quarter, place -> (place.hispId() + "/" + place.serviceId()).equals(service.key()));
        Publication.by(units, Unit::channel).forEach(line -> reader.accept(line.summary()));
        Publication.by(units, Unit::stage).forEach(line -> reader.accept(line.summary()));
        Publication.by(units, Unit::pointInTime).forEach(line -> reader.accept(line.summary()));
      }
    }
    publication.governmentTrend().forEach(line -> reader.accept(line.summary()));
    // one measure of a sum
    publication.quarters().forEach(quarter -> publication.government(quarter).measures().forEach(measure -> reader.accept(
        Summary.of(publication.units(quarter).stream().filter(unit -> unit.measure().equals(measure.measure())).toList(), List.of()))));
  }

  /** The datasets of a sum, read from its published number of customers, and checked against its responses. */
  private static BitSet datasets(Summary summary, List<Figure> figures) {
    var members = BitSet.valueOf(new long[] {summary.customers() == null ? 0 : summary.customers()});
    assertThat(members.stream().mapToLong(each -> figures.get(each).responses()).sum()).as("responses of the sum").isEqualTo(summary.responses());
    return members;
  }

  /** The datasets whose answers are in the driver of a sum: whole units, and the published base is that of all of them. */
  private static BitSet asked(String branch, Summary.Driver driver, BitSet datasets, Publication publication, List<Figure> figures) {
    var members = new BitSet();
    publication.release().units().stream().filter(unit -> unit.members().stream().anyMatch(each -> datasets.get(figures.indexOf(each))))
        .filter(unit -> unit.drivers().getOrDefault(branch, Map.of()).containsKey(driver.driver()))
        .forEach(unit -> unit.members().forEach(each -> members.set(figures.indexOf(each))));
    assertThat(members.stream().mapToLong(each -> figures.get(each).drivers().get(branch).get(driver.driver()).asked()).sum()).as("asked for the driver")
        .isEqualTo(driver.share().whole());
    return members;
  }

  private static BitSet bits(int... members) {
    var bits = new BitSet();
    for (var each : members) {
      bits.set(each);
    }
    return bits;
  }
}
