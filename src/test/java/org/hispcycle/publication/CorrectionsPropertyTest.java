package org.hispcycle.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hispcycle.publication.Release.Reason;
import org.junit.jupiter.api.Test;

/** Who kept the figures from before a correction, and subtracts them from those after it, learns nothing about a few people (X8). */
class CorrectionsPropertyTest {

  private static final long ENOUGH = FigureSamples.RULE.withheldBelow();
  private static final int SERVICES = 400;

  // ---- one correction at a time

  @Test
  void aCorrectionByAFewPeopleIsWithheldAndALargerOneIsNot() {
    var before = until(2, sample("report/1", 100, 80));

    assertThat(shown(before, from(2, sample("report/2", 104, 80)))).isEmpty();
    assertThat(shown(before, from(2, sample("report/2", 100, 80)))).as("the same answers under another label").hasSize(1);
    assertThat(shown(before, from(2, sample("report/2", 110, 80)))).hasSize(1);
    assertThat(shown(before, from(9, sample("report/2", 104, 80)))).as("a while after a withdrawal").isEmpty();
    assertThat(shown(before, from(9, sample("report/1", 100, 80)))).as("released again as it was").hasSize(1);
  }

  @Test
  void oneRespondentInThePlaceOfAnotherIsACorrectionByAFewPeople() {
    var before = until(2, sample("report/1", 100, 80));
    var release = release(before, from(2, sample("report/2", 100, 81)));

    assertThat(release.units()).isEmpty();
    assertThat(release.withheld()).extracting(Release.Withheld::reason).containsExactly(Reason.CORRECTED);
    assertThat(shown(before, from(2, sample("report/2", 100, 90)))).as("at least ten changed").hasSize(1);
  }

  @Test
  void anotherNameForTheChannelTheStageOrTheScaleIsNoWayRoundIt() {
    var before = until(2, sample("report/1", 100, 80));
    var channel = sample("report/2", 104, 80);
    channel.channel = "phone";
    channel.stage = "Another stage";
    var scale = sample("report/2", 104, 80);
    scale.measure = FigureSamples.FOUR;

    assertThat(shown(before, from(2, channel))).isEmpty();
    assertThat(shown(before, from(9, scale))).isEmpty();
  }

  @Test
  void filesThatWereSplitOrJoinedAreHeldAgainstTheirSum() {
    var web = until(2, sample("report/1", 100, 80));
    var phone = until(2, sample("report/2", 50, 20));

    assertThat(shown(web, phone, from(2, sample("report/3", 154, 100)))).as("joined, with four more").isEmpty();
    assertThat(shown(web, phone, from(2, sample("report/3", 150, 100)))).as("joined as they were").hasSize(1);
    assertThat(shown(web, phone, from(2, sample("report/3", 120, 98)), from(2, sample("report/4", 35, 5)))).as("five more in all").isEmpty();
  }

  @Test
  void whatStaysIsNotTouchedByTheCorrectionOfAnotherFile() {
    var stays = sample("report/1", 104, 80).figure();
    var before = until(2, sample("report/2", 100, 80));

    assertThat(shown(stays, before, from(2, sample("report/3", 150, 120)))).hasSize(2);
    assertThat(shown(stays, before, from(2, sample("report/3", 101, 80)))).containsExactly("report/1");
  }

  @Test
  void aDriverThatAFewChangedIsNotToldAndTheRestIs() {
    var before = until(2, sample("report/1", 100, 80).drivers("positive", 80, "ease", 40).drivers("positive", 80, "employee", 30));
    var release = release(before, from(2, sample("report/2", 100, 80).drivers("positive", 80, "ease", 41).drivers("positive", 80, "employee", 30)));

    assertThat(release.units()).singleElement().satisfies(unit -> {
      assertThat(unit.drivers().get("positive")).containsOnlyKeys("employee");
      assertThat(unit.withholds("positive")).isTrue();
    });
    var again = release(before, until(4, from(2, sample("report/2", 100, 80).drivers("positive", 80, "ease", 41).drivers("positive", 80, "employee", 30))),
        from(6, sample("report/2", 100, 80).drivers("positive", 80, "ease", 41).drivers("positive", 80, "employee", 30)));
    assertThat(again.units().get(0).drivers().get("positive")).as("nor when it comes back").containsOnlyKeys("employee");
  }

  @Test
  void aCombinationThatWasPublicIsHeldAgainstWhatComesOfIt() {
    var stays = sample("report/1", 9, 1).figure();
    var goes = until(2, sample("report/2", 9, 1));

    assertThat(shown(stays, goes, from(2, sample("report/3", 12, 2)))).as("18 less 12 is nearly the other").isEmpty();
    assertThat(shown(stays, goes, from(2, sample("report/3", 60, 2)))).containsExactly("report/3");
    assertThat(shown(until(2, sample("report/1", 12, 1)), from(2, sample("report/2", 9, 1)), from(2, sample("report/3", 5, 0)))).as("a new combination, too").isEmpty();
  }

