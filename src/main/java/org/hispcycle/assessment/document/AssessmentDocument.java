package org.hispcycle.assessment.document;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hispcycle.assessment.AssessmentResults.FunctionView;
import org.hispcycle.assessment.AssessmentResults.MeetingView;
import org.hispcycle.assessment.AssessmentResults.Result;
import org.hispcycle.assessment.AssessmentResults.ServiceView;
import org.hispcycle.assessment.OrganizationLevel;
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
import org.hispcycle.document.DocumentFile;
import org.hispcycle.document.Sheet;
import org.hispcycle.document.Text;
import org.hispcycle.document.Text.Run;
import org.hispcycle.evidence.Evidence;

/** A submitted capacity assessment put into the form in which people read, print and keep it (B1 to B14). */
public final class AssessmentDocument {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a 'Eastern Time'", Locale.US).withZone(EasternTime.ZONE);

  private final Result result;

  public AssessmentDocument(Result result) {
    this.result = result;
  }

  public DocumentFile file(DocumentFile.Format format) {
    return DocumentFile.of(format, "assessment-" + result.businessKey(), document(), sheets());
  }

  Document document() {
    var title = result.name() + " " + result.cycleYear() + ", " + (result.hispName() == null ? result.agencyName() : result.hispName());
    var blocks = new ArrayList<Block>();
    if (result.questionnaire().standInNote() != null) {
      blocks.add(new Notice(result.questionnaire().standInNote()));
    }
    blocks.add(new Facts("About this assessment", about()));
    if (result.submission() == null) {
      blocks.add(new Paragraph("It has not been submitted yet."));
      return new Document(title, title, null, blocks);
    }
    blocks.add(new Section("Profile", List.of(profile())));
    result.functions().forEach(function -> blocks.add(new Section(function.name(), List.of(function(function)))));
    if (!result.services().isEmpty()) {
      blocks.add(new Section("Results of services", result.services().stream().map(AssessmentDocument::service).toList()));
    }
    result.components().forEach(part -> paragraph(blocks, part.label(), part.text()));
    paragraph(blocks, "Talent", result.talent());
    paragraph(blocks, "Hiring needs", result.hiring());
    if (result.digital() != null) {
      paragraph(blocks, "Digital service delivery strategy", result.digital().strategy());
      paragraph(blocks, "21st Century IDEA", result.digital().idea());
    }
    blocks.add(new Section("Who took part", participants()));
    if (result.meeting() != null) {
      blocks.add(new Section(result.meeting().name() == null ? "Review meeting" : result.meeting().name(), meeting(result.meeting())));
    }
    return new Document(title, title, null, blocks);
  }

  private List<Fact> about() {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Department or agency", result.agencyName()));
    facts.add(Fact.of("High Impact Service Provider", result.hispName() == null ? "None: the assessment of the department itself" : result.hispName()));
    facts.add(Fact.of("Cycle", result.cycleYear() + ", edition " + result.edition()));
    facts.add(Fact.of("State", result.statusLabel()));
    facts.add(Fact.of("Due", EasternTime.deadline(result.dueOn())));
    facts.add(Fact.of("Questionnaire", result.questionnaire().title() + ", version " + result.questionnaire().version()));
    if (result.submission() != null) {
      facts.add(Fact.of("Version", result.submission().version() + ", submitted " + moment(result.submission().submittedAt())));
      facts.add(Fact.of("SHA-256 of the text kept", result.submission().sha256()));
    }
    result.signatures().forEach(signature -> facts.add(Fact.of("Signed", signature.by() + ", " + signature.roleLabel() + ", " + moment(signature.at())
        + ", version " + signature.version())));
    return facts;
  }

  /** Levels of this year beside those of the earlier ones. */
  private Table profile() {
    var columns = new ArrayList<>(List.of(Column.text("Function")));
    result.years().forEach(year -> columns.add(Column.number(String.valueOf(year.year()))));
    columns.add(Column.text("Level"));
    return new Table("Level of each function", columns, result.functions().stream().map(function -> {
      var row = new ArrayList<Text>();
      row.add(Text.of(function.name()));
      result.years().forEach(year -> row.add(Text.of(year.levels().get(function.id()) == null ? ""
          : year.levels().get(function.id()) + " of " + year.highest().getOrDefault(function.id(), function.highest()))));
      row.add(Text.of(function.levelName()));
      return (List<Text>) row;
    }).toList());
  }

