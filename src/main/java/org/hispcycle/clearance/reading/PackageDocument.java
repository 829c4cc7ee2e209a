package org.hispcycle.clearance.reading;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.PraContacts;
import org.hispcycle.clearance.ReviewQuestion;
import org.hispcycle.clearance.reading.InformationCollection.Decision;
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
import org.hispcycle.document.Text;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.GuidelineRules;
import org.hispcycle.survey.Instrument;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyRules;

/**
 * The information-collection package of one survey, ready for filing: what a request for approval must say, the instrument as
 * respondents see it, and the record of its review (H4, H12 to H14, H17, X6).
 */
final class PackageDocument {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a 'Eastern Time'", Locale.US).withZone(EasternTime.ZONE);
  private static final Map<String, List<String>> MODES = modes();
  private static final String FOOTER = "Information collection request under the Paperwork Reduction Act";

  private final InformationCollection request;
  private final SurveyContent content;

  PackageDocument(InformationCollection request) {
    this.request = request;
    this.content = request.content();
  }

  DocumentFile file(DocumentFile.Format format) {
    return DocumentFile.of(format, "information-collection-" + request.survey().businessKey()
        + (request.version().submitted() ? "-version-" + request.version().number() : "-draft"), document(), List.of());
  }

  Document document() {
    var title = "Information collection package: " + title();
    var blocks = new ArrayList<Block>();
    standing(blocks);
    blocks.add(new Facts("About this package", about()));
    blocks.add(new Section("1. The information collection request", List.of(new Facts("The request", collection()), modes(content.channels()))));
    blocks.add(new Section("2. Burden", burden()));
    blocks.add(new Section("3. Incentive", incentive()));
    blocks.add(new Section("4. Does the Paperwork Reduction Act apply?", determination()));
    blocks.add(new Section("5. Survey guidelines", guidelines()));
    blocks.add(new Section("6. The umbrella clearance", umbrella()));
    blocks.add(new Section("7. The review", review()));
    blocks.add(new Section("8. Contacts and material", contacts()));
    blocks.add(new Section("Attachment: the instrument as respondents see it", instrument()));
    return new Document(title, title + ", " + request.hispName(), FOOTER, blocks);
  }

  private String title() {
    return filled(content.title()) ? content.title() : "survey of " + request.serviceName();
  }

  /** What must not be overlooked before somebody files this. */
  private void standing(List<Block> blocks) {
    var version = request.version();
    if (!version.submitted()) {
      blocks.add(new Notice("This is a draft. It has not been submitted, and it may still change."));
    } else if (version.number() < version.newest()) {
      blocks.add(new Notice("This is version " + version.number() + " as it was submitted. The newest is version " + version.newest() + "."));
    }
    if (request.umbrella() == null) {
      blocks.add(new Notice(request.agencyName() + " has no umbrella clearance that is valid today. No control number can be assigned before it has one."));
    }
  }

  private List<Fact> about() {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Department or agency", request.agencyName()));
    facts.add(Fact.of("High Impact Service Provider", request.hispName()));
    facts.add(Fact.of("Service", request.serviceName()));
    facts.add(Fact.of("Case", request.survey().businessKey()));
    facts.add(Fact.of("Edition of the circular", request.edition()));
    facts.add(Fact.of("State", SurveyWords.label(request.survey().status())));
    if (request.version().submitted()) {
      facts.add(Fact.of("Version", request.version().number() + ", submitted " + moment(request.version().at()) + " by " + request.version().by()));
      facts.add(Fact.of("SHA-256 of the text kept", request.version().sha256()));
    } else {
      facts.add(Fact.of("Version", "Draft" + (request.version().at() == null ? "" : ", last saved " + moment(request.version().at()) + " by " + request.version().by())));
    }
    facts.add(Fact.of("OMB control number", controlNumber() == null ? "to be assigned" : controlNumber()));
    facts.add(Fact.of("Expiration date", expiresOn() == null ? "to be assigned" : EasternTime.longDate(expiresOn())));
    return facts;
  }

  private String controlNumber() {
    return request.approved() != null ? request.approved().controlNumber() : content.approval() == null ? null : content.approval().controlNumber();
  }

