package org.hispcycle.survey;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/**
 * What a complete request must say (H1, H12, H17); each fault names the field and what to do. Whether the survey follows the
 * guidelines is the matter of {@link ConformanceCheck}.
 */
public final class SurveyRules {

  public static final Map<String, String> SCALES = ordered("thumbs", "thumbs up or down", "likert5", "a five-point scale", "stars5", "five stars");
  public static final Map<String, String> DRIVER_MODES = ordered("branches", "Two questions, by the answer to the trust question: what made the difference, what could have been better",
      "improve", "One question for all: how can we improve", "each", "A rated question for each driver");
  /** The drivers of trust (N5). */
  public static final Map<String, String> DRIVERS = ordered("effectiveness", "Effectiveness", "ease", "Ease", "efficiency", "Efficiency",
      "transparency", "Transparency", "humanity", "Humanity / Equity", "employee", "Employee interaction", "other", "Other");
  public static final Map<String, String> QUESTION_KINDS = ordered("choice", "Choice", "scale", "Scale", "text", "Free text");
  public static final Map<String, String> POINTS_IN_TIME = ordered("post_interaction", "After an interaction (within 48 hours)",
      "post_service_journey", "At the end of the service journey", "relational", "Relationship as a whole");
  public static final Map<String, String> METHODS = ordered("survey", "Survey", "openEnded", "Open-ended research", "usability", "Usability test",
      "observation", "Direct observation", "recruiting", "Recruiting of participants", "publicMeeting", "Public meeting or its online equivalent");
  public static final Map<String, String> COLLECTS_FROM = ordered("public", "Members of the public, contractors included",
      "federalEmployees", "Federal employees as part of their duties");
  /** Those who answer, as the request for a clearance lists them (H17). */
  public static final Map<String, String> CATEGORIES = ordered("households", "Individuals or Households", "private-sector", "Private Sector",
      "governments", "State, Local, or Tribal Governments", "federal", "Federal Government");
  public static final String END_OF_JOURNEY = "post_service_journey";

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_GUIDE = 40_000;
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_NAME = 60;
  private static final int MOST_QUESTIONS = 100;
  private static final int MOST_OF_A_LIST = 50;
  private static final int MOST_GROUPS = 20;
  private static final int MOST_HOURS_AFTER = 8_760;
  private static final int MOST_RESPONSES_EACH = 366;
  private static final long MOST_RESPONDENTS = 400_000_000L;
  private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(600);
  private static final BigDecimal HIGHEST_COST_EACH = BigDecimal.valueOf(10_000);
  private static final BigDecimal HIGHEST_COST = BigDecimal.valueOf(1_000_000_000);
  private static final int LOWEST_AFFIRMATIVE = 3;
  private static final int HIGHEST_RATING = 5;
  private static final Pattern QUESTION_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Pattern FILE_ID = Pattern.compile("e[0-9]{1,18}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]{1,63}(\\.[^\\s@.]{1,63}){1,8}");
  private static final Set<String> QUESTIONS_OF_ALL = Set.of(SurveyContent.TRUST, SurveyContent.SATISFACTION, SurveyContent.DRIVERS, SurveyContent.FREE_TEXT);

  private final List<Fault> faults = new ArrayList<>();
  private final SurveyContent survey;

  private SurveyRules(SurveyContent survey) {
    this.survey = survey;
  }

  /** What the HISP writes. */
  public static List<Fault> draft(SurveyContent survey, int serviceId) {
    var rules = new SurveyRules(survey);
    rules.about(serviceId);
    rules.determination();
    if (survey.isSurvey()) {
      rules.questions();
    } else {
      rules.text("activity", "what happens", survey.activity(), LONGEST_TEXT);
      rules.text("guide", "the questions or the interviewer guide", survey.guide(), LONGEST_GUIDE);
    }
    rules.burden();
    rules.incentive();
    rules.attached();
    return rules.faults;
  }

  /**
   * Whether its channels are codes of the edition's list (N4): figures by channel compare only then.
   *
   * @param known empty where the edition has no list
   */
  public static List<Fault> channels(SurveyContent survey, List<String> known) {
    var unknown = known.isEmpty() || !survey.isSurvey() ? List.<String>of() : survey.channels().stream().filter(each -> each != null && !known.contains(each)).distinct().toList();
    return unknown.stream().limit(MOST_OF_A_LIST).map(each -> new Fault("channels", "There is no channel \"" + TextRule.shown(each, LONGEST_NAME) + "\". Choose from "
        + String.join(", ", known) + ".")).toList();
  }

