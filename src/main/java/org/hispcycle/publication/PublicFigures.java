package org.hispcycle.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.NotFound;
import org.hispcycle.publication.PublicationSettings.Target;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public reads: the government's number, and the pages of agencies' HISPs and services (G1 to G5). */
@Service
@Transactional(readOnly = true)
public class PublicFigures {

  /** A quarter that can be chosen. */
  public record QuarterChoice(String id, String label) {

    static QuarterChoice of(FiscalQuarter quarter) {
      return new QuarterChoice(quarter.toString(), quarter.label());
    }
  }

  /** A part of the government with its sum; the summary's trust is null where nothing of it is published. */
  public record Row(String id, String name, String agencyId, Summary summary) {}

  /** A channel, a stage or a point in time. */
  public record Part(String code, String label, Summary summary) {}

  /** A quarter of a trend. */
  public record Point(String quarter, String label, String source, Summary summary) {}

  /**
   * How much of what is owed is public.
   *
   * @param owed designated services that owe a report for the quarter; null where designations of that time are not known
   * @param published services with public figures
   */
  public record Coverage(Integer owed, int published, String sentence) {}

  /** The target that OMB publishes (G5), without who entered it. */
  public record Aim(String from, BigDecimal share, String percent, String source, boolean demo) {

    static Aim of(Target target) {
      return new Aim(target.from().toString(), target.share(), target.percent(), target.source(), target.demo());
    }
  }

  /** What is too few from a quarter on (X8). */
  public record TooFew(String from, int withheldBelow, int flaggedBelow, String source) {}

  /** The government's page. {@code quarter} and what follows from it are null where nothing is published yet. */
  public record Dashboard(QuarterChoice quarter, List<QuarterChoice> quarters, Summary government, Aim target, String comparison, String source,
      List<Row> agencies, List<Row> hisps, List<Part> channels, List<Point> trend, Coverage coverage) {}

  /** A service in a HISP's list. */
  public record ListedService(int id, String name, boolean designated, Summary summary) {}

  public record HispPage(String id, String name, String agencyId, String agency, boolean active, QuarterChoice quarter, List<QuarterChoice> quarters,
      Summary summary, Aim target, String source, List<ListedService> services, List<Part> channels, List<Point> trend) {}

  /** Why a service was designated, in the HISP's words; null parts were not said (C8, G2). */
  public record Designated(String hispId, String hisp, LocalDate on, LocalDate until, String organization, String customers, String performance, boolean demo) {}

  /** What a HISP wrote about a quarter. */
  public record Learned(String label, List<String> texts) {}

  /** A number of the program itself (E14), such as a wait time; {@code value} is as people read it, {@code number} for programs. */
  public record ServiceLevelLine(String hisp, String name, String value, BigDecimal number, String unit, String period, String source) {}

  /** The service levels of a quarter. */
  public record ServiceLevelsOf(String quarter, String label, List<ServiceLevelLine> lines) {}

  /** A survey that the figures come from. */
  public record SurveyLine(String controlNumber, String title, String trustQuestion) {}

  public record ServicePage(int id, String name, String description, List<String> types, List<Hisp> hisps, List<Designated> designations, QuarterChoice quarter,
      List<QuarterChoice> quarters, Summary summary, Aim target, String source, List<Part> channels, List<Part> stages, List<Part> pointsInTime,
      List<Point> trend, List<Learned> learned, List<ServiceLevelsOf> serviceLevels, List<SurveyLine> surveys) {}

  private static final int QUARTERS_OF_LEARNING = 4;

  private final Publications publications;
  private final PublicationSettings settings;
  private final Registry registry;

  PublicFigures(Publications publications, PublicationSettings settings, Registry registry) {
    this.publications = publications;
    this.settings = settings;
    this.registry = registry;
  }

  /** Whatever is public changes it; for caches. */
  public String stamp() {
    return publications.stamp();
  }