  private LocalDate expiresOn() {
    return request.approved() != null ? request.approved().expiresOn() : content.approval() == null ? null : content.approval().expiresOn();
  }

  private boolean isSurvey() {
    return content.isSurvey();
  }

  private List<Fact> collection() {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Title", content.title()));
    facts.add(Fact.of("Purpose and use of the answers", content.purpose()));
    facts.add(Fact.of("Type of collection", type()));
    facts.add(Fact.of("Results published on performance.gov", published()));
    facts.add(Fact.of("Whom the information is collected from", from()));
    facts.add(Fact.of("How respondents provide it", provided()));
    facts.add(Fact.of("What the activity looks like", activity()));
    facts.add(Fact.of("When the activity happens", when()));
    facts.add(Fact.of("Touchpoint", content.touchpoint()));
    facts.add(Fact.of("Stage of the journey", content.journeyStage()));
    facts.add(Fact.of("Questions", isSurvey() ? content.questions() + " for one respondent, attached as respondents see them" : filled(content.guide()) ? "The guide is attached" : null));
    facts.add(Fact.of("Languages", String.join(", ", content.languages())));
    facts.add(Fact.of("What respondents are told", content.consent()));
    facts.add(Fact.of("Sampling", sampling()));
    facts.add(Fact.of("Those most affected by the burden", content.mostAffected()));
    facts.add(Fact.of("Incentive", content.offersIncentive() ? "Yes, see part 3" : "No"));
    if (content.consultation() != null && filled(content.consultation().with())) {
      facts.add(Fact.of("Consultation with OMB", (content.consultation().on() == null ? "" : EasternTime.longDate(content.consultation().on()) + ", ")
          + "with " + content.consultation().with() + (filled(content.consultation().agreed()) ? ": " + content.consultation().agreed() : "")));
    }
    return facts;
  }

  private String type() {
    var method = content.determination() == null ? null : content.determination().method();
    if (method == null) {
      return null;
    }
    return switch (method) {
      case "survey" -> "Customer feedback survey";
      case "usability" -> "Usability testing";
      default -> "Customer research: " + SurveyRules.METHODS.getOrDefault(method, method).toLowerCase(Locale.ROOT);
    };
  }

  private String published() {
    if (!isSurvey()) {
      return "Not a survey";
    }
    return "Yes" + (request.umbrella() != null && !request.umbrella().publicationAllowed()
        ? ". The clearance " + request.umbrella().controlNumber() + " forbids publication: the survey cannot be filed under it" : "");
  }

  private String from() {
    var whom = content.determination() == null ? null : SurveyRules.COLLECTS_FROM.get(content.determination().collectsFrom());
    var groups = content.burden() == null ? "" : content.burden().groups().stream()
        .map(each -> SurveyRules.CATEGORIES.getOrDefault(each.category(), each.category())).filter(SurveyContent::filled).distinct().collect(Collectors.joining("; "));
    return whom == null ? groups : groups.isEmpty() ? whom : whom + " (" + groups + ")";
  }

  private String provided() {
    var names = content.channels().stream().map(each -> request.channels().getOrDefault(each, each)).collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names + (filled(content.channelReason()) ? ". " + content.channelReason() : "");
  }

  private String activity() {
    if (filled(content.activity())) {
      return content.activity();
    }
    if (!isSurvey()) {
      return null;
    }
    var minutes = content.burden() == null ? null : content.burden().minutes();
    return "Customers are offered a survey of " + content.questions() + (content.questions() == 1 ? " question" : " questions")
        + (minutes == null ? "" : ", which takes " + plain(minutes) + (plain(minutes).equals("1") ? " minute" : " minutes")) + ". "
        + (content.mandatory().isEmpty() ? "Every question is optional." : "Some questions must be answered: " + String.join(", ", content.mandatory()) + ".");
  }

  private String when() {
    var point = content.pointInTime() == null ? null : SurveyRules.POINTS_IN_TIME.getOrDefault(content.pointInTime(), content.pointInTime());
    return point == null || content.hoursAfter() == null ? point : point + "; offered within " + content.hoursAfter() + " hours";
  }

