package org.hispcycle.survey;

import static org.hispcycle.survey.SurveyContent.filled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hispcycle.survey.ConformanceReport.Finding;

/**
 * Compares a survey with a guideline, rule by rule (F1c, F2a to F2s, F3a to F3h, F4a to F4e, G10, E16, H13). Which rules there
 * are, and how strictly each is taken, the guideline says (L9, L10); what OMB's exception covers is no longer asked for (F1e).
 */
public final class ConformanceCheck {

  /** A sentence that ends and another that begins. */
  private static final Pattern SECOND_SENTENCE = Pattern.compile("[a-z][.!?] +[A-Z]");
  private static final String FREE_TEXT_ID = SurveyContent.FREE_TEXT;

  private final Guideline guideline;
  private final SurveyContent survey;
  private final Setting setting;
  private final List<Finding> findings = new ArrayList<>();

  private ConformanceCheck(Guideline guideline, SurveyContent survey, Setting setting) {
    this.guideline = guideline;
    this.survey = survey;
    this.setting = setting;
  }

  /** One finding at least for every rule of the guideline that a survey by itself can be checked for. */
  public static ConformanceReport report(Guideline guideline, SurveyContent survey, Setting setting) {
    var check = new ConformanceCheck(guideline, survey, setting);
    GuidelineRules.TITLES.keySet().stream().filter(guideline.rules()::containsKey)
        .filter(rule -> !GuidelineRules.OF_THE_UMBRELLA.contains(rule)).forEach(check::rule);
    return new ConformanceReport(check.findings);
  }

  /**
   * Where the survey departs from the guideline, when nothing is known about its service.
   *
   * @param onlySurvey the service has no other approved survey
   */
  public static List<Deviation> of(Guideline guideline, SurveyContent survey, boolean onlySurvey) {
    return report(guideline, survey, new Setting(onlySurvey, List.of(), null)).deviations();
  }

  private void rule(String rule) {
    int before = findings.size();
    var met = switch (rule) {
      case "trust-wording" -> trustWording(rule);
      case "trust-reason" -> trustReason(rule);
      case "satisfaction" -> satisfaction(rule);
      case "satisfaction-wording" -> satisfactionWording(rule);
      case "satisfaction-reason" -> satisfactionReason(rule);
      case "scale" -> scale(rule);
      case "driver-mode" -> driverMode(rule);
      case "required-driver" -> requiredDrivers(rule);
      case "applicable-driver" -> applicableDrivers(rule);
      case "one-statement-per-driver" -> oneStatement(rule);
      case "free-text" -> freeText(rule);
      case "max-questions" -> maxQuestions(rule);
      case "max-minutes" -> maxMinutes(rule);
      case "length-reason" -> lengthReason(rule);
      case "order" -> order(rule);
      case "mandatory" -> mandatory(rule);
      case "journey-end" -> journeyEnd(rule);
      case "point-in-time" -> pointInTime(rule);
      case "timing" -> timing(rule);
      case "channels-of-service" -> channels(rule);
      case "sampling" -> sampling(rule);
      case "consent" -> consent(rule);
      case "driver-mapping" -> driverMapping(rule);
      case "consultation" -> consultation(rule);
      default -> throw new IllegalStateException("No check for the rule " + rule);
    };
    if (findings.size() == before) {
      add(rule, ConformanceReport.MET, null, met);
    }
  }

  // ---- each rule answers with the sentence for a survey that meets it

  private String trustWording(String rule) {
    if (!filled(survey.trustQuestion())) {
      departed(rule, "trustQuestion", "The survey has no trust question. Use the wording " + quoted(guideline.trustTemplates()) + ".");
    } else if (!guideline.trustWordedAsPrinted(survey.trustQuestion())) {
      departed(rule, "trustQuestion", "The trust question is worded differently from the guideline: " + quoted(guideline.trustTemplates())
          + ". Use that wording, with names in place of the brackets, or say why not; the reviewers decide whether yours may be used.");
    }
    return "The trust question is worded as in the guideline.";
  }