  /** The newest quarter of which anything was ever public, also if all of it was taken down: somebody may have kept it. */
  public Optional<FiscalQuarter> newestEverPublic() {
    return publications.everReleased().stream().map(Figure::quarter).max(Comparator.naturalOrder());
  }

  /** Every rule about small numbers, in the order in which they were made. */
  public List<TooFew> tooFew() {
    return settings.smallNumbers().stream().map(each -> new TooFew(each.from().toString(), each.rule().withheldBelow(), each.rule().flaggedBelow(), each.source())).toList();
  }

  public List<Aim> targets() {
    return settings.targets().stream().map(Aim::of).toList();
  }

  /** The target of each quarter, as it holds now. */
  public Function<FiscalQuarter, Optional<Aim>> target() {
    var targets = settings.targets();
    return quarter -> PublicationSettings.target(targets, quarter).map(Aim::of);
  }

  // ---- the government

  /** @param wanted null for the newest */
  public Dashboard dashboard(String wanted) {
    var publication = publications.now();
    var quarter = quarter(publication, publication.quarters(), wanted);
    var choices = publication.quarters().stream().map(QuarterChoice::of).toList();
    if (quarter == null) {
      return new Dashboard(null, choices, Summary.of(List.of(), List.of()), null, null, null, List.of(), List.of(), List.of(), List.of(), null);
    }
    var government = publication.government(quarter);
    var target = publications.target(quarter).map(Aim::of).orElse(null);
    var agencies = registry.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
    var hisps = registry.hisps().stream().collect(Collectors.toMap(Hisp::id, Function.identity()));
    return new Dashboard(QuarterChoice.of(quarter), choices, government, target, comparison(government, target), source(publication.units(quarter)),
        publication.agencies(quarter).stream().map(line -> new Row(line.key(), agencies.get(line.key()), line.key(), line.summary())).toList(),
        publication.hisps(quarter).stream().map(line -> new Row(line.key(), hisps.get(line.key()).name(), hisps.get(line.key()).agencyId(), line.summary())).toList(),
        parts(publication.units(quarter), Unit::channel, Labels::channel), points(publication, publication.governmentTrend()), coverage(publication, quarter));
  }

  private static String comparison(Summary government, Aim target) {
    if (target == null) {
      return "OMB has not set a target for this quarter.";
    }
    if (government.empty()) {
      return "The target is " + target.percent() + ".";
    }
    var points = government.trust().value().subtract(target.share()).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    return points.signum() == 0 ? "On the target of " + target.percent() + "." : points.abs().toPlainString() + " percentage points "
        + (points.signum() > 0 ? "above" : "below") + " the target of " + target.percent() + ".";
  }

  private Coverage coverage(Publication publication, FiscalQuarter quarter) {
    var published = publication.units(quarter).stream().map(each -> each.hispId() + "/" + each.serviceId()).collect(Collectors.toSet());
    if (publication.units(quarter).stream().anyMatch(each -> each.source() == Source.HISTORY)) {
      return new Coverage(null, published.size(), published.size() + " services have public figures for this quarter. Which services were designated then, the public data does not say.");
    }
    var owing = registry.designations().stream().filter(each -> owes(each, quarter)).map(each -> each.hispId() + "/" + each.serviceId()).collect(Collectors.toSet());
    var of = owing.stream().filter(published::contains).count();
    return new Coverage(owing.size(), published.size(), of + " of the " + owing.size() + " services that owe a report for this quarter have public figures."
        + (published.size() > of ? " " + (published.size() - of) + " more that do not owe one have them too." : ""));
  }

  /** As the register counts who owes a report, for all HISPs with one query. */
  private static boolean owes(Designation each, FiscalQuarter quarter) {
    return !each.designatedOn().isAfter(quarter.end()) && each.firstReport().compareTo(quarter) <= 0
        && (each.endedOn() == null || each.endedOn().isAfter(quarter.start()) && each.endedOn().isAfter(each.designatedOn()));
  }