  private String sampling() {
    var sampling = content.sampling();
    if (sampling == null || !Boolean.TRUE.equals(sampling.used())) {
      return "None: everybody who comes to the touchpoint is offered the survey";
    }
    return join(sampling.plan(), Boolean.TRUE.equals(sampling.split()) ? "The survey is split, so that each respondent gets a part of it." : null,
        filled(sampling.consulted()) ? "OMB was consulted: " + sampling.consulted() : null);
  }

  /** The modes that a request is filed under; the instrument is the same for each. */
  private Table modes(List<String> channels) {
    var rows = new ArrayList<List<Text>>();
    MODES.forEach((mode, codes) -> {
      var used = channels.stream().filter(codes::contains).map(each -> request.channels().getOrDefault(each, each)).collect(Collectors.joining(", "));
      rows.add(List.of(Text.of(mode), Text.of(used.isEmpty() ? "No" : "Yes"), Text.of(used)));
    });
    var known = MODES.values().stream().flatMap(List::stream).toList();
    var other = channels.stream().filter(each -> !known.contains(each)).map(each -> request.channels().getOrDefault(each, each)).collect(Collectors.joining(", "));
    rows.add(List.of(Text.of("Other"), Text.of(other.isEmpty() ? "No" : "Yes"), Text.of(other)));
    return new Table("How the information is collected", List.of(Column.text("Mode"), Column.text("Used"), Column.text("Channels")), rows);
  }

  private List<Block> burden() {
    var burden = content.burden();
    if (burden == null || burden.groups().isEmpty()) {
      return List.of(new Paragraph("The burden has not been estimated yet."));
    }
    var rows = new ArrayList<List<Text>>();
    burden.groups().forEach(each -> rows.add(row(SurveyRules.CATEGORIES.getOrDefault(each.category(), each.category() == null ? "Not named" : each.category()),
        number(each.respondents()), number(each.responsesEach()), number(each.responses()), plain(each.minutes()), hours(each.hours()), dollars(each.costEach()),
        dollars(each.cost()))));
    rows.add(row("Total", number(burden.respondents()), "–", number(burden.responses()), "–", hours(burden.hours()), "–", dollars(burden.cost())));
    var table = new Table("Annual burden by category of respondents", List.of(Column.text("Category"), Column.number("Respondents"), Column.number("Responses each"),
        Column.number("Responses"), Column.number("Minutes each"), Column.number("Hours"), Column.number("Cost each"), Column.number("Cost")), rows);
    return List.of(table, new Paragraph("Hours are responses × minutes / 60. Cost is what respondents pay beside their time. "
        + "Annual cost to the Federal Government: " + dollars(burden.federalCost() == null ? BigDecimal.ZERO : burden.federalCost()) + "."));
  }

  private List<Block> incentive() {
    if (!content.offersIncentive()) {
      return List.of(new Paragraph("No incentive is offered."));
    }
    var given = content.incentive();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Kind", given.kind()));
    facts.add(Fact.of("Amount", given.amount()));
    facts.add(Fact.of("Description", given.description()));
    facts.add(Fact.of("Justification", given.justification()));
    facts.add(Fact.of("Finding of legal counsel", content.counsel() == null || !filled(content.counsel().finding()) ? "not given yet" : content.counsel().finding()));
    facts.add(Fact.of("Finding of the Chief Financial Officer", content.cfo() == null || !filled(content.cfo().finding()) ? "none" : content.cfo().finding()));
    return List.of(new Facts("Incentive for participants", facts));
  }

  private List<Block> determination() {
    var blocks = new ArrayList<Block>();
    var found = request.determination();
    blocks.add(new Paragraph(found == null ? "This is determined when the request is submitted."
        : (found.applies() ? "Yes. " : "No. ") + found.reason() + " (" + found.clause() + ")"));
    var given = content.determination();
    if (given != null) {
      blocks.add(new Facts("What it was determined from", List.of(
          Fact.of("Collected from", SurveyRules.COLLECTS_FROM.get(given.collectsFrom())),
          Fact.of("Method", SurveyRules.METHODS.getOrDefault(given.method(), given.method())),
          Fact.of("People asked within twelve months", number(given.respondents())),
          Fact.of("Identical questions", yes(given.identicalQuestions())),
          Fact.of("Other groups for the same purpose", yes(given.otherGroupsSamePurpose())),
          Fact.of("Screening questions", yes(given.screeningQuestions())),
          Fact.of("All or most of a sector", yes(given.sectorMajority())))));
    }
    return blocks;
  }