  private String trustReason(String rule) {
    if (!filled(survey.trustQuestion()) || guideline.trustWordedAsPrinted(survey.trustQuestion())) {
      return notApplicable(rule, "The trust question is worded as in the guideline, so no reason is needed.");
    }
    if (!filled(survey.trustReason())) {
      departed(rule, "trustReason", "Say why the trust question is worded differently from the guideline, and what was discussed with OMB about it.");
    }
    return "The reason for the other wording is given.";
  }

  private String satisfaction(String rule) {
    if (!filled(survey.satisfactionQuestion())) {
      departed(rule, "satisfactionQuestion", "Add the satisfaction question, such as " + quoted(guideline.satisfactionTemplates()) + ".");
    }
    return "The survey asks about satisfaction.";
  }

  private String satisfactionWording(String rule) {
    if (!filled(survey.satisfactionQuestion())) {
      return notApplicable(rule, "The survey has no satisfaction question.");
    }
    if (!guideline.satisfactionWordedAsPrinted(survey.satisfactionQuestion())) {
      departed(rule, "satisfactionQuestion", "The satisfaction question is worded differently from the guideline: " + quoted(guideline.satisfactionTemplates())
          + ". Use that wording; another one is discussed with OMB first.");
    }
    return "The satisfaction question is worded as in the guideline.";
  }

  private String satisfactionReason(String rule) {
    if (!filled(survey.satisfactionQuestion()) || guideline.satisfactionWordedAsPrinted(survey.satisfactionQuestion())) {
      return notApplicable(rule, "The satisfaction question is not worded differently, so no reason is needed.");
    }
    if (!filled(survey.satisfactionReason())) {
      departed(rule, "satisfactionReason", "Say why the satisfaction question is worded differently from the guideline, and what was discussed with OMB about it.");
    }
    return "The reason for the other wording is given.";
  }

  private String scale(String rule) {
    if (!filled(survey.scale())) {
      departed(rule, "scale", "Choose the scale of the trust question. The guideline rates trust by " + scales() + ".");
    } else if (!guideline.scales().contains(survey.scale())) {
      departed(rule, "scale", "The guideline rates trust by " + scales() + "; this survey uses "
          + SurveyRules.SCALES.getOrDefault(survey.scale(), "another scale") + ". The reviewers decide, and OMB says which ratings count as affirmative.");
    }
    return "Trust is rated by " + scales() + ".";
  }

  private String driverMode(String rule) {
    var modes = guideline.driverModes().stream().map(SurveyRules.DRIVER_MODES::get).collect(Collectors.joining("; or: "));
    if (!guideline.driverModes().contains(survey.driverMode())) {
      departed(rule, "driverMode", "The guideline asks about the drivers in another way. Choose: " + modes + ".");
    } else if (!survey.asksDrivers()) {
      departed(rule, survey.driverMode().equals("branches") ? "positiveDrivers" : "driverQuestions",
          "The survey does not ask about the drivers at all. Add statements in this way: " + modes + ".");
    }
    return "The drivers are asked about as the guideline says.";
  }

  /** Where the survey writes its statements: field, what the question is called, and the statements themselves. */
  private record Place(String field, String question, Map<String, String> statements) {}

  private List<Place> places() {
    return "branches".equals(survey.driverMode())
        ? List.of(new Place("positiveDrivers", "in the question what made the difference", survey.positiveDrivers()),
            new Place("negativeDrivers", "in the question what could have been better", survey.negativeDrivers()))
        : List.of(new Place("driverQuestions", "among the questions about the drivers", survey.driverQuestions()));
  }

  private String requiredDrivers(String rule) {
    for (var place : places()) {
      var asked = new LinkedHashSet<String>();
      for (var driver : guideline.drivers()) {
        var domain = domain(driver);
        if (!driver.required().equals(Guideline.REQUIRED) || !asked.add(domain.get(0).id())) {
          continue;
        }
        if (domain.stream().noneMatch(each -> filled(place.statements().get(each.id())))) {
          departed(rule, place.field() + "." + driver.id(), "Add a statement for the driver " + labels(domain) + " " + place.question() + "; the guideline requires it.");
        }
      }
    }
    return "Every required driver has its statement.";
  }

