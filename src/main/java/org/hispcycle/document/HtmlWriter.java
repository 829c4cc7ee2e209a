package org.hispcycle.document;

import java.util.List;
import java.util.stream.Collectors;
import org.hispcycle.document.Document.Block;
import org.hispcycle.document.Document.Facts;
import org.hispcycle.document.Document.Items;
import org.hispcycle.document.Document.Notice;
import org.hispcycle.document.Document.Paragraph;
import org.hispcycle.document.Document.Section;
import org.hispcycle.document.Document.Table;
import org.hispcycle.document.Text.Kind;
import org.hispcycle.document.Text.Run;

/**
 * Writes a document as one HTML file that needs nothing else: no script, no picture, no address is loaded. It is XML at the
 * same time, so the PDF is made from the same file.
 */
public final class HtmlWriter {

  /** Added words are underlined, removed ones struck through, and both are named: colour alone says nothing here. */
  private static final String STYLE = """
      html { font-family: "Liberation Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 11pt; line-height: 1.45; color: #1b1b1b; background: #fff; }
      body { margin: 0 auto; max-width: 60em; padding: 1em; }
      h1 { font-size: 1.8em; line-height: 1.2; margin: 0 0 .5em; }
      h2 { font-size: 1.4em; margin: 1.5em 0 .5em; border-bottom: 2px solid #162e51; }
      h3 { font-size: 1.15em; margin: 1.3em 0 .4em; }
      h4, h5, h6 { font-size: 1em; margin: 1em 0 .3em; }
      h1, h2, h3, h4, h5, h6 { page-break-after: avoid; }
      table { border-collapse: collapse; width: 100%; margin: .8em 0; -fs-table-paginate: paginate; }
      caption { text-align: left; font-weight: bold; padding: .3em 0; page-break-after: avoid; }
      th, td { border: 1px solid #71767a; padding: .35em .5em; text-align: left; vertical-align: top; word-wrap: break-word; overflow-wrap: anywhere; }
      thead th { background: #dfe1e2; word-wrap: normal; overflow-wrap: normal; }
      tr { page-break-inside: avoid; }
      table.facts th { width: 11em; background: #f0f0f0; }
      .number { text-align: right; white-space: nowrap; }
      .notice { border: 2px solid #1b1b1b; border-left-width: .5em; padding: .4em .8em; font-weight: bold; }
      .empty { color: #565c65; }
      ins { text-decoration: underline; font-weight: bold; color: #0b4f1c; background: #ecf3ec; }
      del { text-decoration: line-through; color: #8b0a03; background: #fbf0f0; }
      .mark { font-size: .85em; }
      footer { margin-top: 2em; border-top: 1px solid #71767a; padding-top: .5em; font-size: .9em; }
      a { color: #005ea2; }
      .running { position: running(foot); font-size: 8pt; color: #3d4551; }
      @page { size: letter; margin: 18mm 16mm 20mm 16mm;
        @bottom-left { content: element(foot); font-family: "Liberation Sans", sans-serif; font-size: 8pt; color: #3d4551; }
        @bottom-right { content: "Page " counter(page) " of " counter(pages); width: 24mm; white-space: nowrap; font-family: "Liberation Sans", sans-serif; font-size: 8pt; color: #3d4551; } }
      @media print { body { max-width: none; padding: 0; } html { font-size: 9.5pt; } }
      """;

  private static final int DEEPEST_HEADING = 6;

  private HtmlWriter() {}

  public static String write(Document document) {
    return write(document, false);
  }

  /** The blocks alone, under a heading of the first level, for a page that has a frame of its own. */
  public static String fragment(Document document) {
    var out = new StringBuilder("<h1>").append(escaped(document.title())).append("</h1>\n");
    blocks(out, document.blocks(), 2);
    return out.toString();
  }