  // ---- a HISP

  public HispPage hisp(String id, String wanted) {
    var publication = publications.now();
    var hisp = registry.hisps().stream().filter(each -> each.id().equals(id)).findFirst()
        .orElseThrow(() -> new NotFound("There is no HISP \"" + Labels.cut(id) + "\" here. Choose one from the list."));
    Predicate<Place> here = place -> place.hispId().equals(id);
    var trend = publication.trend("hisp/" + id, here);
    var quarters = quarters(trend);
    var quarter = quarter(publication, quarters, wanted);
    var terms = registry.terms().stream().filter(each -> each.hispId().equals(id)).toList();
    var units = quarter == null ? List.<Unit>of() : publication.units(quarter, here);
    var withheld = quarter == null ? List.<Release.Withheld>of() : publication.withheld(quarter, here);
    var byService = Publication.lines(units, withheld, Place::serviceId).stream().collect(Collectors.toMap(Publication.Line::key, Publication.Line::summary));
    var designated = registry.designations().stream().filter(each -> each.hispId().equals(id) && each.endedOn() == null).map(Designation::serviceId).collect(Collectors.toSet());
    var services = registry.services(id).stream().map(each -> new ListedService(each.id(), each.name(), designated.contains(each.id()), byService.get(each.id())))
        .filter(each -> each.designated() || each.summary() != null || publication.trend("service/" + each.id(), place -> place.serviceId() == each.id()).size() > 0)
        .sorted(Comparator.comparing(ListedService::designated).reversed().thenComparing(ListedService::name)).toList();
    return new HispPage(id, hisp.name(), hisp.agencyId(), registry.agency(hisp.agencyId()).name(),
        terms.stream().anyMatch(each -> each.withdrawnOn() == null), choice(quarter), quarters.stream().map(QuarterChoice::of).toList(),
        Summary.of(units, withheld), quarter == null ? null : publications.target(quarter).map(Aim::of).orElse(null), source(units), services,
        parts(units, Unit::channel, Labels::channel), points(publication, trend));
  }

  /** Every HISP with its newest published quarter. */
  public List<Row> hisps() {
    var publication = publications.now();
    return registry.hisps().stream().map(hisp -> {
      var trend = publication.trend("hisp/" + hisp.id(), place -> place.hispId().equals(hisp.id()));
      return new Row(hisp.id(), hisp.name(), hisp.agencyId(), trend.isEmpty() ? null : trend.get(trend.size() - 1).summary());
    }).toList();
  }

