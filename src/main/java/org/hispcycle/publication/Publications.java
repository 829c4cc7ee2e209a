package org.hispcycle.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.PublicText;
import org.hispcycle.feedback.PublishedFigure;
import org.hispcycle.feedback.PublishedFigures;
import org.hispcycle.feedback.SmallGroups;
import org.hispcycle.publication.Figure.About;
import org.hispcycle.publication.Figure.Choice;
import org.hispcycle.publication.PublicationSettings.Target;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The published figures as they are now. Kept until anything that is public changes; each question costs one small query. */
@Component
class Publications implements SmallGroups {

  private static final String REPORT = "report/";

  private final PublishedFigures feedback;
  private final HistoryImport history;
  private final PublicationSettings settings;
  private final Registry registry;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Publication kept;

  Publications(PublishedFigures feedback, HistoryImport history, PublicationSettings settings, Registry registry) {
    this.feedback = feedback;
    this.history = history;
    this.settings = settings;
    this.registry = registry;
  }

  /** Changes with everything that is public and with OMB's decisions about it. */
  @Transactional(readOnly = true)
  String stamp() {
    return feedback.stamp() + " " + history.version() + " " + settings.stamp();
  }

  @Transactional(readOnly = true)
  Publication now() {
    // the stamp first: what is added while the figures are read shows at the next question
    var stamp = stamp();
    var current = kept;
    if (current != null && current.stamp().equals(stamp)) {
      return current;
    }
    // one reads what is new; whoever asks meanwhile gets what was public a moment ago
    if (current != null && !reading.tryLock()) {
      return current;
    }
    if (current == null) {
      reading.lock();
    }
    try {
      if (kept == null || !kept.stamp().equals(stamp)) {
        var rules = settings.smallNumbers();
        kept = new Publication(stamp, Release.of(everReleased(), quarter -> PublicationSettings.rule(rules, quarter)), feedback.serviceLevels());
      }
      return kept;
    } finally {
      reading.unlock();
    }
  }

  /** All of it, also what is withheld from the public: for those whose figures they are. */
  List<Figure> everything() {
    return Stream.concat(feedback.all().stream().map(Publications::figure), imported()).toList();
  }

  /** Also what was taken down since, for finding out what must be withheld. */
  List<Figure> everReleased() {
    return Stream.concat(feedback.everReleased().stream().map(Publications::figure), imported()).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Withheld> withheld(List<PublishedFigure> released) {
    var rules = settings.smallNumbers();
    return Release.of(released.stream().map(Publications::figure).toList(), quarter -> PublicationSettings.rule(rules, quarter)).withheld().stream()
        .map(each -> new Withheld(Long.parseLong(each.figure().id().substring(REPORT.length())), each.reason() == Release.Reason.CORRECTED)).toList();
  }

  Optional<Target> target(FiscalQuarter quarter) {
    return PublicationSettings.target(settings.targets(), quarter);
  }

  static Figure figure(PublishedFigure each) {
    Map<String, Map<String, Choice>> drivers = new LinkedHashMap<>();
    each.drivers().forEach(driver -> drivers.computeIfAbsent(driver.branch(), branch -> new TreeMap<>())
        .put(driver.driver(), new Choice(driver.chosen(), driver.asked())));
    return new Figure(REPORT + each.datasetId(), Source.REPORT, each.agencyId(), each.hispId(), each.serviceId(), each.quarter(), each.channel(),
        each.stage(), each.pointInTime(), Measure.of(each.scale(), each.affirmativeFrom()), each.positiveFrom(), each.responses(), each.affirmative(),
        each.answers(), each.responses(), each.offered(), each.customers(), drivers, each.demo(), each.releasedAt(), each.takenBackAt(),
        new About(each.reportKey(), each.cycleYear(), each.controlNumber(), each.surveyTitle(), each.trustQuestion(), each.accomplishments(),
            each.indicators(), each.status(), each.rating(), each.exceptionModel(), each.uploadedAt(), each.submittedAt()));
  }

  /** Agree and strongly agree count, as in the source. */
  private Stream<Figure> imported() {
    var agencies = registry.hisps().stream().collect(Collectors.toMap(Hisp::id, Hisp::agencyId));
    var measure = Measure.of("likert_scale", 4);
    var figures = new ArrayList<Figure>();
    for (var each : history.figures()) {
      figures.add(new Figure("history/" + each.rowNumber(), Source.HISTORY, agencies.get(each.hispId()), each.hispId(), each.serviceId(), each.quarter(),
          each.channel(), PublicText.of(each.touchpoint()), null, measure, measure.affirmativeFrom(), each.responses(), each.affirmative(), each.answers(), each.respondents(),
          each.offered(), each.customers(), Map.of(), false, Instant.EPOCH, null, new About(null, each.quarter().fiscalYear(), each.controlNumber(), null,
              PublicText.of(each.trustQuestion()), PublicText.of(each.reflection()), null, each.rating(), each.rating(), null, null, null)));
    }
    return figures.stream();
  }

  /** What people wrote about the quarter, once for each report. */
  static List<String> learned(List<Unit> units) {
    return units.stream().flatMap(unit -> unit.members().stream()).map(each -> each.about().learned()).filter(each -> each != null && !each.isBlank())
        .map(String::strip).distinct().toList();
  }
}
