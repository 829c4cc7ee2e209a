package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.QuarterComparison.Change;
import org.hispcycle.feedback.QuarterComparison.Rule;
import org.hispcycle.feedback.QuarterFigures.Part;
import org.junit.jupiter.api.Test;

/** What OMB is told about the change of a service's figures, and what is called unusual. */
class QuarterComparisonTest {

  private static final String THUMBS = "Thumbs up or down";
  private static final Map<String, Rule> RULES = Map.of("trust", new Rule(8, 4, 2, 0.05), "responses", new Rule(8, 4, 2, 0.25),
      "response-rate", new Rule(8, 4, 2, 0.03), "driver", new Rule(8, 4, 2, 0.1));

  private static QuarterFigures quarter(int fiscalYear, int quarter, String scale, long affirmative, long responses, Long offered) {
    return new QuarterFigures(new FiscalQuarter(fiscalYear, quarter), Map.of(scale, new Part(affirmative, responses)), responses, offered, null,
        new TreeMap<>(Map.of("positive/" + scale, Map.of("ease", new Part(affirmative / 2, affirmative)))));
  }

  private static List<QuarterFigures> year(long... affirmative) {
    return IntStream.range(0, affirmative.length).mapToObj(i -> quarter(2025, i + 1, THUMBS, affirmative[i], 1000, 5000L)).toList();
  }

  private static Change change(QuarterComparison comparison, String label) {
    return comparison.changes().stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void theChangeHasAFigureAndADirection() {
    var comparison = QuarterComparison.of(quarter(2026, 1, THUMBS, 750, 1500, 5000L), year(800, 800, 800, 800), RULES);

    assertThat(comparison.since().label()).isEqualTo("FY 2025 Q4");
    assertThat(comparison.since().adjacent()).isTrue();
    assertThat(change(comparison, "Trust").direction()).isEqualTo("down");
    assertThat(change(comparison, "Trust").change()).isCloseTo(-0.3, within(1e-9));
    assertThat(change(comparison, "Responses").direction()).isEqualTo("up");
    assertThat(change(comparison, "Response rate").now()).isEqualTo(0.3);
    assertThat(change(comparison, "Positive: ease").direction()).isEqualTo("same");
    // nobody said how many customers there were, in either quarter
    assertThat(comparison.changes()).noneMatch(each -> each.label().equals("Customers"));
  }

  @Test
  void whatLiesFarFromTheServicesOwnQuartersIsUnusual() {
    var comparison = QuarterComparison.of(quarter(2026, 1, THUMBS, 500, 1000, 5000L), year(800, 810, 790, 800), RULES);

    assertThat(comparison.outliers()).singleElement().satisfies(each -> {
      assertThat(each.message()).isEqualTo("Trust is 50.0%. In the 4 earlier quarters it was usually between 75.0% and 85.0%.");
      assertThat(each.quarters()).isEqualTo(4);
    });
    assertThat(comparison.notes()).isEmpty();
  }

  @Test
  void aServiceWhoseFiguresAlwaysMoveIsNotUnusualWhenTheyMove() {
    assertThat(QuarterComparison.of(quarter(2026, 1, THUMBS, 500, 1000, 5000L), year(900, 500, 850, 450), RULES).outliers()).isEmpty();
    assertThat(QuarterComparison.of(quarter(2026, 1, THUMBS, 840, 1000, 5000L), year(800, 800, 800, 800), RULES).outliers())
        .as("less than five points is no news, however steady it was").isEmpty();
  }

  @Test
  void aDriverIsComparedAmongThoseWhoWereAskedForIt() {
    var now = new QuarterFigures(new FiscalQuarter(2026, 1), Map.of(THUMBS, new Part(800, 1000)), 1000, null, null,
        Map.of("positive/" + THUMBS, Map.of("ease", new Part(100, 200), "employee", new Part(0, 0))));
    var comparison = QuarterComparison.of(now, year(800), RULES);

    assertThat(change(comparison, "Positive: ease").change()).isCloseTo(0, within(1e-9));
    assertThat(comparison.changes()).as("offered by nobody in either quarter").noneMatch(each -> each.label().equals("Positive: employee"));
  }

  @Test
  void withFewQuartersNothingIsCalledUnusualAndThatIsSaid() {
    var comparison = QuarterComparison.of(quarter(2026, 1, THUMBS, 100, 1000, 5000L), year(800, 800).subList(0, 1), RULES);

    assertThat(comparison.outliers()).isEmpty();
    assertThat(comparison.notes()).containsExactly("Nothing was reported for FY 2025 Q4. The change counts from FY 2025 Q1, the last quarter that has figures.",
        "Too few earlier quarters to call a figure unusual: only 1 has them, and 4 are needed.");
    assertThat(QuarterComparison.of(quarter(2026, 1, THUMBS, 100, 1000, null), List.of(), RULES)).satisfies(first -> {
      assertThat(first.since()).isNull();
      assertThat(first.notes()).singleElement().asString().contains("no earlier report");
      assertThat(change(first, "Trust").direction()).isNull();
    });
  }

  @Test
  void sharesOfDifferentScalesAreNotCompared() {
    var comparison = QuarterComparison.of(quarter(2026, 1, "Five-point Likert scale, answers from 4 on count", 500, 1000, 5000L), year(800, 800, 800, 800), RULES);

    assertThat(change(comparison, "Trust").change()).isNull();
    assertThat(comparison.notes()).anyMatch(each -> each.contains("another scale than in FY 2025 Q4"));
    assertThat(comparison.outliers()).isEmpty();
  }

  @Test
  void onlyAsManyQuartersAreLookedAtAsTheRuleSays() {
    var rules = Map.of("trust", new Rule(2, 2, 2, 0.05));

    assertThat(QuarterComparison.of(quarter(2026, 1, THUMBS, 800, 1000, 5000L), year(100, 900, 800, 800), rules).outliers()).isEmpty();
    assertThat(QuarterComparison.of(quarter(2026, 1, THUMBS, 100, 1000, 5000L), year(100, 900, 800, 800), rules).outliers()).hasSize(1);
  }
}
