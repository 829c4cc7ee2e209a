package org.hispcycle.document;

import java.util.List;
import java.util.Objects;

/**
 * What is to be read, without a word about how it looks. Every writer makes it harmless: text is text, whatever it contains.
 *
 * @param title names the document alone, as in a window's title: "Action plan 2026, Veterans Benefits Administration"
 * @param footer stands on every printed page, such as who must not read it; may be null
 */
public record Document(String title, String description, String footer, List<Block> blocks) {

  public Document {
    Objects.requireNonNull(title, "a document without a title cannot be told from another");
    blocks = List.copyOf(blocks);
  }

  /** A part of a document. */
  public sealed interface Block permits Section, Paragraph, Notice, Facts, Table, Items {}

  /** A part under a heading of its own; sections within sections have smaller headings. */
  public record Section(String heading, List<Block> blocks) implements Block {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** Running text; an empty line begins a new paragraph, other line breaks stay. */
  public record Paragraph(Text text) implements Block {
    public Paragraph(String text) {
      this(Text.of(text));
    }
  }

  /** A sentence that must not be overlooked. */
  public record Notice(String text) implements Block {}

  /** Names and values, one pair a line. */
  public record Facts(String caption, List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  public record Fact(String name, Text value) {
    public static Fact of(String name, String value) {
      return new Fact(name, Text.of(value));
    }
  }

  /** Columns and rows; the first column names the row. */
  public record Table(String caption, List<Column> columns, List<List<Text>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (var row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException("A row of \"" + caption + "\" has " + row.size() + " cells for " + columns.size() + " columns.");
        }
      }
    }
  }

  /** @param number whether its cells are numbers, which stand to the right */
  public record Column(String name, boolean number) {
    public static Column text(String name) {
      return new Column(name, false);
    }

    public static Column number(String name) {
      return new Column(name, true);
    }
  }

  public record Items(List<Text> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }
}