  private List<Block> guidelines() {
    if (!isSurvey()) {
      return List.of(new Paragraph("The guidelines are for feedback surveys; this is none."));
    }
    var blocks = new ArrayList<Block>();
    if (request.exception() != null) {
      var exception = request.exception();
      blocks.add(new Paragraph("OMB's exception " + exception.businessKey() + " is in force until " + EasternTime.longDate(exception.expiresOn())
          + ": the service keeps its earlier model. Rules: " + String.join(", ", exception.rules().stream().sorted().toList()) + "."
          + (filled(exception.terms()) ? " Terms: " + exception.terms() : "")));
    }
    if (content.affirmative() != null && content.affirmative().from() != null) {
      blocks.add(new Paragraph("OMB counts ratings from " + content.affirmative().from() + " on as affirmative"
          + (filled(content.affirmative().reason()) ? ": " + content.affirmative().reason() : ".")));
    }
    if (request.deviations() == null) {
      blocks.add(new Paragraph("The survey is held against the guidelines when it is submitted."));
    } else if (request.deviations().isEmpty()) {
      blocks.add(new Paragraph("The survey follows the guidelines in every point."));
    } else {
      var decided = decidedBy();
      blocks.add(new Paragraph("The survey departs from the guidelines in " + (request.deviations().size() == 1 ? "one point." : request.deviations().size() + " points.")));
      request.deviations().forEach(each -> blocks.add(new Facts(GuidelineRules.title(each.rule()), List.of(Fact.of("What was found", each.message()),
          Fact.of("Clause", each.clause() + ", " + strictness(each)), Fact.of("Reason given", reason(each)), Fact.of("Decision", decided)))));
    }
    return blocks;
  }

  private static String strictness(Deviation each) {
    return switch (each.severity()) {
      case "blocking" -> "must be followed";
      case "excepted" -> "covered by the exception";
      default -> "for the reviewers to judge";
    };
  }

  /** What the HISP says about it. */
  private String reason(Deviation each) {
    return switch (each.rule()) {
      case "trust-wording", "trust-reason" -> content.trustReason();
      case "satisfaction-wording", "satisfaction-reason" -> content.satisfactionReason();
      case "applicable-driver", "required-driver" -> content.notApplicable().entrySet().stream()
          .filter(given -> each.message().contains("\"" + SurveyRules.DRIVERS.getOrDefault(given.getKey(), given.getKey()) + "\"")).map(Map.Entry::getValue).findFirst().orElse(null);
      case "max-questions", "max-minutes" -> content.lengthReason();
      case "channels-of-service" -> content.channelReason();
      case "scale" -> content.affirmative() == null ? null : content.affirmative().reason();
      case "sampling" -> content.sampling() == null ? null : join(content.sampling().plan(), content.sampling().consulted());
      default -> null;
    };
  }

  /** Whoever approved the request took it as it is. */
  private String decidedBy() {
    if (request.approved() == null) {
      return "not decided yet";
    }
    var reviewers = reviews().stream().filter(each -> each.outcome().startsWith("approve")).map(each -> each.step() + ": " + each.by()).distinct().collect(Collectors.joining("; "));
    return "Accepted with the approval of " + EasternTime.longDate(request.approved().approvedOn()) + (reviewers.isEmpty() ? "" : " (" + reviewers + ")");
  }

  private List<Decision> reviews() {
    return request.decisions().stream().filter(each -> each.element().startsWith("Task_ReviewAs")).toList();
  }