  /** What OMB's desk officer decides for a survey with five ratings (F2d, F2p). */
  public static List<Fault> affirmative(SurveyContent survey) {
    var rules = new SurveyRules(survey);
    var given = survey.affirmative();
    if (given == null || given.from() == null || given.from() < LOWEST_AFFIRMATIVE || given.from() > HIGHEST_RATING) {
      rules.fault("affirmative.from", "Say from which of the five ratings on an answer counts as affirmative: " + LOWEST_AFFIRMATIVE + ", 4 or " + HIGHEST_RATING + ".");
    }
    rules.text("affirmative.reason", "why these ratings count", given == null ? null : given.reason(), LONGEST_TEXT);
    return rules.faults;
  }

  private void about(int serviceId) {
    line("title", "a title for the survey", survey.title(), true);
    if (survey.serviceId() != null && survey.serviceId() != serviceId) {
      fault("serviceId", "This case is about service " + serviceId + ", not " + survey.serviceId()
          + ". Request a clearance of its own for another service.");
    }
    line("touchpoint", "the moment of the journey that the survey asks about", survey.touchpoint(), false);
    text("purpose", "what the answers are used for", survey.purpose(), LONGEST_TEXT);
    names("languages", "a language", survey.languages());
    text("mostAffected", "the burden on the groups that are most affected", survey.mostAffected(), LONGEST_TEXT);
    if (survey.consultation() != null) {
      line("consultation.with", "with whom at OMB it was discussed", survey.consultation().with(), false);
      text("consultation.agreed", "what was agreed", survey.consultation().agreed(), LONGEST_TEXT);
    }
  }

  private void questions() {
    line("trustQuestion", "the trust question", survey.trustQuestion(), true);
    text("trustReason", "why the trust question is worded differently", survey.trustReason(), LONGEST_TEXT);
    line("satisfactionQuestion", "the satisfaction question", survey.satisfactionQuestion(), false);
    text("satisfactionReason", "why the satisfaction question is worded differently", survey.satisfactionReason(), LONGEST_TEXT);
    choice("scale", "a scale for the trust question", survey.scale(), SCALES, true);
    choice("driverMode", "how the survey asks about the drivers", survey.driverMode(), DRIVER_MODES, true);
    statements("positiveDrivers", "the statement for", survey.positiveDrivers(), LONGEST_LINE);
    statements("negativeDrivers", "the statement for", survey.negativeDrivers(), LONGEST_LINE);
    statements("driverQuestions", "the statement for", survey.driverQuestions(), LONGEST_LINE);
    statements("notApplicable", "why there is none for", survey.notApplicable(), LONGEST_TEXT);
    line("freeText", "the free text question", survey.freeText(), false);
    extraQuestions();
    listed("order", survey.order().size(), MOST_QUESTIONS + QUESTIONS_OF_ALL.size());
    listed("mandatory", survey.mandatory().size(), MOST_QUESTIONS + QUESTIONS_OF_ALL.size());
    text("lengthReason", "why the survey is longer", survey.lengthReason(), LONGEST_TEXT);
    if (survey.channels().isEmpty()) {
      fault("channels", "Choose at least one channel in which the survey is offered.");
    }
    names("channels", "a channel", survey.channels());
    text("channelReason", "why not every channel of the service has the survey", survey.channelReason(), LONGEST_TEXT);
    line("journeyStage", "the stage of the service journey", survey.journeyStage(), false);
    choice("pointInTime", "the point in time of the survey", survey.pointInTime(), POINTS_IN_TIME, true);
    if (survey.hoursAfter() != null && (survey.hoursAfter() < 0 || survey.hoursAfter() > MOST_HOURS_AFTER)) {
      fault("hoursAfter", "Enter within how many hours the survey is offered: a whole number from 0 to " + MOST_HOURS_AFTER + ".");
    }
    if (survey.sampling() != null) {
      text("sampling.plan", "the sampling plan", survey.sampling().plan(), LONGEST_TEXT);
      text("sampling.consulted", "when and with whom OMB was consulted", survey.sampling().consulted(), LONGEST_TEXT);
    }
    text("consent", "what respondents are told before they answer", survey.consent(), LONGEST_TEXT);
  }