  private static FigureSamples sample(String id, long responses, long affirmative) {
    var sample = new FigureSamples();
    sample.id = id;
    sample.responses = responses;
    sample.affirmative = affirmative;
    return sample;
  }

  private static Figure until(int takenBack, FigureSamples sample) {
    sample.takenBack = takenBack;
    return sample.figure();
  }

  private static Figure until(int takenBack, Figure figure) {
    return new Figure(figure.id(), figure.source(), figure.agencyId(), figure.hispId(), figure.serviceId(), figure.quarter(), figure.channel(), figure.stage(),
        figure.pointInTime(), figure.measure(), figure.positiveFrom(), figure.responses(), figure.affirmative(), figure.answers(), figure.respondents(), figure.offered(),
        figure.customers(), figure.drivers(), figure.demo(), figure.releasedAt(), FigureSamples.DAY.plusSeconds(takenBack), figure.about());
  }

  private static Figure from(int released, FigureSamples sample) {
    sample.release = released;
    return sample.figure();
  }

  private static Release release(Figure... figures) {
    return Release.of(List.of(figures), quarter -> FigureSamples.RULE);
  }

  private static List<String> shown(Figure... figures) {
    return release(figures).units().stream().map(Unit::id).toList();
  }

  // ---- many corrections of made-up respondents

  /** @param ease null where it was not asked */
  private record Person(int id, boolean positive, Boolean ease) {}

  /** A file of responses, public from a moment until another. */
  private static final class File {

    private final String id;
    private final List<Person> people;
    private final int from;
    private final String channel;
    private Integer until;

    private File(String id, List<Person> people, int from, String channel) {
      this.id = id;
      this.people = people;
      this.from = from;
      this.channel = channel;
    }

    private Figure figure(int now) {
      var sample = sample(id, people.size(), people.stream().filter(Person::positive).count());
      sample.channel = channel;
      for (var branch : List.of(true, false)) {
        var asked = people.stream().filter(each -> each.positive() == branch && each.ease() != null).toList();
        sample.drivers(branch ? "positive" : "negative", asked.size(), "ease", asked.stream().filter(Person::ease).count());
      }
      sample.release = from;
      sample.takenBack = until == null || until > now ? null : until;
      return sample.figure();
    }
  }

  /** What somebody has who kept a state of what was public: units, and of each the people behind it, whom the attacker knows. */
  private record Known(Unit unit, Set<Person> people) {}

  @Test
  void noDifferenceOfTwoStatesIsOneOfAFewPeople() {
    var random = new Random(35);
    int corrected = 0;
    int published = 0;
    for (int service = 0; service < SERVICES; service++) {
      var files = corrections(random);
      assertThat(leaks(files, History.OURS)).as("service %s", service).isEmpty();
      var last = Release.of(files.stream().map(each -> each.figure(99)).toList(), quarter -> FigureSamples.RULE);
      corrected += last.withheld().stream().filter(each -> each.reason() == Reason.CORRECTED).count();
      published += last.units().stream().filter(unit -> unit.members().get(0).releasedAt().isAfter(FigureSamples.DAY)).count();
    }
    assertThat(corrected).as("corrections withheld").isGreaterThan(80);
    assertThat(published).as("corrections published").isGreaterThan(80);
  }

  @Test
  void theSameAttackerFindsPeopleWhereOnlyTheNumberOfResponsesIsLookedAt() {
    var random = new Random(35);
    int leaks = 0;
    for (int service = 0; service < 100; service++) {
      leaks += leaks(corrections(random), History.BY_NUMBER).size();
    }
    assertThat(leaks).isGreaterThan(20);
  }

  private enum History { OURS, BY_NUMBER }