  private List<Block> umbrella() {
    var umbrella = request.umbrella();
    if (umbrella == null) {
      return List.of(new Paragraph("The department has none that is valid today."));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Facts("The umbrella clearance", List.of(Fact.of("Control number", umbrella.controlNumber()), Fact.of("Title", umbrella.title()),
        Fact.of("Kind", umbrella.kind().label()), Fact.of("Expires on", EasternTime.longDate(umbrella.expiresOn())),
        Fact.of("Results may be published", umbrella.publicationAllowed() ? "Yes" : "No"), Fact.of("Terms", umbrella.terms()),
        Fact.of("Note", umbrella.demo() ? "Made up for the demonstration" : null)).stream().filter(each -> !each.name().equals("Note") || !each.value().isEmpty()).toList()));
    var burden = content.burden();
    var own = burden == null ? null : burden;
    var drawn = request.drawn();
    var rows = new ArrayList<List<Text>>();
    var responses = own == null ? 0 : own.responses();
    var hours = own == null ? BigDecimal.ZERO : own.hours();
    var cost = own == null ? BigDecimal.ZERO : own.cost();
    var otherResponses = umbrella.drawnResponses() - drawn.responses();
    var otherHours = umbrella.drawnHours().subtract(drawn.hours());
    var otherCost = umbrella.drawnCost().subtract(drawn.cost());
    rows.add(row("Responses", number(umbrella.ceilingResponses()), number(otherResponses), number(responses), number(umbrella.ceilingResponses() - otherResponses - responses)));
    rows.add(row("Hours", hours(umbrella.ceilingHours()), hours(otherHours), hours(hours), hours(umbrella.ceilingHours().subtract(otherHours).subtract(hours))));
    rows.add(row("Cost", dollars(umbrella.ceilingCost()), dollars(otherCost), dollars(cost), dollars(umbrella.ceilingCost().subtract(otherCost).subtract(cost))));
    blocks.add(new Table("What is left of a year's ceilings after this survey", List.of(Column.text("Burden"), Column.number("Ceiling"), Column.number("Other surveys"),
        Column.number("This survey"), Column.number("Left")), rows));
    if (umbrella.ceilingResponses() - otherResponses < responses || umbrella.ceilingHours().subtract(otherHours).compareTo(hours) < 0
        || umbrella.ceilingCost().subtract(otherCost).compareTo(cost) < 0) {
      blocks.add(new Notice("The survey needs more than the umbrella clearance has left. It cannot be approved like this."));
    }
    return blocks;
  }

  private List<Block> review() {
    var blocks = new ArrayList<Block>();
    if (request.clock() != null) {
      blocks.add(new Paragraph(request.clock()));
    }
    if (request.decisions().isEmpty()) {
      blocks.add(new Paragraph("Nobody has decided anything yet."));
    } else {
      blocks.add(new Table("Decisions", List.of(Column.text("Step"), Column.text("Outcome"), Column.text("When and by whom"), Column.text("What was said")),
          request.decisions().stream().map(each -> row(each.step(), each.outcomeLabel(), moment(each.at()) + "\n" + each.by(), each.comment())).toList()));
    }
    if (request.questions().isEmpty()) {
      blocks.add(new Paragraph("The reviewers have asked no questions."));
    } else {
      blocks.add(new Table("Questions of the reviewers and the agency's answers", List.of(Column.text("Asked by"), Column.text("Question"), Column.text("Answer")),
          request.questions().stream().map(PackageDocument::question).toList()));
    }
    var terms = request.approved() != null ? request.approved().terms() : content.approval() == null ? null : content.approval().terms();
    blocks.add(new Facts("Terms of clearance", List.of(Fact.of("Terms", filled(terms) ? terms : request.approved() == null ? "none yet" : "none"))));
    return blocks;
  }

  private static List<Text> question(ReviewQuestion each) {
    return row(role(each.askedByRole()) + "\n" + moment(each.askedAt()) + (each.materialMissing() ? "\nmaterial is missing: the clock stood still" : ""), each.text(),
        filled(each.answer()) ? each.answer() + "\n" + moment(each.answeredAt()) : "not answered yet");
  }

  private static String role(String role) {
    return Roles.ALL.contains(role) ? Roles.label(role) : role;
  }