  private void extraQuestions() {
    var questions = survey.extraQuestions();
    if (!listed("extraQuestions", questions.size(), MOST_QUESTIONS)) {
      return;
    }
    var ids = new HashSet<String>();
    for (int i = 0; i < questions.size(); i++) {
      var each = questions.get(i);
      var field = "extraQuestions[" + i + "]";
      if (each.blank()) {
        continue;
      }
      line(field + ".text", "additional question " + (i + 1), each.text(), true);
      choice(field + ".kind", "the kind of additional question " + (i + 1), each.kind(), QUESTION_KINDS, true);
      choice(field + ".driver", "the driver of additional question " + (i + 1), each.driver(), DRIVERS, false);
      answers(field + ".options", i + 1, each);
      if (!QUESTION_ID.matcher(each.id()).matches() || QUESTIONS_OF_ALL.contains(each.id())) {
        fault(field + ".id", "Give additional question " + (i + 1) + " an id of up to 40 letters, digits, hyphens and underscores that no other question has, such as x"
            + (i + 1) + ".");
      } else if (!ids.add(each.id())) {
        fault(field + ".id", "Two additional questions have the id " + each.id() + ". Give each its own.");
      }
    }
  }

  private void answers(String field, int number, SurveyContent.ExtraQuestion question) {
    if (question.kind().equals("choice") && question.options().size() < 2) {
      fault(field, "Write at least two answers to choose from for additional question " + number + ", one on each line.");
    }
    if (listed(field, question.options().size(), MOST_OF_A_LIST)) {
      question.options().forEach(each -> line(field, "an answer to additional question " + number, each, true));
    }
  }

  private void statements(String field, String what, Map<String, String> statements, int longest) {
    for (var each : statements.entrySet()) {
      if (!DRIVERS.containsKey(each.getKey())) {
        fault(field, "There is no driver \"" + shown(each.getKey()) + "\". Drivers are " + String.join(", ", DRIVERS.keySet()) + ".");
        return;
      }
      text(field + "." + each.getKey(), what + " " + DRIVERS.get(each.getKey()), each.getValue(), longest);
    }
  }

  private void determination() {
    var given = survey.determination();
    if (given == null) {
      fault("determination", "Answer the questions that decide whether the Paperwork Reduction Act applies.");
      return;
    }
    choice("determination.collectsFrom", "from whom information is collected", given.collectsFrom(), COLLECTS_FROM, true);
    choice("determination.method", "how information is collected", given.method(), METHODS, true);
    if (given.respondents() == null || given.respondents() < 1) {
      fault("determination.respondents", "Enter how many people are asked within twelve months; at least 1.");
    }
    flag("identicalQuestions", "whether everybody gets the same questions", given.identicalQuestions());
    flag("otherGroupsSamePurpose", "whether other groups are asked for the same purpose", given.otherGroupsSamePurpose());
    flag("screeningQuestions", "whether there are screening questions", given.screeningQuestions());
  }

  private void flag(String name, String what, Boolean value) {
    if (value == null) {
      fault("determination." + name, "Say " + what + ": yes or no.");
    }
  }

  private void burden() {
    var burden = survey.burden();
    if (burden == null || burden.groups().isEmpty()) {
      fault("burden.groups", "Enter the burden: who answers, how many in a year, and how many minutes one answer takes.");
      return;
    }
    if (!listed("burden.groups", burden.groups().size(), MOST_GROUPS)) {
      return;
    }
    for (int i = 0; i < burden.groups().size(); i++) {
      group("burden.groups[" + i + "]", burden.groups().get(i));
    }
    cost("burden.federalCost", "what the collection costs the Federal Government in a year", burden.federalCost(), HIGHEST_COST);
    var asked = survey.determination() == null ? null : survey.determination().respondents();
    if (asked != null && asked >= 1 && burden.complete() && asked < burden.respondents()) {
      fault("burden.groups[0].respondents", "The burden counts " + burden.respondents() + " people, but only " + asked
          + " are to be asked within twelve months. Correct one of the two.");
    }
  }

