package org.hispcycle.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.publication.PublicFigures.Aim;
import org.hispcycle.publication.PublicFigures.Point;

/**
 * Draws trust shares over the quarters as SVG: one line per scale and threshold, since only those compare (L8), with their
 * intervals, and no line across a quarter without figures. Its marks differ in shape, not only in colour, and a table beside
 * it says the same.
 */
public final class TrendPlot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int LEFT = 52;
  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int BOTTOM = 40;
  private static final int MOST_LABELS = 10;
  private static final int SHAPES = 3;

  private TrendPlot() {}

  private record Mark(FiscalQuarter quarter, Share share) {}

  private record Series(String label, List<Mark> marks) {}

  /** The legend of the plot, in the order of its shapes: circle, square, diamond. */
  public static List<String> legend(List<Point> points) {
    return series(points).stream().map(Series::label).toList();
  }

  /** @param targets the target of a quarter, if one holds for it */
  public static String svg(List<Point> points, Function<FiscalQuarter, Optional<Aim>> targets, String title) {
    var shown = points.stream().filter(each -> each.summary().trust() != null).toList();
    if (shown.isEmpty()) {
      return "";
    }
    int first = index(FiscalQuarter.parse(shown.get(0).quarter()));
    int last = Math.max(index(FiscalQuarter.parse(shown.get(shown.size() - 1).quarter())), first + 1);
    var svg = new StringBuilder("<svg class=\"trend\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + escaped(title) + "\">");
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = y(BigDecimal.valueOf(percent).movePointLeft(2));
      svg.append(line(LEFT, y, WIDTH - RIGHT, y, "grid")).append(text(LEFT - 8, y + 4, "end", percent + "%"));
    }
    int step = Math.max(1, (last - first + MOST_LABELS) / MOST_LABELS);
    for (int quarter = first; quarter <= last; quarter += step) {
      double x = x(quarter, first, last);
      svg.append(line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5, "axis")).append(text(x, HEIGHT - BOTTOM + 20, "middle", label(quarter)));
    }
    svg.append(line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis"));
    steps(svg, targets, first, last);
    var all = series(points);
    for (int i = 0; i < all.size(); i++) {
      draw(svg, all.get(i), i, first, last);
    }
    return svg.append("</svg>").toString();
  }

  /** Each quarter has the target that holds for it: a line as long as it stays, and a step where another one begins. */
  private static void steps(StringBuilder svg, Function<FiscalQuarter, Optional<Aim>> targets, int first, int last) {
    Aim before = null;
    double begin = LEFT;
    for (int quarter = first; quarter <= last + 1; quarter++) {
      var target = quarter > last ? null : targets.apply(new FiscalQuarter(quarter / 4, quarter % 4 + 1)).orElse(null);
      if (before != null && (target == null || target.share().compareTo(before.share()) != 0)) {
        double end = edge(quarter, first, last);
        svg.append(line(begin, y(before.share()), end, y(before.share()), "target"))
            .append(text(end - 2, y(before.share()) - 6, "end", "Target " + before.percent()));
        if (target != null) {
          svg.append(line(end, y(before.share()), end, y(target.share()), "target"));
        }
      }
      if (target != null && (before == null || target.share().compareTo(before.share()) != 0)) {
        begin = edge(quarter, first, last);
      }
      before = target;
    }
  }

  /** Where the quarter begins: half way from the one before, or at the frame. */
  private static double edge(int quarter, int first, int last) {
    return quarter == first ? LEFT : quarter > last ? WIDTH - RIGHT : (x(quarter - 1, first, last) + x(quarter, first, last)) / 2;
  }

  private static List<Series> series(List<Point> points) {
    var measures = new LinkedHashSet<Measure>();
    points.forEach(point -> point.summary().measures().forEach(each -> measures.add(each.measure())));
    var all = new ArrayList<Series>();
    measures.stream().sorted().forEach(measure -> all.add(new Series(measure.label(), points.stream().flatMap(point -> point.summary().measures().stream()
        .filter(each -> each.measure().equals(measure)).map(each -> new Mark(FiscalQuarter.parse(point.quarter()), each.trust()))).toList())));
    return all;
  }

  private static void draw(StringBuilder svg, Series series, int number, int first, int last) {
    Mark before = null;
    for (var mark : series.marks()) {
      double x = x(index(mark.quarter()), first, last);
      if (before != null && before.quarter().next().equals(mark.quarter())) {
        svg.append(line(x(index(before.quarter()), first, last), y(before.share().value()), x, y(mark.share().value()), "line line-" + number % SHAPES));
      }
      svg.append(line(x, y(mark.share().lower()), x, y(mark.share().upper()), "interval line-" + number % SHAPES));
      before = mark;
    }
    series.marks().forEach(mark -> svg.append(shape(number % SHAPES, x(index(mark.quarter()), first, last), y(mark.share().value()),
        mark.quarter().label() + ": " + mark.share().percent() + " (" + mark.share().interval() + "), " + series.label())));
  }

  private static String shape(int kind, double x, double y, String title) {
    var named = "<title>" + escaped(title) + "</title>";
    return switch (kind) {
      case 0 -> "<circle class=\"mark mark-0\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"5\">" + named + "</circle>";
      case 1 -> "<rect class=\"mark mark-1\" x=\"" + number(x - 5) + "\" y=\"" + number(y - 5) + "\" width=\"10\" height=\"10\">" + named + "</rect>";
      default -> "<path class=\"mark mark-2\" d=\"M" + number(x) + " " + number(y - 7) + "l7 7-7 7-7-7z\">" + named + "</path>";
    };
  }

  private static int index(FiscalQuarter quarter) {
    return quarter.fiscalYear() * 4 + quarter.quarter() - 1;
  }

  private static String label(int index) {
    return String.format(Locale.ROOT, "FY%02d Q%d", index / 4 % 100, index % 4 + 1);
  }

  private static double x(int index, int first, int last) {
    return LEFT + 20 + (WIDTH - LEFT - RIGHT - 40.0) * (index - first) / (last - first);
  }

  private static double y(BigDecimal share) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share.doubleValue());
  }

  private static String line(double x1, double y1, double x2, double y2, String css) {
    return "<line class=\"" + css + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" + escaped(text) + "</text>";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.chars().mapToObj(each -> switch (each) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      default -> String.valueOf((char) each);
    }).collect(Collectors.joining());
  }
}