  private List<Block> contacts() {
    var blocks = new ArrayList<Block>();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Office of the survey", content.contact() == null ? null : content.contact().office()));
    facts.add(Fact.of("E-mail", content.contact() == null ? null : content.contact().email()));
    var office = request.contact();
    facts.add(Fact.of("PRA office of the agency", office == null ? PraContacts.NONE
        : join(office.office(), office.email(), office.phone(), "Source: " + office.source())));
    blocks.add(new Facts("Whom to ask", facts));
    if (!content.links().isEmpty() || !request.files().isEmpty()) {
      var items = new ArrayList<Text>();
      content.links().forEach(each -> items.add(Text.link(each.title(), each.url())));
      request.files().forEach(each -> items.add(Text.of("File: " + each)));
      blocks.add(new Section("Material", List.of(new Items(items))));
    }
    return blocks;
  }

  private List<Block> instrument() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Paragraph("OMB Control Number: " + (controlNumber() == null ? "to be assigned" : controlNumber()) + "\nExpiration date: "
        + (expiresOn() == null ? "to be assigned" : EasternTime.longDate(expiresOn()))));
    if (filled(content.consent())) {
      blocks.add(new Paragraph(content.consent()));
    }
    if (!isSurvey()) {
      blocks.add(new Paragraph(filled(content.guide()) ? content.guide() : "No guide is attached yet."));
      return blocks;
    }
    var questions = Instrument.of(content, request.guideline()).questions();
    if (questions.isEmpty()) {
      blocks.add(new Paragraph("The draft has no question yet."));
    }
    for (int i = 0; i < questions.size(); i++) {
      var question = questions.get(i);
      var parts = new ArrayList<Block>();
      parts.add(new Paragraph(how(question)));
      if (!question.options().isEmpty()) {
        parts.add(new Items(question.options().stream().map(Text::of).toList()));
      }
      blocks.add(new Section((i + 1) + ". " + question.text(), parts));
    }
    var minutes = content.burden() == null ? null : content.burden().minutes();
    blocks.add(new Paragraph("Paperwork Reduction Act statement: a Federal agency may not conduct or sponsor a collection of information, and you are not required to "
        + "answer one, unless it shows a valid OMB control number. The control number of this collection is " + (controlNumber() == null ? "still to be assigned" : controlNumber())
        + (minutes == null ? "." : ". We estimate that it takes " + plain(minutes) + (plain(minutes).equals("1") ? " minute" : " minutes") + " per response.")));
    return blocks;
  }

  private static String how(Instrument.Question question) {
    var when = switch (question.branch()) {
      case ALWAYS -> "";
      case POSITIVE -> "Asked after a positive answer to the first question. ";
      case NEGATIVE -> "Asked after a negative answer to the first question. ";
    };
    var kind = switch (question.kind()) {
      case THUMBS, ONE_OF, SCALE, STARS -> "One answer can be chosen.";
      case SOME_OF -> "All that apply can be chosen.";
      case TEXT -> "Answered in the respondent's own words.";
    };
    return when + kind + (question.required() ? " An answer is required." : " Optional.");
  }

  private static Map<String, List<String>> modes() {
    var modes = new LinkedHashMap<String, List<String>>();
    modes.put("Web-based or social media", List.of("computer", "mobile", "email", "chatbot", "website", "mobile_app", "live_chat", "social_media", "other_digital"));
    modes.put("Telephone", List.of("phone", "automated_phone"));
    modes.put("In person", List.of("in_person", "self_service_kiosk"));
    modes.put("Mail", List.of("paper", "postal_mail", "fax"));
    return modes;
  }

  private static List<Text> row(String... cells) {
    var row = new ArrayList<Text>();
    for (var cell : cells) {
      row.add(Text.of(cell));
    }
    return row;
  }

  private static String join(String... parts) {
    var said = new ArrayList<String>();
    for (var part : parts) {
      if (filled(part)) {
        said.add(part);
      }
    }
    return String.join("\n", said);
  }

  private static boolean filled(String text) {
    return SurveyContent.filled(text);
  }

  private static String yes(Boolean flag) {
    return flag == null ? null : flag ? "Yes" : "No";
  }

  private static String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }

  private static String number(Number value) {
    return value == null ? "" : format("#,##0").format(value);
  }

  private static String hours(BigDecimal value) {
    return value == null ? "" : format("#,##0.00").format(value);
  }

  private static String dollars(BigDecimal value) {
    return value == null ? "" : format("$#,##0.00;-$#,##0.00").format(value);
  }

  private static String plain(BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }

  private static DecimalFormat format(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
  }
}