  private String applicableDrivers(String rule) {
    var concerned = guideline.drivers().stream().filter(each -> each.required().equals(Guideline.IF_APPLICABLE)).toList();
    if (concerned.isEmpty()) {
      return notApplicable(rule, "The guideline has no driver that is required only if it applies.");
    }
    for (var place : places()) {
      for (var driver : concerned) {
        if (!filled(place.statements().get(driver.id())) && !filled(survey.notApplicable().get(driver.id()))) {
          departed(rule, place.field() + "." + driver.id(), "There is no statement for the driver \"" + driver.label() + "\" " + place.question()
              + ". It is required if it applies: add one, or say why the driver does not apply to the service.");
        }
      }
    }
    var excused = concerned.stream().filter(each -> filled(survey.notApplicable().get(each.id()))).map(Guideline.Driver::label).toList();
    return excused.isEmpty() ? "Every driver that is required if it applies has its statement."
        : "The other drivers have their statements. Said not to apply, with the reason: " + String.join(", ", excused) + ".";
  }

  private String oneStatement(String rule) {
    for (var place : places()) {
      place.statements().forEach((driver, statement) -> {
        var text = statement.strip();
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || SECOND_SENTENCE.matcher(text).find()) {
          departed(rule, place.field() + "." + driver, "Choose one statement for the driver \"" + SurveyRules.DRIVERS.getOrDefault(driver, "of that name") + "\" "
              + place.question() + "; there stand several. Respondents can agree with one and not with the other.");
        }
      });
    }
    return "No driver has more than one statement.";
  }

  private String freeText(String rule) {
    var writable = survey.channels().isEmpty() || !guideline.channelsWithoutText().containsAll(survey.channels());
    if (!writable) {
      return notApplicable(rule, "Nothing can be written in the channels of the survey, so free text may be left out.");
    }
    if (!filled(survey.freeText())) {
      departed(rule, "freeText", "Add the free text question; it may be left out only where the format takes no text, such as an automated phone survey.");
    } else if (survey.mandatory().contains(FREE_TEXT_ID) && guideline.rule("mandatory").isEmpty()) {
      departed(rule, "mandatory", "Free text is offered, not required. Make the free text question optional.");
    }
    return "Respondents can add what they want to say.";
  }

  private String maxQuestions(String rule) {
    if (guideline.maxQuestions() == null) {
      return notApplicable(rule, "The guideline does not limit the number of questions.");
    }
    if (survey.questions() > guideline.maxQuestions()) {
      departed(rule, "extraQuestions", "The survey has " + survey.questions() + " questions; the guideline has at most " + guideline.maxQuestions()
          + ". Leave out " + (survey.questions() - guideline.maxQuestions()) + (allowsReason() ? ", or say why so many are needed." : "."));
    }
    return "A respondent is asked " + survey.questions() + " questions, and " + guideline.maxQuestions() + " are allowed.";
  }

  private String maxMinutes(String rule) {
    var minutes = survey.burden() == null ? null : survey.burden().minutes();
    if (guideline.maxMinutes() == null || minutes == null) {
      return notApplicable(rule, guideline.maxMinutes() == null ? "The guideline does not limit the time." : "The burden does not say yet how long an answer takes.");
    }
    if (tooLong()) {
      departed(rule, "burden.groups", "The survey takes " + minutes.stripTrailingZeros().toPlainString() + " minutes; the guideline has at most " + guideline.maxMinutes()
          + ". Shorten it" + (allowsReason() ? ", or say why it takes so long." : "."));
    }
    return "An answer takes no longer than " + guideline.maxMinutes() + " minutes.";
  }

  private String lengthReason(String rule) {
    var longer = guideline.maxQuestions() != null && survey.questions() > guideline.maxQuestions() || tooLong();
    if (!longer) {
      return notApplicable(rule, "The survey is not longer than the guideline says, so no reason is needed.");
    }
    if (!filled(survey.lengthReason())) {
      departed(rule, "lengthReason", "Say why the survey is longer than the guideline says: its questions and minutes are a burden on respondents.");
    }
    return "The reason for the length is given.";
  }

  private String order(String rule) {
    var asked = survey.asked();
    var own = survey.extraQuestions().stream().map(SurveyContent.ExtraQuestion::id).toList();
    if ("overallFirst".equals(guideline.order())) {
      int overall = Math.max(asked.indexOf(SurveyContent.TRUST), asked.indexOf(SurveyContent.SATISFACTION));
      if (asked.stream().limit(Math.max(overall, 0)).anyMatch(each -> each.equals(SurveyContent.DRIVERS) || own.contains(each))) {
        departed(rule, "order", "Ask about trust and satisfaction first, with free text beside them if you like, and the other questions after them.");
      }
      return "The overall measures come first.";
    }
    int firstOwn = asked.stream().filter(own::contains).mapToInt(asked::indexOf).min().orElse(asked.size());
    if (asked.stream().skip(firstOwn).anyMatch(each -> !own.contains(each))) {
      departed(rule, "order", "Put the additional questions after the required ones: trust, drivers and free text come first.");
    }
    return "The additional questions come after the required ones.";
  }

  private String mandatory(String rule) {
    var forced = survey.mandatory().stream().filter(survey.asked()::contains).map(this::named).toList();
    if (!forced.isEmpty()) {
      departed(rule, "mandatory", "Every question must be optional for respondents. Make these optional: " + String.join(", ", forced) + ".");
    }
    return "Respondents may leave out any question.";
  }

  private String journeyEnd(String rule) {
    if (!setting.onlySurvey()) {
      return notApplicable(rule, "The service has another approved survey.");
    }
    if (!SurveyRules.END_OF_JOURNEY.equals(survey.pointInTime())) {
      departed(rule, "pointInTime", "This is the only survey of the service: it should be at or near the completion of the service journey. "
          + "Move it there, or deploy a second one.");
    }
    return "The only survey of the service is at the end of its journey.";
  }

  private String pointInTime(String rule) {
    if (survey.pointInTime() == null || !guideline.pointsInTime().contains(survey.pointInTime())) {
      departed(rule, "pointInTime", "The guideline does not know this point in time. Choose one of: "
          + guideline.pointsInTime().stream().map(each -> SurveyRules.POINTS_IN_TIME.getOrDefault(each, each)).collect(Collectors.joining("; ")) + ".");
    }
    return "The point in time is one of the guideline's.";
  }

  private String timing(String rule) {
    if (guideline.hoursAfter() == null || !"post_interaction".equals(survey.pointInTime())) {
      return notApplicable(rule, "The survey does not follow a single interaction.");
    }
    if (survey.hoursAfter() == null) {
      departed(rule, "hoursAfter", "Say within how many hours after the interaction the survey is offered; the guideline has " + guideline.hoursAfter() + ".");
    } else if (survey.hoursAfter() > guideline.hoursAfter()) {
      departed(rule, "hoursAfter", "The survey is offered up to " + survey.hoursAfter() + " hours after the interaction; the guideline has " + guideline.hoursAfter()
          + ". Offer it earlier; the reviewers decide whether a later moment suits the service.");
    }
    return "The survey is offered within " + guideline.hoursAfter() + " hours.";
  }

  private String channels(String rule) {
    if (setting.serviceChannels().isEmpty()) {
      return notApplicable(rule, "The register does not say in which channels the service is offered.");
    }
    var missing = setting.serviceChannels().stream().filter(each -> !survey.channels().contains(each)).toList();
    if (!missing.isEmpty() && !filled(survey.channelReason())) {
      departed(rule, "channels", "Customers use the service in channels without the survey: " + words(missing) + ". Offer the survey there too, or say why not.");
    }
    return missing.isEmpty() ? "The survey is offered in every channel of the service." : "Why these channels have no survey is said: " + words(missing) + ".";
  }

  private String sampling(String rule) {
    var sampling = survey.sampling();
    if (sampling == null || !Boolean.TRUE.equals(sampling.used()) && !Boolean.TRUE.equals(sampling.split())) {
      return notApplicable(rule, "No sample is drawn: every customer is asked.");
    }
    if (!filled(sampling.plan())) {
      departed(rule, "sampling.plan", "Describe the sampling plan: who is asked, how they are chosen, and how many.");
    }
    if (Boolean.TRUE.equals(sampling.split()) && !filled(sampling.consulted())) {
      departed(rule, "sampling.consulted", "Splitting a long survey by sampling needs consultation with OMB before it starts. Say when and with whom OMB was consulted; "
          + "the reviewers look at the plan.");
    }
    return "The sampling plan is described.";
  }

  private String consent(String rule) {
    if (!filled(survey.consent())) {
      departed(rule, "consent", "Write what respondents are told: that answering is voluntary and has no effect on benefits or services, and that results are published.");
    }
    return "Respondents are told that answering is voluntary.";
  }

  private String driverMapping(String rule) {
    var questions = survey.extraQuestions();
    for (int i = 0; i < questions.size(); i++) {
      if (!questions.get(i).blank() && questions.get(i).driver() == null) {
        departed(rule, "extraQuestions[" + i + "].driver", "Say which driver additional question " + (i + 1) + " is about, so that results can be compared across the Government.");
      }
    }
    return "Every additional question belongs to a driver.";
  }

  private String consultation(String rule) {
    var consultation = survey.consultation();
    if (consultation == null || consultation.on() == null || !filled(consultation.with())) {
      departed(rule, "consultation", "Work with OMB on where feedback is most relevant, before the survey is drafted: say on which day and with whom that was discussed.");
    }
    return "The survey was discussed with OMB.";
  }

  // ---- words and figures

  private boolean tooLong() {
    var minutes = survey.burden() == null ? null : survey.burden().minutes();
    return guideline.maxMinutes() != null && minutes != null && minutes.compareTo(java.math.BigDecimal.valueOf(guideline.maxMinutes())) > 0;
  }

  private boolean allowsReason() {
    return guideline.rule("length-reason").isPresent();
  }

  private List<Guideline.Driver> domain(Guideline.Driver driver) {
    return driver.domain() == null ? List.of(driver)
        : guideline.drivers().stream().filter(each -> driver.domain().equals(each.domain())).toList();
  }

  private static String labels(List<Guideline.Driver> drivers) {
    return drivers.stream().map(each -> "\"" + each.label() + "\"").collect(Collectors.joining(" or "));
  }

  private String scales() {
    return guideline.scales().stream().map(each -> SurveyRules.SCALES.getOrDefault(each, each)).collect(Collectors.joining(" or "));
  }

  private String named(String question) {
    var names = new LinkedHashMap<>(Map.of(SurveyContent.TRUST, "trust", SurveyContent.SATISFACTION, "satisfaction", SurveyContent.DRIVERS, "drivers",
        SurveyContent.FREE_TEXT, "free text"));
    for (int i = 0; i < survey.extraQuestions().size(); i++) {
      names.putIfAbsent(survey.extraQuestions().get(i).id(), "additional question " + (i + 1));
    }
    return names.getOrDefault(question, question);
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(" or "));
  }

  private static String words(List<String> codes) {
    return codes.stream().map(each -> each.replace('_', ' ')).collect(Collectors.joining(", "));
  }

  private String notApplicable(String rule, String why) {
    add(rule, ConformanceReport.NOT_APPLICABLE, null, why);
    return why;
  }

  private void departed(String rule, String field, String message) {
    var exception = setting.exception();
    if (exception != null && exception.covers(rule)) {
      add(rule, ConformanceReport.EXCEPTED, field, message + " OMB's exception allows this until " + exception.expiresOn() + ".");
    } else {
      add(rule, ConformanceReport.DEPARTED, field, message);
    }
  }

  private void add(String rule, String status, String field, String message) {
    var strictness = guideline.rules().get(rule);
    findings.add(new Finding(rule, GuidelineRules.title(rule), strictness.severity(), status, message, strictness.clause(), field));
  }
}
