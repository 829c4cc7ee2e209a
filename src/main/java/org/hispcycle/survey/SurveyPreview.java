package org.hispcycle.survey;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.document.Harmless;
import org.hispcycle.survey.Instrument.Branch;
import org.hispcycle.survey.Instrument.Kind;
import org.hispcycle.survey.Instrument.Question;

/**
 * A survey as a respondent would see it, as one page that needs nothing else: no script, no picture, no address (F2, H17).
 * The answer to the trust question opens its branch by style alone; where a browser cannot do that, both branches are shown
 * with the answer after which they come. The page is XML at the same time.
 */
public final class SurveyPreview {

  /**
   * What the page shows beside the questions.
   *
   * @param controlNumber null while none has been assigned
   * @param expiresOn null while it is not known
   */
  public record Display(String controlNumber, LocalDate expiresOn, String agencyName, String serviceName) {}

  private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);

  private static final String STYLE = """

      html { font-family: "Liberation Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 106.25%; line-height: 1.5; color: #1b1b1b; background: #fff; }
      body { margin: 0 auto; padding: 1em; max-width: 40em; overflow-wrap: anywhere; }
      .preview { margin: 0 0 1.5em; padding: .5em 1em; border: 2px dashed #565c65; background: #f0f0f0; }
      .preview p { margin: .25em 0; }
      .number { margin: 0; text-align: right; font-size: .85em; }
      h1 { margin: .5em 0; font-size: 1.6em; line-height: 1.2; }
      fieldset { min-width: 0; margin: 0 0 1.75em; padding: 0; border: 0; }
      legend, .question > label { display: block; margin: 0 0 .5em; padding: 0; font-size: 1.15em; font-weight: bold; }
      .question { margin: 0 0 1.75em; }
      .options { margin: 0; padding: 0; list-style: none; }
      .options li { position: relative; margin: 0 0 .4em; }
      .options label { display: block; padding: .55em .75em .55em 2.75em; border: 1px solid #71767a; border-radius: .25em; }
      .options input { font: inherit; position: absolute; left: .8em; top: .7em; width: 1.2em; height: 1.2em; margin: 0; }
      .options input:checked + label { border-color: #005ea2; background: #e7f6f8; box-shadow: inset 0 0 0 1px #005ea2; }
      input:focus-visible + label, textarea:focus-visible { outline: 3px solid #2491ff; outline-offset: 2px; }
      textarea { box-sizing: border-box; display: block; width: 100%; min-height: 6em; padding: .5em; border: 1px solid #565c65; font: inherit; }
      .when { margin: 0 0 .25em; font-size: .9em; color: #565c65; }
      .act { margin: 2em 0 0; padding: 1em 0 0; border-top: 1px solid #71767a; font-size: .85em; }
      @supports selector(:has(*)) {
        form .positive-branch, form .negative-branch { display: none; }
        form:has(.positive:checked) .positive-branch, form:has(.negative:checked) .negative-branch { display: block; }
        .when { display: none; }
      }
      @media print { form .positive-branch, form .negative-branch, .when { display: block !important; } .preview { display: none; } }
      """;

  /** The policy that the page is served with: it runs nothing, loads nothing and sends nothing. */
  public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
      + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private SurveyPreview() {}

  /** @param guideline gives the words that are the same for all, and after which ratings which branch is asked (F2e, F2f) */
  public static String html(SurveyContent survey, Guideline guideline, Display display) {
    var out = new StringBuilder();
    var title = SurveyContent.filled(survey.title()) ? survey.title() : "Survey without a title";
    out.append("<!DOCTYPE html>\n<html lang=\"en\" xml:lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\" />\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>Preview: ").append(escaped(title)).append("</title>\n")
        .append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    out.append("<div class=\"preview\"><p><strong>Preview.</strong> This is how a respondent would meet the survey. Nothing that is entered here is kept or sent.</p>");
    languages(out, survey);
    out.append("</div>\n");
    out.append("<p class=\"number\">OMB Control Number: ").append(escaped(display.controlNumber() == null ? "to be assigned" : display.controlNumber()))
        .append("<br />Expiration date: ").append(display.expiresOn() == null ? "to be assigned" : EXPIRY.format(display.expiresOn())).append("</p>\n");
    out.append("<h1>").append(escaped(title)).append("</h1>\n");
    paragraph(out, of(display));
    paragraph(out, survey.consent());
    var questions = survey.determination() == null || survey.isSurvey() ? Instrument.of(survey, guideline).questions() : List.<Question>of();
    if (!questions.isEmpty() && questions.stream().noneMatch(Question::required)) {
      paragraph(out, "Every question is optional. You may skip any of them, or stop at any time.");
    }
    if (questions.isEmpty()) {
      paragraph(out, SurveyContent.filled(survey.guide()) ? survey.guide() : "The draft has no question yet.");
    }
    out.append("<form autocomplete=\"off\">\n");
    questions.forEach(question -> question(out, question, guideline.positiveFrom()));
    out.append("</form>\n");
    act(out, survey, display);
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void languages(StringBuilder out, SurveyContent survey) {
    if (!survey.languages().isEmpty()) {
      out.append("<p>Shown in the language of the draft. The survey is offered in: ").append(escaped(String.join(", ", survey.languages()))).append(".</p>");
    }
  }

  private static String of(Display display) {
    return display.serviceName() == null ? display.agencyName()
        : display.agencyName() == null ? display.serviceName() : display.serviceName() + ", " + display.agencyName();
  }

  private static void question(StringBuilder out, Question question, int positiveFrom) {
    var branch = switch (question.branch()) {
      case ALWAYS -> "";
      case POSITIVE -> " positive-branch";
      case NEGATIVE -> " negative-branch";
    };
    out.append("<div class=\"question").append(branch).append("\">\n");
    if (question.branch() != Branch.ALWAYS) {
      out.append("<p class=\"when\">Asked after a ").append(question.branch() == Branch.POSITIVE ? "positive" : "negative").append(" answer to the first question.</p>\n");
    }
    var id = "q-" + question.id().replaceAll("[^A-Za-z0-9-]", "_");
    if (question.kind() == Kind.TEXT) {
      out.append("<label for=\"").append(id).append("\">").append(words(question)).append("</label>\n<textarea id=\"").append(id).append("\" rows=\"4\"></textarea>\n");
    } else {
      out.append("<fieldset>\n<legend>").append(words(question)).append("</legend>\n<ul class=\"options\">\n");
      var options = question.options();
      for (int i = 0; i < options.size(); i++) {
        var own = id + "-" + i;
        out.append("<li><input type=\"").append(question.kind() == Kind.SOME_OF ? "checkbox" : "radio").append("\" id=\"").append(own).append("\" name=\"").append(id)
            .append('"').append(question.id().equals("trust") ? " class=\"" + (positive(question.kind(), i, positiveFrom) ? "positive" : "negative") + "\"" : "")
            .append(" /><label for=\"").append(own).append("\">").append(escaped(options.get(i))).append("</label></li>\n");
      }
      out.append("</ul>\n</fieldset>\n");
    }
    out.append("</div>\n");
  }

  private static boolean positive(Kind kind, int option, int positiveFrom) {
    return kind == Kind.THUMBS ? option == 0 : option + 1 >= positiveFrom;
  }

  private static String words(Question question) {
    return escaped(question.text()) + (question.required() ? " (required)" : "");
  }

  private static void act(StringBuilder out, SurveyContent survey, Display display) {
    out.append("<div class=\"act\">\n");
    var minutes = survey.burden() == null ? null : survey.burden().minutes();
    paragraph(out, "Paperwork Reduction Act statement: a Federal agency may not conduct or sponsor a collection of information, and you are not required to answer one, "
        + "unless it shows a valid OMB control number. The control number of this collection is "
        + (display.controlNumber() == null ? "still to be assigned" : display.controlNumber()) + ". "
        + (minutes == null ? "The time that an answer takes has not been estimated yet." : "We estimate that it takes " + burden(minutes) + " per response.")
        + contact(survey.contact()));
    out.append("</div>\n");
  }

  private static String contact(SurveyContent.Contact contact) {
    var named = contact == null ? "" : Stream.of(contact.office(), contact.email()).filter(SurveyContent::filled).collect(Collectors.joining(", "));
    return named.isEmpty() ? "" : " Send comments on this estimate to " + named + ".";
  }

  private static String burden(BigDecimal minutes) {
    var plain = minutes.stripTrailingZeros().toPlainString();
    return plain + (plain.equals("1") ? " minute" : " minutes");
  }

  private static void paragraph(StringBuilder out, String text) {
    if (SurveyContent.filled(text)) {
      List.of(text.replace("\r", "").split("\n\\s*\n")).forEach(part -> out.append("<p>").append(escaped(part.strip()).replace("\n", "<br />\n")).append("</p>\n"));
    }
  }

  private static String escaped(String text) {
    return Harmless.markup(text);
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
