package org.hispcycle.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.publication.PublicFigures.Aim;
import org.hispcycle.publication.PublicFigures.Point;
import org.junit.jupiter.api.Test;

/** The drawing of a trend. */
class TrendPlotTest {

  private static Point point(FiscalQuarter quarter, Measure... measures) {
    var units = Arrays.stream(measures).map(measure -> {
      var sample = new FigureSamples();
      sample.measure = measure;
      sample.quarter = quarter;
      return new Unit(List.of(sample.figure()), FigureSamples.RULE);
    }).toList();
    return new Point(quarter.toString(), quarter.label(), "Report", Summary.of(units, List.of()));
  }

  private static long count(String svg, String what) {
    return svg.split(what, -1).length - 1;
  }

  @Test
  void aQuarterWithoutFiguresIsAGapInTheLine() {
    var svg = TrendPlot.svg(List.of(point(new FiscalQuarter(2026, 1), FigureSamples.THUMBS), point(new FiscalQuarter(2026, 2), FigureSamples.THUMBS),
        point(new FiscalQuarter(2026, 4), FigureSamples.THUMBS)), none(), "title");

    assertThat(count(svg, "<circle")).isEqualTo(3);
    assertThat(count(svg, "class=\"line line-0\"")).isEqualTo(1);
  }

  @Test
  void eachScaleHasItsOwnLineAndShape() {
    var points = List.of(point(new FiscalQuarter(2026, 1), FigureSamples.THUMBS, FigureSamples.FOUR), point(new FiscalQuarter(2026, 2), FigureSamples.FOUR));

    assertThat(TrendPlot.legend(points)).containsExactly("Thumbs up or down, thumbs up counts", "Five-point scale, answers 4 and 5 count");
    var svg = TrendPlot.svg(points, none(), "title");
    assertThat(count(svg, "<circle")).isEqualTo(1);
    assertThat(count(svg, "class=\"mark mark-1\"")).isEqualTo(2);
  }

  @Test
  void theTargetIsDrawnAndTextCannotLeaveTheDrawing() {
    var svg = TrendPlot.svg(List.of(point(new FiscalQuarter(2026, 1), FigureSamples.THUMBS)), quarter -> aim("0.8", "80.0%"), "a \"<b>\"");

    assertThat(svg).contains("Target 80.0%", "a &quot;&lt;b&gt;&quot;").doesNotContain("<b>", "style=");
  }

  @Test
  void eachQuarterHasTheTargetThatHeldForIt() {
    var points = List.of(point(new FiscalQuarter(2025, 3), FigureSamples.THUMBS), point(new FiscalQuarter(2025, 4), FigureSamples.THUMBS),
        point(new FiscalQuarter(2026, 1), FigureSamples.THUMBS), point(new FiscalQuarter(2026, 2), FigureSamples.THUMBS));
    var svg = TrendPlot.svg(points, quarter -> quarter.equals(new FiscalQuarter(2025, 3)) ? Optional.empty()
        : quarter.fiscalYear() == 2025 ? aim("0.7", "70.0%") : aim("0.8", "80.0%"), "title");

    // a line for each of the two, and the step between them; none where no target held
    assertThat(count(svg, "class=\"target\"")).isEqualTo(3);
    assertThat(svg).contains("Target 70.0%", "Target 80.0%").doesNotContain("class=\"target\" x1=\"52.0\"");
  }

  private static Function<FiscalQuarter, Optional<Aim>> none() {
    return quarter -> Optional.empty();
  }

  private static Optional<Aim> aim(String share, String percent) {
    return Optional.of(new Aim("FY2025Q4", new BigDecimal(share), percent, "", false));
  }

  @Test
  void withoutFiguresNothingIsDrawn() {
    assertThat(TrendPlot.svg(List.of(), none(), "title")).isEmpty();
  }
}
