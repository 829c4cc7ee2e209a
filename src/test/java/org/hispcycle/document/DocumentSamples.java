package org.hispcycle.document;

import java.util.List;
import java.util.stream.IntStream;
import org.hispcycle.document.Document.Column;
import org.hispcycle.document.Document.Fact;
import org.hispcycle.document.Document.Facts;
import org.hispcycle.document.Document.Items;
import org.hispcycle.document.Document.Notice;
import org.hispcycle.document.Document.Paragraph;
import org.hispcycle.document.Document.Section;
import org.hispcycle.document.Document.Table;
import org.hispcycle.document.Text.Kind;
import org.hispcycle.document.Text.Run;

/** A document with everything that a document can have, and with text that people should not have entered. */
final class DocumentSamples {

  static final String HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single' \u0001 \uD800 ]]> <!-- --> =HYPERLINK(\"x\")";

  private DocumentSamples() {}

  static Document everything() {
    var rows = IntStream.rangeClosed(1, 90).mapToObj(n -> List.of(Text.of("Action " + n), Text.of("Answer within " + n + " days"),
        Text.of(String.valueOf(n * 1000)))).toList();
    return new Document("Action plan 2026, Veterans Benefits Administration", "What the Administration plans", "Not public. Do not pass on.", List.of(
        new Notice("Budget requests are not public before the President's Budget is out."),
        new Facts("About this plan", List.of(Fact.of("Agency", "Department of Veterans Affairs"), Fact.of("Signed by", null))),
        new Section("Summary", List.of(new Paragraph("First line\nsecond line\n\nNew paragraph: à é ñ ü Ω Ж – “quoted” → €"), new Paragraph(HOSTILE))),
        new Section("Actions", List.of(
            new Section("Answer sooner", List.of(
                new Facts("Answer sooner", List.of(new Fact("Target", new Text(List.of(Run.of(Kind.PLAIN, "within "), Run.of(Kind.REMOVED, "forty"),
                    Run.of(Kind.ADDED, "twenty"), Run.of(Kind.PLAIN, " minutes")))), new Fact("Evidence", Text.link("Report", "https://example.gov/report?a=1&b=2")),
                    new Fact("Bad link", Text.link("Click", "javascript:alert(1)")))),
                new Items(List.of(Text.of("one"), Text.of("two"))))),
            new Table("All actions", List.of(Column.text("Title"), Column.text("Outcome"), Column.number("Amount")), rows)))));
  }
}