  /** The newest published quarter of each HISP that has one, by HISP. */
  public Map<String, String> newestQuarters() {
    var newest = new TreeMap<String, FiscalQuarter>();
    publications.now().release().units().forEach(each -> newest.merge(each.hispId(), each.quarter(), (a, b) -> a.compareTo(b) > 0 ? a : b));
    return newest.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().label()));
  }

  // ---- a service

  public ServicePage service(int id, String wanted) {
    var publication = publications.now();
    var service = registry.service(id);
    Predicate<Place> here = place -> place.serviceId() == id;
    var trend = publication.trend("service/" + id, here);
    var quarters = quarters(trend);
    var quarter = quarter(publication, quarters, wanted);
    var units = quarter == null ? List.<Unit>of() : publication.units(quarter, here);
    var withheld = quarter == null ? List.<Release.Withheld>of() : publication.withheld(quarter, here);
    var providers = registry.providersOf(id);
    var names = providers.stream().collect(Collectors.toMap(Hisp::id, Hisp::name));
    var designations = registry.history(id).stream().map(each -> new Designated(each.designation().hispId(), names.get(each.designation().hispId()),
        each.designation().designatedOn(), each.designation().endedOn(), each.rationale().organization(), each.rationale().customers(),
        each.rationale().performance(), each.designation().demo())).toList();
    var learned = quarters.stream().filter(each -> quarter != null && each.compareTo(quarter) <= 0)
        .map(each -> new Learned(each.label(), Publications.learned(publication.units(each, here)))).filter(each -> !each.texts().isEmpty())
        .limit(QUARTERS_OF_LEARNING).toList();
    return new ServicePage(id, service.name(), service.description(), service.types(), providers, designations, choice(quarter),
        quarters.stream().map(QuarterChoice::of).toList(), Summary.of(units, withheld), quarter == null ? null : publications.target(quarter).map(Aim::of).orElse(null),
        source(units), parts(units, Unit::channel, Labels::channel), parts(units, Unit::stage, Labels::stage),
        parts(units, Unit::pointInTime, Labels::pointInTime), points(publication, trend), learned, quarter == null ? List.of() : serviceLevels(publication, id, quarter, names), surveys(units));
  }

  /** Up to the quarter that is shown, newest first. */
  private static List<ServiceLevelsOf> serviceLevels(Publication publication, int service, FiscalQuarter until, Map<String, String> hisps) {
    var byQuarter = new TreeMap<FiscalQuarter, List<ServiceLevelLine>>(Comparator.reverseOrder());
    publication.serviceLevels().stream().filter(each -> each.serviceId() == service && each.quarter().compareTo(until) <= 0)
        .forEach(each -> byQuarter.computeIfAbsent(each.quarter(), any -> new ArrayList<>()).add(new ServiceLevelLine(hisps.get(each.hispId()), each.level().name(),
            each.level().shown(), each.level().value(), each.level().unit(), each.level().period(), each.level().source())));
    return byQuarter.entrySet().stream().limit(QUARTERS_OF_LEARNING).map(each -> new ServiceLevelsOf(each.getKey().toString(), each.getKey().label(), each.getValue())).toList();
  }

  /** Of what is shown by itself; a survey that few people answered is not named beside figures. */
  private static List<SurveyLine> surveys(List<Unit> units) {
    return units.stream().flatMap(each -> each.members().stream())
        .map(each -> new SurveyLine(each.about().controlNumber(), each.about().surveyTitle(), each.about().trustQuestion())).distinct().toList();
  }

  // ---- what they share

  private static QuarterChoice choice(FiscalQuarter quarter) {
    return quarter == null ? null : QuarterChoice.of(quarter);
  }

  private static List<FiscalQuarter> quarters(List<Publication.Line<FiscalQuarter>> trend) {
    return trend.stream().map(Publication.Line::key).sorted(Comparator.reverseOrder()).toList();
  }

  private static FiscalQuarter quarter(Publication publication, List<FiscalQuarter> published, String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return published.isEmpty() ? null : published.get(0);
    }
    return published.stream().filter(each -> each.toString().equals(wanted)).findFirst().orElseThrow(() -> new NotFound(
        "Nothing is published here for the quarter \"" + Labels.cut(wanted) + "\". Leave the quarter out for the newest, or choose one from the list."));
  }

  private static List<Part> parts(List<Unit> units, Function<Unit, String> part, Function<String, String> label) {
    return Publication.by(units, part).stream().map(each -> new Part(each.key(), label.apply(each.key()), each.summary())).toList();
  }

  private static List<Point> points(Publication publication, List<Publication.Line<FiscalQuarter>> trend) {
    return trend.stream().map(each -> new Point(each.key().toString(), each.key().label(), briefly(publication.units(each.key())), each.summary())).toList();
  }

  private static String briefly(List<Unit> units) {
    return units.stream().map(Unit::source).distinct().sorted().map(Source::brief).collect(Collectors.joining(", "));
  }

  /** In words, where the figures of a quarter come from; null without figures. */
  private static String source(List<Unit> units) {
    return units.isEmpty() ? null : units.stream().map(Unit::source).distinct().sorted().map(Source::label).collect(Collectors.joining("; "));
  }
}
