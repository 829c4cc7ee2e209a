package org.hispcycle.publication;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.TextRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What OMB decides about the published figures: the government-wide target (G5) and what is too few (X8). Each decision stays, with who made it. */
@Service
@Transactional
public class PublicationSettings {

  /** The share of affirmative answers that the government aims at, from a quarter on. */
  public record Target(FiscalQuarter from, BigDecimal share, String source, boolean demo, String setBy, Instant setAt) {

    public String percent() {
      return Percent.of(share);
    }
  }

  /** What is too few, from a quarter on. */
  public record SmallNumbersFrom(FiscalQuarter from, SmallNumbers rule, String source, String setBy, Instant setAt) {}

  private static final int LONGEST_SOURCE = 1000;
  private static final SmallNumbers DEFAULT = new SmallNumbers(10, 30);

  private final JdbcClient sql;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  PublicationSettings(JdbcClient sql, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.events = events;
  }

  /** Changes with every decision. */
  @Transactional(readOnly = true)
  public String stamp() {
    return sql.sql("select (select coalesce(max(id), 0) from publication_small_numbers) as numbers, (select coalesce(max(id), 0) from publication_target) as target")
        .query((rows, n) -> rows.getLong("numbers") + "/" + rows.getLong("target")).single();
  }

  /** Newest decision last. */
  @Transactional(readOnly = true)
  public List<Target> targets() {
    return sql.sql("select * from publication_target order by id").query((rows, n) -> new Target(FiscalQuarter.parse(rows.getString("from_quarter")),
        rows.getBigDecimal("share"), rows.getString("source"), rows.getBoolean("demo"), rows.getString("set_by"), SqlTime.instant(rows, "set_at"))).list();
  }

  @Transactional(readOnly = true)
  public List<SmallNumbersFrom> smallNumbers() {
    return sql.sql("select * from publication_small_numbers order by id").query((rows, n) -> new SmallNumbersFrom(
        FiscalQuarter.parse(rows.getString("from_quarter")), new SmallNumbers(rows.getInt("withheld_below"), rows.getInt("flagged_below")),
        rows.getString("source"), rows.getString("set_by"), SqlTime.instant(rows, "set_at"))).list();
  }

  /** The target that holds for the quarter: of the decisions that begin by then the one that begins last, and of those the newest. */
  static Optional<Target> target(List<Target> targets, FiscalQuarter quarter) {
    return targets.stream().filter(each -> each.from().compareTo(quarter) <= 0).max(Comparator.comparing(Target::from).thenComparing(targets::indexOf));
  }

  static SmallNumbers rule(List<SmallNumbersFrom> rules, FiscalQuarter quarter) {
    return rules.stream().filter(each -> each.from().compareTo(quarter) <= 0)
        .max(Comparator.comparing(SmallNumbersFrom::from).thenComparing(rules::indexOf)).map(SmallNumbersFrom::rule).orElse(DEFAULT);
  }

  /** @throws InputRefused naming what is wrong */
  public Target setTarget(String from, BigDecimal share, String source, String by) {
    var target = checkedTarget(from, share, source, by);
    add(target);
    events.publishEvent(new Recorded("target-set", null, null, null, by, "The government-wide target is " + target.percent() + " from " + target.from().label() + " on.",
        Map.of("from", target.from().toString(), "share", target.share().toPlainString(), "source", target.source())));
    return target;
  }

  /**
   * The target as it would be set; nothing is written.
   *
   * @throws InputRefused naming what is wrong
   */
  @Transactional(readOnly = true)
  public Target checkedTarget(String from, BigDecimal share, String source, String by) {
    var faults = new ArrayList<Fault>();
    var quarter = quarter(faults, from);
    if (share == null || share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0 || share.stripTrailingZeros().scale() > 4) {
      faults.add(new Fault("share", "Give the target as a share between 0 and 1 with at most four places, such as 0.825 for 82.5%."));
    }
    TextRule.check(faults, "source", "where the target is published", source, true, LONGEST_SOURCE);
    InputRefused.ifAny(faults);
    return new Target(quarter, share, source.strip(), false, by, clock.instant());
  }

  private void add(Target target) {
    sql.sql("insert into publication_target (from_quarter, share, source, demo, set_by, set_at) values (?, ?, ?, ?, ?, ?)")
        .params(target.from().toString(), target.share(), target.source(), target.demo(), target.setBy(), SqlTime.of(target.setAt())).update();
  }

  /**
   * @param published the newest quarter of which figures are or were public: they stay as they were withheld (X8)
   * @throws InputRefused naming what is wrong
   */
  public SmallNumbersFrom setSmallNumbers(String from, int withheldBelow, int flaggedBelow, String source, String by, Optional<FiscalQuarter> published) {
    var rule = checkedSmallNumbers(from, withheldBelow, flaggedBelow, source, by, published);
    sql.sql("insert into publication_small_numbers (from_quarter, withheld_below, flagged_below, source, set_by, set_at) values (?, ?, ?, ?, ?, ?)")
        .params(rule.from().toString(), withheldBelow, flaggedBelow, rule.source(), by, SqlTime.of(rule.setAt())).update();
    events.publishEvent(new Recorded("small-numbers-set", null, null, null, by, "From " + rule.from().label() + " on, figures of fewer than " + withheldBelow
        + " people are withheld and those of fewer than " + flaggedBelow + " are marked.", Map.of("from", rule.from().toString(), "withheldBelow", Integer.toString(withheldBelow),
            "flaggedBelow", Integer.toString(flaggedBelow), "source", rule.source())));
    return rule;
  }

  /**
   * The rule as it would be set; nothing is written.
   *
   * @throws InputRefused naming what is wrong
   */
  @Transactional(readOnly = true)
  public SmallNumbersFrom checkedSmallNumbers(String from, int withheldBelow, int flaggedBelow, String source, String by, Optional<FiscalQuarter> published) {
    var faults = new ArrayList<Fault>();
    var quarter = quarter(faults, from);
    if (quarter != null && published.isPresent() && quarter.compareTo(published.get()) <= 0) {
      faults.add(new Fault("from", "Figures of " + published.get().label() + " are public already, or were. Two rules for the same figures would let people compute what was "
          + "withheld: begin with " + published.get().next() + " or later."));
    }
    TextRule.check(faults, "source", "why the rule changes", source, true, LONGEST_SOURCE);
    InputRefused.ifAny(faults);
    return new SmallNumbersFrom(quarter, new SmallNumbers(withheldBelow, flaggedBelow), source.strip(), by, clock.instant());
  }

  /** A made-up target, labelled so, where there is none: what OMB aims at is not in the public data. */
  void seedDemo() {
    if (targets().isEmpty()) {
      add(new Target(HistoryFiles.FIRST, new BigDecimal("0.8000"), "Made up for the demonstration", true, "demo", clock.instant()));
    }
  }

  private static FiscalQuarter quarter(List<Fault> faults, String from) {
    try {
      return FiscalQuarter.parse(from);
    } catch (IllegalArgumentException none) {
      faults.add(new Fault("from", "Say from which quarter on, such as FY2026Q3."));
      return null;
    }
  }
}