  /** One to three files, and what becomes of them in up to four corrections. */
  private static List<File> corrections(Random random) {
    var next = new int[1];
    var files = new ArrayList<File>();
    var now = new ArrayList<File>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      now.add(new File("report/" + next[0]++, people(random, next, random.nextInt(4) == 0 ? 3 + random.nextInt(9) : 12 + random.nextInt(90)), 0, "website"));
    }
    files.addAll(now);
    for (int moment = 2; moment <= 2 + 2 * random.nextInt(4); moment += 2) {
      var old = now.remove(random.nextInt(now.size()));
      old.until = moment - random.nextInt(2);
      var people = new ArrayList<>(old.people);
      if (!now.isEmpty() && random.nextInt(4) == 0) {
        var other = now.remove(0);
        other.until = moment;
        people.addAll(other.people);
      }
      for (int out = some(random); out > 0 && people.size() > 1; out--) {
        people.remove(random.nextInt(people.size()));
      }
      for (int change = some(random); change > 0; change--) {
        var at = random.nextInt(people.size());
        people.set(at, person(random, people.get(at).id()));
      }
      people.addAll(people(random, next, some(random)));
      var channel = random.nextBoolean() ? "website" : "phone";
      if (people.size() > 20 && random.nextInt(4) == 0) {
        var cut = 1 + random.nextInt(people.size() - 1);
        now.add(new File("report/" + next[0]++, new ArrayList<>(people.subList(cut, people.size())), moment, "email"));
        files.add(now.get(now.size() - 1));
        people = new ArrayList<>(people.subList(0, cut));
      }
      now.add(new File("report/" + next[0]++, people, moment, channel));
      files.add(now.get(now.size() - 1));
    }
    return files;
  }

  private static int some(Random random) {
    return List.of(0, 0, 0, 1, 2, 7, 12, 40).get(random.nextInt(8));
  }

  private static List<Person> people(Random random, int[] next, int count) {
    var people = new ArrayList<Person>();
    for (int i = 0; i < count; i++) {
      people.add(person(random, next[0]++));
    }
    return people;
  }

  private static Person person(Random random, int id) {
    return new Person(id, random.nextInt(3) > 0, random.nextInt(4) == 0 ? null : (Boolean) random.nextBoolean());
  }

  /** Every difference of two sums of published units, of whatever states, that few people make and that is not nothing. */
  private static List<String> leaks(List<File> files, History rule) {
    var people = files.stream().collect(Collectors.toMap(each -> each.id, each -> each.people));
    var states = new ArrayList<List<Known>>();
    for (int moment = 0; moment <= 9; moment++) {
      var now = moment;
      var public_ = rule == History.OURS ? Release.of(files.stream().filter(each -> each.from <= now).map(each -> each.figure(now)).toList(), quarter -> FigureSamples.RULE).units()
          : files.stream().filter(each -> each.from <= now && (each.until == null || each.until > now) && each.people.size() >= ENOUGH)
              .filter(each -> files.stream().noneMatch(old -> old.until != null && old.until <= each.from && Math.abs(old.people.size() - each.people.size()) % 1000 < ENOUGH
                  && old.people.size() != each.people.size())).map(each -> new Unit(List.of(each.figure(now)), FigureSamples.RULE)).toList();
      states.add(public_.stream().map(unit -> new Known(unit, unit.members().stream().flatMap(each -> people.get(each.id()).stream()).collect(Collectors.toSet()))).toList());
    }
    var sums = states.stream().flatMap(state -> subsets(state).stream()).distinct().toList();
    var leaks = new ArrayList<String>();
    for (var before : sums) {
      for (var after : sums) {
        leak(before, after, unit -> true, Person::positive, List.of(Unit::affirmative, unit -> unit.responses() - unit.affirmative())).ifPresent(leaks::add);
        for (var branch : List.of("positive", "negative")) {
          Function<Person, Object> answer = person -> person.positive() == branch.equals("positive") ? person.ease() : null;
          leak(before, after, unit -> unit.shows(Unit.driver(branch, "ease")), answer, List.of(unit -> unit.drivers().get(branch).get("ease").chosen(),
              unit -> unit.drivers().get(branch).get("ease").asked())).ifPresent(leaks::add);
        }
      }
    }
    return leaks;
  }

  private static Optional<String> leak(List<Known> before, List<Known> after, Function<Unit, Boolean> told, Function<Person, Object> answer,
      List<ToLongFunction<Unit>> cells) {
    if (!before.stream().allMatch(each -> told.apply(each.unit())) || !after.stream().allMatch(each -> told.apply(each.unit()))
        || cells.stream().allMatch(cell -> sum(before, cell) == sum(after, cell))) {
      return Optional.empty();
    }
    var answers = new HashMap<Integer, Object>();
    before.forEach(each -> each.people().forEach(person -> answers.put(person.id(), answer.apply(person))));
    var later = new HashMap<Integer, Object>();
    after.forEach(each -> each.people().forEach(person -> later.put(person.id(), Objects.requireNonNullElse(answer.apply(person), "none"))));
    var everybody = new HashSet<>(answers.keySet());
    everybody.addAll(later.keySet());
    var changed = everybody.stream().filter(each -> !Objects.requireNonNullElse(answers.get(each), "none").equals(later.getOrDefault(each, "none"))).count();
    return changed < ENOUGH ? Optional.of(before.stream().map(each -> each.unit().id()).toList() + " and " + after.stream().map(each -> each.unit().id()).toList()
        + " differ by " + changed + " people") : Optional.empty();
  }

  private static long sum(List<Known> units, ToLongFunction<Unit> cell) {
    return units.stream().mapToLong(each -> cell.applyAsLong(each.unit())).sum();
  }

  private static List<List<Known>> subsets(List<Known> state) {
    var subsets = new ArrayList<List<Known>>();
    for (int some = 1; some < 1 << state.size(); some++) {
      var mask = some;
      subsets.add(IntStream.range(0, state.size()).filter(each -> (mask >> each & 1) == 1).mapToObj(state::get).toList());
    }
    return subsets;
  }
}
