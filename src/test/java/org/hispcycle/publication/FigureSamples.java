package org.hispcycle.publication;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.publication.Figure.About;
import org.hispcycle.publication.Figure.Choice;

/** Figures as tests need them. */
final class FigureSamples {

  static final FiscalQuarter QUARTER = new FiscalQuarter(2026, 1);
  static final SmallNumbers RULE = new SmallNumbers(10, 30);
  static final Measure THUMBS = Measure.of(Measure.THUMBS, 4);
  static final Measure FOUR = Measure.of("likert_scale", 4);
  static final Measure FIVE = Measure.of("likert_scale", 5);
  static final Instant DAY = Instant.parse("2026-02-01T00:00:00Z");

  String id = "report/1";
  String agency = "VA";
  String hisp = "VA-VBA";
  int service = 26;
  FiscalQuarter quarter = QUARTER;
  String channel = "website";
  String stage = "End of the application";
  Measure measure = THUMBS;
  int positiveFrom = 4;
  long responses = 100;
  long affirmative = 80;
  Long offered = 1000L;
  Long customers = 5000L;
  Map<String, Map<String, Choice>> drivers = new TreeMap<>();
  int release = 0;
  Integer takenBack = null;

  FigureSamples drivers(String branch, long base, String driver, long chosen) {
    drivers.computeIfAbsent(branch, any -> new TreeMap<>()).put(driver, new Choice(chosen, base));
    return this;
  }

  Figure figure() {
    return new Figure(id, Source.REPORT, agency, hisp, service, quarter, channel, stage, "post_interaction", measure, positiveFrom, responses,
        affirmative, answers(), responses, offered, customers, drivers, false, DAY.plusSeconds(release), takenBack == null ? null : DAY.plusSeconds(takenBack),
        new About("key", 2026, "1234-5678", "Survey", "I trust.", null, null, "Accepted", "within", null, DAY, DAY));
  }

  private Map<String, Long> answers() {
    return measure.equals(THUMBS) ? Map.of("1", affirmative, "0", responses - affirmative)
        : Map.of("1", responses - affirmative, "2", 0L, "3", 0L, "4", 0L, "5", affirmative);
  }

  static Figure of(String id, String channel, long responses, long affirmative) {
    return of(id, channel, THUMBS, responses, affirmative);
  }

  static Figure of(String id, String channel, Measure measure, long responses, long affirmative) {
    var sample = new FigureSamples();
    sample.id = id;
    sample.channel = channel;
    sample.measure = measure;
    sample.responses = responses;
    sample.affirmative = affirmative;
    return sample.figure();
  }
}
