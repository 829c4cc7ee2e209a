package org.hispcycle.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.publication.PublicationSettings.SmallNumbersFrom;
import org.hispcycle.publication.PublicationSettings.Target;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a decision about the published figures would change, before it is made (G5, X8). */
@Service
@Transactional(readOnly = true)
public class SettingsPreview {

  /**
   * A quarter that is public already, and its target before and after.
   *
   * @param trust the government's share; null where nothing of it is published
   * @param before null where no target held
   */
  public record TargetIn(String quarter, String label, BigDecimal trust, BigDecimal before, BigDecimal after) {}

  /** What a target would change; an empty list says that it begins after what is public. */
  public record TargetChange(String from, String fromLabel, BigDecimal share, List<TargetIn> quarters) {}

  /**
   * How many figures of a quarter are treated how.
   *
   * @param alone datasets that are shown by themselves
   * @param together small datasets that are shown only together with others
   * @param withheld datasets that are in no figure
   * @param marked figures that are marked as of few people
   * @param responses answers in what is shown
   */
  public record Treated(int alone, int together, int withheld, int marked, long responses) {}

  /**
   * What a rule would have made of the newest quarter that is public, whose own figures it does not touch.
   *
   * @param quarter null where nothing is public yet; then the rest is, too
   */
  public record SmallNumbersChange(String from, String fromLabel, int withheldBelow, int flaggedBelow, String quarter, String label, Treated now, Treated then) {}

  private final Publications publications;
  private final PublicationSettings settings;

  SettingsPreview(Publications publications, PublicationSettings settings) {
    this.publications = publications;
    this.settings = settings;
  }

  public TargetChange of(Target target) {
    var publication = publications.now();
    var before = settings.targets();
    var after = new ArrayList<>(before);
    after.add(target);
    var quarters = publication.quarters().stream().filter(quarter -> !share(before, quarter).equals(share(after, quarter))).map(quarter -> {
      var sum = publication.government(quarter);
      return new TargetIn(quarter.toString(), quarter.label(), sum.empty() ? null : sum.trust().value(), share(before, quarter).stream().findFirst().orElse(null),
          share(after, quarter).get(0));
    }).toList();
    return new TargetChange(target.from().toString(), target.from().label(), target.share(), quarters);
  }

  /** One share or none; equal if they are the same number, whatever their zeros. */
  private static List<BigDecimal> share(List<Target> targets, FiscalQuarter quarter) {
    return PublicationSettings.target(targets, quarter).map(each -> each.share().stripTrailingZeros()).stream().toList();
  }

  public SmallNumbersChange of(SmallNumbersFrom rule) {
    var newest = publications.now().newest().orElse(null);
    if (newest == null) {
      return new SmallNumbersChange(rule.from().toString(), rule.from().label(), rule.rule().withheldBelow(), rule.rule().flaggedBelow(), null, null, null, null);
    }
    var figures = publications.everReleased().stream().filter(each -> each.quarter().equals(newest)).toList();
    var rules = settings.smallNumbers();
    return new SmallNumbersChange(rule.from().toString(), rule.from().label(), rule.rule().withheldBelow(), rule.rule().flaggedBelow(), newest.toString(), newest.label(),
        treated(Release.of(figures, quarter -> PublicationSettings.rule(rules, quarter))), treated(Release.of(figures, quarter -> rule.rule())));
  }

  private static Treated treated(Release release) {
    return new Treated((int) release.units().stream().filter(unit -> !unit.combined()).count(),
        release.units().stream().filter(Unit::combined).mapToInt(unit -> unit.members().size()).sum(), release.withheld().size(),
        (int) release.units().stream().filter(Unit::few).count(), release.units().stream().mapToLong(Unit::responses).sum());
  }
}
