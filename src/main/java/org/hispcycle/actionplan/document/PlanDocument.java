package org.hispcycle.actionplan.document;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hispcycle.actionplan.document.PlanContent.Field;
import org.hispcycle.actionplan.document.PlanContent.Item;
import org.hispcycle.actionplan.document.PlanDifferences.Change;
import org.hispcycle.actionplan.document.PlanDifferences.ItemChange;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.document.Document;
import org.hispcycle.document.Document.Block;
import org.hispcycle.document.Document.Column;
import org.hispcycle.document.Document.Fact;
import org.hispcycle.document.Document.Facts;
import org.hispcycle.document.Document.Items;
import org.hispcycle.document.Document.Notice;
import org.hispcycle.document.Document.Paragraph;
import org.hispcycle.document.Document.Section;
import org.hispcycle.document.Document.Table;
import org.hispcycle.document.Sheet;
import org.hispcycle.document.Text;
import org.hispcycle.document.Text.Run;

/** A plan put into the form in which people read, print and keep it. */
final class PlanDocument {

  static final String NOT_PUBLIC = "Not public before the President's Budget is out. Do not pass on.";
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a 'Eastern Time'", Locale.US).withZone(EasternTime.ZONE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
  private static final Pattern DOLLARS = Pattern.compile("\\$?\\s?[0-9][0-9,]*(\\.[0-9]{1,2})?");
  private static final String TITLE = "title";

  private final Plan plan;
  private final PlanContent content;
  private final List<Fact> about = new ArrayList<>();
  private final List<PlanShelf.Note> notes = new ArrayList<>();
  private PlanDifferences differences;
  private String differencesHeading;
  private boolean forPublic;

  PlanDocument(Plan plan, PlanContent content) {
    this.plan = plan;
    this.content = content;
    fact("Department or agency", plan.agency().name());
    fact("High Impact Service Provider", plan.hisp() == null ? "None: the plan of the department itself" : plan.hisp().name());
    fact("Cycle", plan.year() + ", under " + plan.edition().title());
    fact("Actions are for", "Calendar year " + plan.actionYear());
  }

  PlanDocument fact(String name, String value) {
    if (value != null && !value.isBlank()) {
      about.add(Fact.of(name, value));
    }
    return this;
  }

  PlanDocument forPublic() {
    forPublic = true;
    return this;
  }

  PlanDocument differences(String heading, PlanDifferences found) {
    differencesHeading = heading;
    differences = found;
    return this;
  }

  PlanDocument remarks(List<PlanShelf.Note> found) {
    notes.addAll(found);
    return this;
  }

  static String moment(Instant at) {
    return at == null ? null : MOMENT.format(at);
  }

  Document document() {
    var blocks = new ArrayList<Block>();
    if (holdsMoney()) {
      blocks.add(new Notice("This document contains budget requests. " + NOT_PUBLIC));
    }
    blocks.add(new Facts("About this plan", about));
    if (differences != null) {
      blocks.add(new Section(differencesHeading, changes()));
    }
    content.texts().forEach(text -> {
      var parts = new ArrayList<Block>(List.of(new Paragraph(text.value())));
      parts.addAll(remarksOn(text.key()));
      blocks.add(new Section(text.label(), parts));
    });
    blocks.add(new Section(forPublic ? "Commitments" : "Actions", actions()));
    if (!content.requests().isEmpty()) {
      blocks.add(new Section("Budget requests for fiscal year " + plan.budgetYear(), requests()));
    }
    var rest = notes.stream().filter(note -> !shown(note)).map(this::words).toList();
    if (!rest.isEmpty()) {
      blocks.add(new Section("Other remarks", List.of(new Items(rest))));
    }
    return new Document(plan.title(), plan.title() + ", " + plan.edition().title(), holdsMoney() ? NOT_PUBLIC : null, blocks);
  }

  private boolean holdsMoney() {
    return !content.requests().isEmpty() || differences != null && !differences.requests().isEmpty()
        || notes.stream().anyMatch(note -> note.place().startsWith("budgetRequests"));
  }

