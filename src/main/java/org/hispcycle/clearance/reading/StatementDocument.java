package org.hispcycle.clearance.reading;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaStatements.Notice;
import org.hispcycle.document.Document;
import org.hispcycle.document.Document.Block;
import org.hispcycle.document.Document.Column;
import org.hispcycle.document.Document.Fact;
import org.hispcycle.document.Document.Facts;
import org.hispcycle.document.Document.Paragraph;
import org.hispcycle.document.Document.Section;
import org.hispcycle.document.Document.Table;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.document.Text;

/** Supporting Statement A of an umbrella clearance, ready for filing: the 18 answers, the ceilings, the notices with their comments, and the review (H7, H17). */
final class StatementDocument {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a 'Eastern Time'", Locale.US).withZone(EasternTime.ZONE);
  private static final String FOOTER = "Supporting Statement A under the Paperwork Reduction Act";
  private static final String NOT_YET = "not yet";

  private final StatementReading.View view;

  StatementDocument(StatementReading.View view) {
    this.view = view;
  }

  DocumentFile file(DocumentFile.Format format) {
    var number = view.statement().version().number();
    return DocumentFile.of(format, "supporting-statement-" + view.caseKey() + (number == 0 ? "-draft" : "-version-" + number), document(), List.of());
  }

  Document document() {
    var title = "Supporting Statement A: umbrella clearance of " + view.agencyName();
    var version = view.statement().version().number();
    var blocks = new ArrayList<Block>();
    if (version == 0) {
      blocks.add(new Document.Notice("This is a draft. It has not been submitted, and it may still change."));
    } else if (version < view.newest()) {
      blocks.add(new Document.Notice("This is version " + version + " as it was submitted. The newest is version " + view.newest() + "."));
    }
    blocks.add(new Facts("About this statement", about()));
    blocks.add(new Section("Part A. Justification", view.statement().answers().stream().<Block>map(each -> new Section(each.number() + ". " + each.topic(),
        List.of(new Paragraph(filled(each.text()) ? each.text() : "Not answered yet.")))).toList()));
    blocks.add(new Section("Ceilings asked for", List.of(new Facts("What all surveys may ask of the public in one year, together", asked()))));
    blocks.add(new Section("Notices in the Federal Register", List.of(new Facts("60-day notice", notice(view.statement().sixtyDay())),
        new Facts("Comments on the 60-day notice", comments()), new Facts("30-day notice", notice(view.statement().thirtyDay())))));
    blocks.add(new Section("The review", review()));
    return new Document(title, title + ", case " + view.caseKey(), FOOTER, blocks);
  }

  private List<Fact> about() {
    var version = view.statement().version();
    var approved = view.approved();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Department or agency", view.agencyName()));
    facts.add(Fact.of("Case", view.caseKey()));
    facts.add(Fact.of("State", view.stageLabel() + " since " + moment(view.since())));
    facts.add(Fact.of("Renews", view.umbrellaName() == null ? "none: a first clearance" : view.umbrellaName()));
    facts.add(Fact.of("Version", version.number() == 0 ? "Draft" + (version.at() == null ? "" : ", last saved " + moment(version.at()) + " by " + version.by())
        : version.number() + ", submitted " + moment(version.at()) + " by " + version.by()));
    if (version.sha256() != null) {
      facts.add(Fact.of("SHA-256 of the text kept", version.sha256()));
    }
    facts.add(Fact.of("OMB control number", approved == null ? "to be assigned" : approved.controlNumber()));
    facts.add(Fact.of("Expiration date", approved == null ? "to be assigned" : EasternTime.longDate(approved.expiresOn())));
    if (approved != null && filled(approved.terms())) {
      facts.add(Fact.of("Terms of clearance", approved.terms()));
    }
    return facts;
  }

  private List<Fact> asked() {
    var asked = view.statement().asked();
    return List.of(Fact.of("Responses a year", asked == null || asked.responses() == null ? NOT_YET : format("#,##0", asked.responses())),
        Fact.of("Hours a year", asked == null || asked.hours() == null ? NOT_YET : format("#,##0.00", asked.hours())),
        Fact.of("Cost to respondents a year", asked == null || asked.cost() == null ? NOT_YET : format("$#,##0.00", asked.cost())));
  }

  private static List<Fact> notice(Notice notice) {
    if (notice == null) {
      return List.of(Fact.of("Published", NOT_YET));
    }
    return List.of(Fact.of("Citation", filled(notice.citation()) ? notice.citation() : NOT_YET),
        Fact.of("Published", notice.publishedOn() == null ? NOT_YET : EasternTime.longDate(notice.publishedOn())),
        Fact.of("Open for comments until", notice.commentsUntil() == null ? NOT_YET : EasternTime.longDate(notice.commentsUntil())));
  }

  private List<Fact> comments() {
    var comments = view.statement().comments();
    if (comments == null || comments.received() == null) {
      return List.of(Fact.of("Comments received", "not known yet"));
    }
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Comments received", String.valueOf(comments.received())));
    if (filled(comments.summary())) {
      facts.add(Fact.of("What they say", comments.summary()));
    }
    if (filled(comments.answer())) {
      facts.add(Fact.of("How they are answered", comments.answer()));
    }
    return facts;
  }

  private List<Block> review() {
    if (view.story().isEmpty()) {
      return List.of(new Paragraph("Nobody has decided anything yet."));
    }
    return List.of(new Table("Decisions", List.of(Column.text("Step"), Column.text("Outcome"), Column.text("When and by whom"), Column.text("What was said")),
        view.story().stream().map(each -> List.of(Text.of(each.step()), Text.of(each.outcomeLabel()), Text.of(moment(each.at()) + "\n" + each.by()),
            Text.of(each.comment()))).toList()));
  }

  private static boolean filled(String text) {
    return text != null && !text.isBlank();
  }

  private static String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }

  private static String format(String pattern, BigDecimal value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US)).format(value);
  }
}
