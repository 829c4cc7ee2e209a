package org.hispcycle.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.document.Sheet;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.publication.PublicFigures.Aim;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.transaction.annotation.Transactional;

/**
 * The indicators for an agency's Annual Performance Plan (E17): "indicators for outcomes related to customer experience and
 * relevant service levels". Of a fiscal year's released reports; datasets of few people are in it, since the agency has them already.
 */
@org.springframework.stereotype.Service
@Transactional(readOnly = true)
public class AgencyIndicators {

  /**
   * A service in a quarter.
   *
   * @param serviceLevels what the report remarks on its service levels; null where it says nothing
   */
  public record Indicator(String hispId, String hisp, int serviceId, String service, String quarter, String measure, long responses, long affirmative,
      BigDecimal trustShare, BigDecimal lower, BigDecimal upper, boolean few, BigDecimal responseRate, String mostChosenPositive, String mostChosenNegative,
      String serviceLevels, String source) {}

  /** A service-level indicator of a released report, such as a wait time. */
  public record Level(String hispId, String hisp, int serviceId, String service, String quarter, String name, BigDecimal value, String unit, String period, String source) {}

  public record Extract(String agencyId, String agency, int fiscalYear, Aim target, String note, List<Indicator> indicators,
      List<Level> serviceLevels) {}

  static final String NOTE = "From released quarterly reports. Shares of different scales or thresholds do not compare. These figures are the agency's own and for OMB; "
      + "the public sees less where few people responded. Drivers are left out where fewer than five were asked. Intervals are " + Share.INTERVAL + ".";

  private final Publications publications;
  private final Registry registry;

  AgencyIndicators(Publications publications, Registry registry) {
    this.publications = publications;
    this.registry = registry;
  }

  /** @throws InputRefused for a year that is none */
  public Extract extract(String agencyId, int fiscalYear) {
    if (fiscalYear < 2019 || fiscalYear > 2100) {
      throw new InputRefused("Name the fiscal year with four digits, from 2019 on, such as year=2026.");
    }
    var agency = registry.agency(agencyId);
    var hisps = registry.hisps().stream().collect(Collectors.toMap(Hisp::id, Hisp::name));
    var units = publications.everything().stream().filter(each -> each.agencyId().equals(agencyId) && each.quarter().fiscalYear() == fiscalYear)
        .collect(Collectors.groupingBy(each -> each.hispId() + "/" + each.serviceId() + "/" + each.quarter() + "/" + each.measure().label(),
            TreeMap::new, Collectors.toList()));
    var indicators = new ArrayList<Indicator>();
    units.values().forEach(figures -> {
      var first = figures.get(0);
      var rule = new SmallNumbers(SmallNumbers.LOWEST, 30);
      var all = figures.stream().filter(each -> each.responses() > 0).map(each -> new Unit(List.of(each), rule)).toList();
      var sum = Summary.of(all, List.of());
      if (sum.empty()) {
        return;
      }
      indicators.add(new Indicator(first.hispId(), hisps.get(first.hispId()), first.serviceId(), registry.service(first.serviceId()).name(), first.quarter().toString(),
          first.measure().label(), sum.responses(), sum.affirmative(), sum.trust().value(), sum.trust().lower(), sum.trust().upper(), sum.few(),
          sum.rate() == null ? null : sum.rate().value(), mostChosen(sum, "positive"), mostChosen(sum, "negative"),
          serviceLevels(figures), first.source().id()));
    });
    var target = publications.target(new FiscalQuarter(fiscalYear, 4)).map(Aim::of).orElse(null);
    var levels = publications.now().serviceLevels().stream().filter(each -> each.agencyId().equals(agencyId) && each.quarter().fiscalYear() == fiscalYear)
        .map(each -> new Level(each.hispId(), hisps.get(each.hispId()), each.serviceId(), registry.service(each.serviceId()).name(), each.quarter().toString(), each.level().name(),
            each.level().value(), each.level().unit(), each.level().period(), each.level().source())).toList();
    return new Extract(agencyId, agency.name(), fiscalYear, target, NOTE, List.copyOf(indicators), levels);
  }

  private static String serviceLevels(List<Figure> figures) {
    var texts = figures.stream().map(each -> each.about().indicators()).filter(Objects::nonNull).distinct().toList();
    return texts.isEmpty() ? null : String.join("\n\n", texts);
  }

  private static String mostChosen(Summary sum, String branch) {
    return sum.drivers().stream().filter(each -> each.branch().equals(branch) && !each.drivers().isEmpty()).findFirst()
        .map(each -> each.drivers().get(0)).filter(each -> each.share().part() > 0)
        .map(each -> Labels.driver(each.driver()) + " (" + each.share().percent() + ")").orElse(null);
  }

  /** The same as a workbook. */
  public static List<Sheet> sheets(Extract extract) {
    var rows = extract.indicators().stream().map(each -> Sheet.row(each.hisp(), each.service(), each.quarter(), each.measure(), each.responses(), each.affirmative(),
        Percent.of(each.trustShare()), Percent.of(each.lower()), Percent.of(each.upper()), each.few() ? "few responses" : null, Percent.of(each.responseRate()),
        each.mostChosenPositive(), each.mostChosenNegative(), each.serviceLevels(), each.source())).toList();
    return List.of(new Sheet("Indicators", List.of("HISP", "Service", "Quarter", "Measure", "Responses", "Affirmative", "Trust share", "Interval from", "Interval to", "Remark",
            "Response rate", "Most chosen after a positive answer", "Most chosen after a negative answer", "Remarks on service levels", "Source"), rows),
        new Sheet("Service levels", List.of("HISP", "Service", "Quarter", "Indicator", "Value", "Unit", "Period", "Source"), extract.serviceLevels().stream().map(each ->
            Sheet.row(each.hisp(), each.service(), each.quarter(), each.name(), each.value(), each.unit(), each.period(), each.source())).toList()),
        new Sheet("About", List.of("What", "Value"), List.of(Sheet.row("Agency", extract.agency()), Sheet.row("Fiscal year", extract.fiscalYear()),
            Sheet.row("Government-wide target", extract.target() == null ? "none set" : extract.target().percent() + (extract.target().demo() ? " (made up for the demonstration)" : "")),
            Sheet.row("Note", extract.note()))));
  }
}