  private static Facts function(FunctionView function) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Level", level(function)));
    facts.add(Fact.of("Reason", function.narrative()));
    facts.add(Fact.of("Evidence", function.evidence()));
    if (!function.links().isEmpty()) {
      facts.add(new Fact("Evidence links", links(function.links())));
    }
    if (!function.files().isEmpty()) {
      facts.add(Fact.of("Evidence files", String.join(", ", function.files())));
    }
    if (!function.organization().isEmpty()) {
      facts.add(Fact.of("Present at", function.organization().stream().map(AssessmentDocument::organization).collect(Collectors.joining(", "))));
    }
    function.answers().stream().filter(answer -> answer.answer() != null && !answer.answer().isNull())
        .forEach(answer -> facts.add(Fact.of(answer.question(), answer.answer().isValueNode() ? answer.answer().asText() : answer.answer().toString())));
    return new Facts(null, facts);
  }

  private static String level(FunctionView function) {
    return function.level() == null ? null : function.level() + " of " + function.highest() + (function.levelName() == null ? "" : ": " + function.levelName());
  }

  private static String organization(String code) {
    return Arrays.stream(OrganizationLevel.values()).filter(each -> each.code().equals(code)).map(OrganizationLevel::label).findFirst().orElse(code);
  }

  private static Text links(List<Evidence.Link> links) {
    var runs = new ArrayList<Run>();
    links.stream().filter(Objects::nonNull).forEach(link -> {
      if (!runs.isEmpty()) {
        runs.add(Run.of(Text.Kind.PLAIN, "\n"));
      }
      runs.addAll(Text.link(link.title(), link.url()).runs());
    });
    return new Text(runs);
  }

  private static Block service(ServiceView service) {
    return new Section(service.name(), List.of(new Table("Levels of this service", List.of(Column.text("Function"), Column.number("Level"), Column.text("Reason")),
        service.functions().stream().map(each -> List.of(Text.of(each.name()), Text.of(each.level() == null ? "" : String.valueOf(each.level())),
            Text.of(each.narrative()))).toList())));
  }

  private List<Block> participants() {
    var blocks = new ArrayList<Block>();
    if (result.participants().isEmpty()) {
      blocks.add(new Paragraph("Nobody is named."));
    } else {
      blocks.add(new Table("Participants", List.of(Column.text("Function"), Column.text("Office")),
          result.participants().stream().map(each -> List.of(Text.of(each.label()), Text.of(each.office()))).toList()));
    }
    if (!result.missingFunctions().isEmpty()) {
      blocks.add(new Paragraph("Not represented: " + String.join(", ", result.missingFunctions()) + "."));
    }
    return blocks;
  }

  private static List<Block> meeting(MeetingView meeting) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Facts(null, List.of(Fact.of("Held on", meeting.heldOn() == null ? null : EasternTime.longDate(meeting.heldOn())),
        Fact.of("Attendees", meeting.attendees().stream().map(each -> each.name() + (each.organization() == null ? "" : ", " + each.organization()))
            .collect(Collectors.joining("\n"))))));
    if (!meeting.findings().isEmpty()) {
      blocks.add(new Section("Findings", List.of(new Items(meeting.findings().stream().map(Text::of).toList()))));
    }
    if (!meeting.followUps().isEmpty()) {
      blocks.add(new Section("Follow-ups", List.of(new Table("Who does what next", List.of(Column.text("What"), Column.text("Who"), Column.text("By")),
          meeting.followUps().stream().map(each -> List.of(Text.of(each.what()), Text.of(each.who()),
              Text.of(each.by() == null ? "" : EasternTime.longDate(each.by())))).toList()))));
    }
    return blocks;
  }

  private static void paragraph(List<Block> blocks, String heading, String text) {
    if (text != null && !text.isBlank()) {
      blocks.add(new Section(heading, List.of(new Paragraph(text))));
    }
  }

  private static String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }

  List<Sheet> sheets() {
    var rows = new ArrayList<List<Object>>();
    about().forEach(fact -> rows.add(Sheet.row(fact.name(), fact.value().plain())));
    var functions = new ArrayList<List<Object>>();
    result.functions().forEach(each -> functions.add(Sheet.row(each.id(), each.name(), each.level(), each.levelName(), each.highest(), each.narrative(), each.evidence())));
    var services = new ArrayList<List<Object>>();
    result.services().forEach(service -> service.functions().forEach(each -> services.add(Sheet.row(service.name(), each.name(), each.level(), each.narrative()))));
    var sheets = new ArrayList<Sheet>();
    sheets.add(new Sheet("Assessment", List.of("Name", "Value"), rows));
    sheets.add(new Sheet("Functions", List.of("Id", "Function", "Level", "Name of the level", "Highest", "Reason", "Evidence"), functions));
    if (!services.isEmpty()) {
      sheets.add(new Sheet("Services", List.of("Service", "Function", "Level", "Reason"), services));
    }
    return sheets;
  }
}