  private List<Block> actions() {
    if (content.actions().isEmpty()) {
      return List.of(new Paragraph("The plan has no action."));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Table("Overview of " + content.actions().size() + (content.actions().size() == 1 ? " action" : " actions"),
        List.of(Column.text("Action"), Column.text("For"), Column.text("Measure"), Column.text("From"), Column.text("To"), Column.text("By")),
        content.actions().stream().map(action -> List.of(Text.of(action.title()), Text.of(servedBy(action)), Text.of(action.value("measure")),
            Text.of(quantity(action, "baseline")), Text.of(quantity(action, "target")), Text.of(day(action.value("targetDate"))))).toList()));
    int n = 1;
    for (var action : content.actions()) {
      blocks.add(section("Action " + n++ + ": " + action.title(), "actions." + action.id(), action));
    }
    return blocks;
  }

  private static String servedBy(Item action) {
    return action.value("serviceId").isEmpty() ? action.value("kind") : action.value("serviceId");
  }

  private static String quantity(Item action, String key) {
    var value = action.value(key);
    var unit = action.value("unit");
    return value.isEmpty() || unit.isEmpty() ? value : value + " " + unit;
  }

  private List<Block> requests() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Notice(NOT_PUBLIC));
    var rows = new ArrayList<List<Text>>();
    content.requests().forEach(request -> rows.add(List.of(Text.of(request.title()), Text.of(request.value("account").isEmpty() ? request.value("program") : request.value("account")), Text.of(dollars(request.value("amount"))))));
    var total = content.requests().stream().map(request -> amount(request.value("amount"))).reduce(BigDecimal.ZERO, BigDecimal::add);
    rows.add(List.of(Text.of("Total"), Text.of("All accounts"), Text.of(String.format(Locale.US, "$%,.2f", total))));
    blocks.add(new Table("Overview of budget requests", List.of(Column.text("Request"), Column.text("Account"), Column.number("Amount")), rows));
    int n = 1;
    for (var request : content.requests()) {
      blocks.add(section("Budget request " + n++ + ": " + request.title(), "budgetRequests." + request.id(), request));
    }
    return blocks;
  }

  private Section section(String heading, String place, Item item) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Facts(null, item.fields().stream().filter(field -> !TITLE.equals(field.key())).map(PlanDocument::fact).toList()));
    blocks.addAll(remarksOn(place));
    return new Section(heading, blocks);
  }

  private static Fact fact(Field field) {
    if (field.links().isEmpty()) {
      return Fact.of(field.label(), "amount".equals(field.key()) ? dollars(field.value()) : field.key().endsWith("Date") ? day(field.value()) : field.value());
    }
    var runs = new ArrayList<Run>();
    for (var link : field.links()) {
      if (!runs.isEmpty()) {
        runs.add(Run.of(Text.Kind.PLAIN, "\n"));
      }
      runs.addAll(Text.link(link.title(), link.url()).runs());
    }
    return new Fact(field.label(), new Text(runs));
  }

  private List<Block> remarksOn(String place) {
    var here = notes.stream().filter(note -> at(note, place)).toList();
    return here.isEmpty() ? List.of() : List.of(new Paragraph(here.size() == 1 ? "One remark:" : here.size() + " remarks:"),
        new Items(here.stream().map(this::words).toList()));
  }

  private boolean shown(PlanShelf.Note note) {
    return content.texts().stream().anyMatch(text -> at(note, text.key()))
        || content.actions().stream().anyMatch(action -> at(note, "actions." + action.id()))
        || content.requests().stream().anyMatch(request -> at(note, "budgetRequests." + request.id()));
  }

  private static boolean at(PlanShelf.Note note, String place) {
    return note.place().equals(place) || note.place().startsWith(place + ".");
  }

  private Text words(PlanShelf.Note note) {
    return Text.of(about(note) + note.text() + " (" + note.by() + (note.office().isEmpty() ? "" : ", " + note.office()) + ", " + moment(note.at())
        + (note.version() == null ? "" : ", on version " + note.version()) + (note.resolved() ? "; settled" : "; open") + ")");
  }

  /** The line that a remark is about, in words: "Target: ". */
  private String about(PlanShelf.Note note) {
    var field = note.place().substring(note.place().lastIndexOf('.') + 1);
    return Stream.concat(content.actions().stream(), content.requests().stream())
        .filter(item -> note.place().startsWith("actions." + item.id() + ".") || note.place().startsWith("budgetRequests." + item.id() + "."))
        .flatMap(item -> item.fields().stream()).filter(each -> each.key().equals(field)).map(each -> each.label() + ": ").findFirst().orElse("");
  }

  private List<Block> changes() {
    if (differences.isEmpty()) {
      return List.of(new Paragraph("Nothing that you may read differs."));
    }
    var blocks = new ArrayList<Block>();
    if (!differences.texts().isEmpty()) {
      blocks.add(new Facts("Texts", differences.texts().stream().map(PlanDocument::fact).toList()));
    }
    differences.actions().forEach(change -> blocks.add(change("action", change)));
    differences.requests().forEach(change -> blocks.add(change("budget request", change)));
    return blocks;
  }

  private static Section change(String what, ItemChange change) {
    return new Section(change.kind().label() + " " + what + ": " + change.title(),
        List.of(new Facts(null, change.fields().stream().map(PlanDocument::fact).toList())));
  }

  private static Fact fact(Change change) {
    return new Fact(change.label(), change.words());
  }

  List<Sheet> sheets() {
    var sheets = new ArrayList<Sheet>();
    var rows = new ArrayList<List<Object>>();
    rows.add(Sheet.row("Plan", plan.title()));
    about.forEach(fact -> rows.add(Sheet.row(fact.name(), fact.value().plain())));
    if (holdsMoney()) {
      rows.add(Sheet.row("Notice", "This workbook contains budget requests. " + NOT_PUBLIC));
    }
    content.texts().forEach(text -> rows.add(Sheet.row(text.label(), text.value())));
    sheets.add(new Sheet("Plan", List.of("Name", "Value"), rows));
    sheets.add(table("Actions", content.actions()));
    if (!content.requests().isEmpty()) {
      sheets.add(table("Budget requests", content.requests()));
    }
    if (differences != null) {
      sheets.add(changeRows());
    }
    if (!notes.isEmpty()) {
      sheets.add(new Sheet("Remarks", List.of("Place", "Remark", "By", "Office", "When", "On version", "Settled"), notes.stream().map(note -> Sheet.row(
          note.place(), note.text(), note.by(), note.office(), moment(note.at()), note.version(), note.resolved() ? "yes" : "no")).toList()));
    }
    return sheets;
  }

  private static Sheet table(String name, List<Item> items) {
    var labels = new java.util.LinkedHashMap<String, String>();
    items.forEach(item -> item.fields().forEach(field -> labels.putIfAbsent(field.key(), field.label())));
    var columns = new ArrayList<>(List.of("Id"));
    columns.addAll(labels.values());
    return new Sheet(name, columns, items.stream().map(item -> {
      var row = new ArrayList<Object>(List.of(item.id()));
      labels.keySet().forEach(key -> row.add("amount".equals(key) && isAmount(item.value(key)) ? amount(item.value(key)) : item.value(key)));
      return (List<Object>) row;
    }).toList());
  }

  private Sheet changeRows() {
    var rows = new ArrayList<List<Object>>();
    differences.texts().forEach(change -> rows.add(Sheet.row("Text", "", change.label(), "Changed", change.label(), change.before(), change.after())));
    differences.actions().forEach(change -> rows(rows, "Action", change));
    differences.requests().forEach(change -> rows(rows, "Budget request", change));
    return new Sheet("Differences", List.of("What", "Id", "Title", "Change", "Field", "Before", "After"), rows);
  }

  private static void rows(List<List<Object>> rows, String what, ItemChange item) {
    item.fields().forEach(change -> rows.add(Sheet.row(what, item.id(), item.title(), item.kind().label(), change.label(), change.before(), change.after())));
  }

  private static boolean isAmount(String text) {
    return DOLLARS.matcher(text.strip()).matches();
  }

  private static BigDecimal amount(String text) {
    return isAmount(text) ? new BigDecimal(text.replaceAll("[$,\\s]", "")) : BigDecimal.ZERO;
  }

  /** As a day in words where it is one. */
  private static String day(String text) {
    try {
      return DAY.format(LocalDate.parse(text.strip()));
    } catch (DateTimeException other) {
      return text;
    }
  }

  /** As money where it is a sum; drafts may hold anything. */
  private static String dollars(String text) {
    return isAmount(text) ? String.format(Locale.US, "$%,.2f", amount(text)) : text;
  }
}