  /** @param running whether the title and the footer stand on every page, which browsers cannot do */
  static String write(Document document, boolean running) {
    var out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\" xml:lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\" />\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
        .append("<title>").append(escaped(document.title())).append("</title>\n")
        .append("<meta name=\"description\" content=\"").append(escaped(document.description() == null ? document.title() : document.description()))
        .append("\" />\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    if (running) {
      out.append("<div class=\"running\">").append(escaped(document.title()))
          .append(document.footer() == null ? "" : ". " + escaped(document.footer())).append("</div>\n");
    }
    out.append("<main>\n<h1>")
        .append(escaped(document.title())).append("</h1>\n");
    blocks(out, document.blocks(), 2);
    out.append("</main>\n");
    if (document.footer() != null && !running) {
      out.append("<footer><p>").append(escaped(document.footer())).append("</p></footer>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static void blocks(StringBuilder out, List<Block> blocks, int level) {
    blocks.forEach(block -> block(out, block, level));
  }

  private static void block(StringBuilder out, Block block, int level) {
    if (block instanceof Section section) {
      var tag = "h" + Math.min(level, DEEPEST_HEADING);
      out.append("<section>\n<").append(tag).append('>').append(escaped(section.heading())).append("</").append(tag).append(">\n");
      blocks(out, section.blocks(), level + 1);
      out.append("</section>\n");
    } else if (block instanceof Paragraph paragraph) {
      paragraphs(out, paragraph.text());
    } else if (block instanceof Notice notice) {
      out.append("<p class=\"notice\">").append(escaped(notice.text())).append("</p>\n");
    } else if (block instanceof Facts facts) {
      facts(out, facts);
    } else if (block instanceof Table table) {
      table(out, table);
    } else if (block instanceof Items items) {
      out.append("<ul>\n");
      items.items().forEach(item -> out.append("<li>").append(inline(item)).append("</li>\n"));
      out.append("</ul>\n");
    }
  }

  private static void paragraphs(StringBuilder out, Text text) {
    if (text.isEmpty()) {
      return;
    }
    if (text.runs().stream().anyMatch(run -> run.kind() != Kind.PLAIN)) {
      out.append("<p>").append(inline(text)).append("</p>\n");
      return;
    }
    for (var part : text.plain().replace("\r", "").split("\n\\s*\n")) {
      if (!part.isBlank()) {
        out.append("<p>").append(inline(Text.of(part.strip()))).append("</p>\n");
      }
    }
  }

  private static void facts(StringBuilder out, Facts facts) {
    if (facts.facts().isEmpty()) {
      return;
    }
    out.append("<table class=\"facts\">\n");
    caption(out, facts.caption());
    out.append("<tbody>\n");
    facts.facts().forEach(fact -> out.append("<tr><th scope=\"row\">").append(escaped(fact.name())).append("</th><td>")
        .append(cell(fact.value())).append("</td></tr>\n"));
    out.append("</tbody>\n</table>\n");
  }

  private static void table(StringBuilder out, Table table) {
    out.append("<table>\n");
    caption(out, table.caption());
    out.append("<thead>\n<tr>");
    table.columns().forEach(column -> out.append("<th scope=\"col\"").append(column.number() ? " class=\"number\"" : "").append('>')
        .append(escaped(column.name())).append("</th>"));
    out.append("</tr>\n</thead>\n<tbody>\n");
    for (var row : table.rows()) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        var kind = table.columns().get(i).number() ? " class=\"number\"" : "";
        out.append(i == 0 ? "<th scope=\"row\"" + kind + ">" : "<td" + kind + ">").append(cell(row.get(i))).append(i == 0 ? "</th>" : "</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private static void caption(StringBuilder out, String caption) {
    if (caption != null && !caption.isBlank()) {
      out.append("<caption>").append(escaped(caption)).append("</caption>\n");
    }
  }

  private static String cell(Text text) {
    return text.isEmpty() ? "<span class=\"empty\">none</span>" : inline(text);
  }

  private static String inline(Text text) {
    return text.runs().stream().map(HtmlWriter::run).collect(Collectors.joining());
  }

  private static String run(Run run) {
    var words = lines(run.text());
    return switch (run.kind()) {
      case PLAIN -> words;
      case ADDED -> marked("added", "ins", run.text());
      case REMOVED -> marked("removed", "del", run.text());
      case LINK -> "<a href=\"" + escaped(run.address()) + "\" title=\"" + escaped(run.address()) + "\" rel=\"noopener noreferrer\">" + words + "</a>";
    };
  }

  /** The space after the words stands after the mark. */
  private static String marked(String name, String tag, String text) {
    var words = text.stripTrailing();
    var space = text.substring(words.length());
    return "<span class=\"mark\">[" + name + ": </span><" + tag + ">" + lines(words) + "</" + tag + "><span class=\"mark\">]</span>" + lines(space);
  }

  private static String lines(String text) {
    return escaped(text).replace("\n", "<br />\n");
  }

  static String escaped(String text) {
    return Harmless.markup(text);
  }
}
