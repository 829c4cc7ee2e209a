package org.hispcycle.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hispcycle.document.Document.Column;
import org.hispcycle.document.Document.Table;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlWriterTest {

  private final String html = HtmlWriter.write(DocumentSamples.everything());

  @Test
  void itIsOneFileInWhichNothingRunsAndNothingIsLoaded() {
    assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\"").contains("<title>Action plan 2026, Veterans Benefits Administration</title>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;")
        .doesNotContain("<script").doesNotContain("src=").doesNotContain("@import").doesNotContain("url(").doesNotContain("javascript:alert(1)\"");
    assertThat(html).contains("<a href=\"https://example.gov/report?a=1&amp;b=2\"").contains("Click (javascript:alert(1))");
  }

  @Test
  void itIsXmlWhateverPeopleEntered() throws Exception {
    var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", "")))).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("html");
    assertThat(root.getElementsByTagName("th").getLength()).isGreaterThan(90);
  }

  @Test
  void headingsNestAndTablesHaveHeaders() {
    assertThat(html).containsSubsequence("<h1>Action plan", "<h2>Summary</h2>", "<h2>Actions</h2>", "<h3>Answer sooner</h3>", "<caption>Answer sooner</caption>",
        "<caption>All actions</caption>", "<th scope=\"col\">Title</th>", "<th scope=\"row\">Action 1</th>");
    assertThat(html).contains("First line<br />\nsecond line</p>\n<p>New paragraph");
  }

  @Test
  void differencesAreWordsNotColour() {
    assertThat(html).contains("within <span class=\"mark\">[removed: </span><del>forty</del><span class=\"mark\">]</span><span class=\"mark\">[added: </span><ins>twenty</ins>");
  }

  @Test
  void anEmptyValueSaysSo() {
    assertThat(html).contains("<th scope=\"row\">Signed by</th><td><span class=\"empty\">none</span></td>");
  }

  @Test
  void aRowWithTooFewCellsIsRefused() {
    assertThatThrownBy(() -> new Table("T", List.of(Column.text("a"), Column.text("b")), List.of(List.of(Text.of("1")))))
        .hasMessage("A row of \"T\" has 1 cells for 2 columns.");
  }
}