  private void group(String field, SurveyContent.Burden.Group group) {
    choice(field + ".category", "who answers", group.category(), CATEGORIES, true);
    if (group.respondents() == null || group.respondents() < 1 || group.respondents() > MOST_RESPONDENTS) {
      fault(field + ".respondents", "Enter how many people will answer in a year: a whole number from 1 to " + MOST_RESPONDENTS + ".");
    }
    if (group.responsesEach() == null || group.responsesEach() < 1 || group.responsesEach() > MOST_RESPONSES_EACH) {
      fault(field + ".responsesEach", "Enter how often each of them answers in a year: a whole number from 1 to " + MOST_RESPONSES_EACH + ".");
    }
    if (group.minutes() == null || group.minutes().signum() <= 0 || group.minutes().compareTo(MOST_MINUTES) > 0) {
      fault(field + ".minutes", "Enter how many minutes one answer takes: more than 0 and at most " + MOST_MINUTES + ".");
    }
    cost(field + ".costEach", "what one answer costs the respondent beside time", group.costEach(), HIGHEST_COST_EACH);
  }

  private void cost(String field, String what, BigDecimal value, BigDecimal most) {
    if (value != null && (value.signum() < 0 || value.compareTo(most) > 0)) {
      fault(field, "Enter " + what + " in dollars: from 0 to " + most.toPlainString() + ".");
    }
  }

  private void incentive() {
    var incentive = survey.incentive();
    if (survey.offersIncentive()) {
      line("incentive.kind", "the kind of incentive", incentive.kind(), false);
      line("incentive.amount", "the amount of the incentive", incentive.amount(), false);
      TextRule.check(faults, "incentive.description", "what the participants get (kind and amount)", incentive.description(), true, LONGEST_TEXT);
      TextRule.check(faults, "incentive.justification", "why an incentive is needed", incentive.justification(), true, LONGEST_TEXT);
    }
  }

  private void attached() {
    if (listed("files", survey.files().size(), MOST_OF_A_LIST)) {
      for (int i = 0; i < survey.files().size(); i++) {
        if (!FILE_ID.matcher(survey.files().get(i)).matches()) {
          fault("files[" + i + "]", "\"" + shown(survey.files().get(i)) + "\" is no file of this case. Add the file again.");
        }
      }
    }
    if (listed("links", survey.links().size(), MOST_OF_A_LIST)) {
      for (int i = 0; i < survey.links().size(); i++) {
        line("links[" + i + "].title", "what link " + (i + 1) + " leads to", survey.links().get(i).title(), true);
        if (!webAddress(survey.links().get(i).url())) {
          fault("links[" + i + "].url", "Enter the address of link " + (i + 1) + " in full; it begins with https:// or http://.");
        }
      }
    }
    if (survey.contact() != null) {
      line("contact.office", "the office that answers questions", survey.contact().office(), false);
      if (SurveyContent.filled(survey.contact().email()) && !EMAIL.matcher(survey.contact().email().strip()).matches()) {
        fault("contact.email", "Enter the e-mail address of the contact like name@agency.gov.");
      }
    }
  }

  private static boolean webAddress(String url) {
    if (url == null || url.length() > LONGEST_TEXT) {
      return false;
    }
    try {
      var uri = new URI(url.strip());
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  private void names(String field, String what, List<String> names) {
    if (listed(field, names.size(), MOST_OF_A_LIST)) {
      for (int i = 0; i < names.size(); i++) {
        TextRule.check(faults, field, what, names.get(i), true, LONGEST_NAME);
      }
    }
  }

  private boolean listed(String field, int entries, int most) {
    if (entries > most) {
      fault(field, "There are " + entries + " entries here; at most " + most + " are kept. Shorten the list" + (field.equals("extraQuestions") ? ", or split the survey." : "."));
    }
    return entries <= most;
  }

  private void choice(String field, String what, String value, Map<String, String> choices, boolean required) {
    if (!SurveyContent.filled(value)) {
      if (required) {
        fault(field, "Choose " + what + ".");
      }
    } else if (!choices.containsKey(value)) {
      fault(field, "Choose " + what + ": there is no \"" + shown(value) + "\". Possible: " + String.join(", ", choices.keySet()) + ".");
    }
  }

  private void line(String field, String what, String value, boolean required) {
    TextRule.check(faults, field, what, value, required, LONGEST_LINE);
  }

  private void text(String field, String what, String value, int longest) {
    TextRule.check(faults, field, what, value, false, longest);
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }

  /** What somebody sent, short enough to stand in a sentence. */
  private static String shown(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private static Map<String, String> ordered(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }
}
