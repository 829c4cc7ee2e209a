package org.hispcycle.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published reports dataset by dataset (G3, G4); the sums stand in {@link PublicFigures}. */
@Service
@Transactional(readOnly = true)
public class PublicFeedback {

  /**
   * One dataset, or several small ones of a service taken together.
   *
   * @param suppressed no figure is given, every one is null
   * @param reason why it is suppressed: "few" people responded, it is "combined" with others, or it was "corrected" by so few that the
   *     difference would tell what they answered; null where figures are given
   * @param combined several datasets that are suppressed one by one; the channel is "several" where they differ in it
   * @param demo collected under a made-up clearance of the demonstration
   * @param drivers responses that chose the driver, as {@code positive_ease}, and that were asked for it, as {@code positive_ease_asked}; null
   *     where too few were, or none
   */
  public record Row(String quarter, String agencyId, String agency, String hispId, String hisp, int serviceId, String service,
      String channel, String pointInTime, String scale, String status, boolean demo, boolean suppressed, String reason, Long respondents,
      BigDecimal trustShare, Integer affirmativeFrom, Map<String, Long> drivers, boolean combined) {}

  private static final List<String> DRIVERS = List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");

  private final Publications publications;
  private final PublicationSettings settings;
  private final Registry registry;

  PublicFeedback(Publications publications, PublicationSettings settings, Registry registry) {
    this.publications = publications;
    this.settings = settings;
    this.registry = registry;
  }

  /** What must be read with the rows. */
  public String note() {
    var publication = publications.now();
    var rule = PublicationSettings.rule(settings.smallNumbers(), publication.newest().orElse(new FiscalQuarter(2026, 1)));
    return "Figures of accepted quarterly reports whose clearance allows publication. Where fewer than " + rule.withheldBelow()
        + " people responded no figures are given, or those of several datasets of a service together; nor where the difference from what was public before would tell what a few people answered; drivers are not given where fewer were asked for them. Trust shares of five-point "
        + "scales count the answers from the threshold given in each row upward and are comparable only with the same scale and threshold. Free text is not published.";
  }

  public List<Row> rows() {
    var agencies = registry.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
    var hisps = registry.hisps().stream().collect(Collectors.toMap(Hisp::id, Function.identity()));
    var services = new LinkedHashMap<Integer, String>();
    var release = publications.now().release();
    var rows = new ArrayList<Row>();
    for (var unit : release.units()) {
      if (unit.source() == Source.REPORT) {
        if (unit.combined()) {
          unit.members().forEach(each -> rows.add(row(each, null, "combined", agencies, hisps, services)));
        }
        rows.add(row(unit.members().get(0), unit, null, agencies, hisps, services));
      }
    }
    release.withheld().stream().filter(each -> each.source() == Source.REPORT)
        .forEach(each -> rows.add(row(each.figure(), null, each.reason().name().toLowerCase(Locale.ROOT), agencies, hisps, services)));
    return rows;
  }

  /** @param unit null for a dataset of which no figures are given by itself */
  private Row row(Figure figure, Unit unit, String reason, Map<String, String> agencies, Map<String, Hisp> hisps, Map<Integer, String> services) {
    var drivers = new LinkedHashMap<String, Long>();
    Stream.of("positive", "negative").forEach(branch -> {
      var shown = Optional.ofNullable(unit).map(each -> each.drivers().get(branch));
      if (figure.drivers().containsKey(branch)) {
        DRIVERS.forEach(driver -> {
          drivers.put(branch + "_" + driver, shown.map(each -> each.get(driver)).map(Figure.Choice::chosen).orElse(null));
          drivers.put(branch + "_" + driver + "_asked", shown.map(each -> each.get(driver)).map(Figure.Choice::asked).orElse(null));
        });
      }
    });
    return new Row(figure.quarter().toString(), figure.agencyId(), agencies.get(figure.agencyId()), figure.hispId(), hisps.get(figure.hispId()).name(),
        figure.serviceId(), services.computeIfAbsent(figure.serviceId(), id -> registry.service(id).name()), unit == null ? figure.channel() : unit.channel(),
        unit == null ? figure.pointInTime() : unit.pointInTime(), figure.measure().scale(), figure.about().status(), figure.demo(), unit == null, reason,
        unit == null ? null : unit.responses(), unit == null ? null : Share.of(unit.affirmative(), unit.responses()).value(),
        unit == null ? null : (Integer) figure.measure().affirmativeFrom(), drivers,
        unit != null && unit.combined());
  }
}
