package org.hispcycle.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hispcycle.feedback.responses.PersonalData;
import org.springframework.stereotype.Component;

/** What changed from one version of a report to another, file by file and text by text. */
@Component
class VersionComparison {

  /**
   * @param what the part that changed, in words
   * @param before null where there was nothing
   * @param after null where there is nothing any more
   */
  record Line(String what, String before, String after) {}

  private final SubmittedReports submitted;

  VersionComparison(SubmittedReports submitted) {
    this.submitted = submitted;
  }

  List<Line> lines(ReportVersion before, ReportVersion after) {
    var earlier = submitted.submitted(before);
    var later = submitted.submitted(after);
    var lines = new ArrayList<Line>();
    earlier.stream().filter(each -> later.stream().noneMatch(other -> other.id() == each.id()))
        .forEach(each -> lines.add(new Line("File taken out", described(each), null)));
    later.stream().filter(each -> earlier.stream().noneMatch(other -> other.id() == each.id()))
        .forEach(each -> lines.add(new Line("File added", null, described(each))));
    var first = QuarterFigures.of(null, earlier);
    var second = QuarterFigures.of(null, later);
    add(lines, "Responses", number(first.responses()), number(second.responses()));
    Stream.concat(first.trust().keySet().stream(), second.trust().keySet().stream()).distinct().sorted()
        .forEach(scale -> add(lines, "Trust (" + scale + ")", percent(first.trust().get(scale)), percent(second.trust().get(scale))));
    add(lines, "Customers offered the survey", number(first.offered()), number(second.offered()));
    add(lines, "Customers", number(first.customers()), number(second.customers()));
    var said = submitted.json(before);
    var says = submitted.json(after);
    Stream.concat(names(said), names(says)).distinct().sorted().filter(name -> !name.equals("datasetIds") && !name.equals(ReportReview.PART))
        .forEach(name -> add(lines, words(name), text(said.get(name)), text(says.get(name))));
    return lines;
  }

  private static Stream<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  private static String text(JsonNode node) {
    return node == null || node.isNull() || node.isTextual() && node.asText().isBlank() || node.isContainerNode() && node.isEmpty() ? null
        : PersonalData.masked(node.isValueNode() ? node.asText().strip() : node.toString());
  }

  private static String words(String name) {
    var spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  private static void add(List<Line> lines, String what, String before, String after) {
    if (!Objects.equals(before, after)) {
      lines.add(new Line(what, before, after));
    }
  }

  private static String described(Dataset dataset) {
    return dataset.fileName() + " (" + dataset.metadata().channel().replace('_', ' ') + "), " + number(dataset.check().counted()) + " responses";
  }

  private static String number(Long value) {
    return value == null ? null : String.format(Locale.US, "%,d", value);
  }

  private static String percent(QuarterFigures.Part part) {
    return part == null || part.share() == null ? null : String.format(Locale.US, "%.1f%%", 100 * part.share());
  }
}
