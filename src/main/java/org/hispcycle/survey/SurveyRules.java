package org.hispcycle.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/** What a complete request must say; each fault names the field and what to do. */
public final class SurveyRules {

  public static final Map<String, String> SCALES = ordered("thumbs", "thumbs up or down", "likert5", "a five-point scale");
  public static final Map<String, String> POINTS_IN_TIME = ordered("post_interaction", "After an interaction (within 48 hours)",
      "post_service_journey", "At the end of the service journey", "relational", "Relationship as a whole");
  public static final Map<String, String> METHODS = ordered("survey", "Survey", "openEnded", "Open-ended research", "usability", "Usability test",
      "observation", "Direct observation", "recruiting", "Recruiting of participants");
  public static final Map<String, String> COLLECTS_FROM = ordered("public", "Members of the public, contractors included",
      "federalEmployees", "Federal employees as part of their duties");
  public static final String END_OF_JOURNEY = "post_service_journey";

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_LINE = 300;
  private static final int MOST_QUESTIONS = 100;
  private static final long MOST_RESPONDENTS = 400_000_000L;
  private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(600);

  private SurveyRules() {}

  /** What the HISP writes (H1, H12, H17). */
  public static List<Fault> draft(SurveyContent survey, int serviceId) {
    var faults = new ArrayList<Fault>();
    TextRule.check(faults, "title", "a title for the survey", survey.title(), true, LONGEST_LINE);
    if (survey.serviceId() != null && survey.serviceId() != serviceId) {
      faults.add(new Fault("serviceId", "This case is about service " + serviceId + ", not " + survey.serviceId()
          + ". Request a clearance of its own for another service."));
    }
    determination(faults, survey.determination());
    if (survey.determination() != null && "survey".equals(survey.determination().method())) {
      questions(faults, survey);
    }
    burden(faults, survey);
    if (survey.offersIncentive()) {
      TextRule.check(faults, "incentive.description", "what the participants get (kind and amount)", survey.incentive().description(), true, LONGEST_TEXT);
      TextRule.check(faults, "incentive.justification", "why an incentive is needed", survey.incentive().justification(), true, LONGEST_TEXT);
    }
    TextRule.check(faults, "languages", "the languages", survey.languages(), false, LONGEST_LINE);
    return faults;
  }

  private static void questions(List<Fault> faults, SurveyContent survey) {
    TextRule.check(faults, "trustQuestion", "the trust question", survey.trustQuestion(), true, LONGEST_LINE);
    choice(faults, "scale", "a scale for the trust question", survey.scale(), SCALES);
    choice(faults, "pointInTime", "the point in time of the survey", survey.pointInTime(), POINTS_IN_TIME);
    if (survey.channels().isEmpty()) {
      faults.add(new Fault("channels", "Choose at least one channel in which the survey is offered."));
    }
    survey.channels().forEach(channel -> TextRule.check(faults, "channels", "a channel", channel, true, 60));
    TextRule.check(faults, "freeText", "the free text question", survey.freeText(), false, LONGEST_LINE);
    statements(faults, "positiveDrivers", survey.positiveDrivers());
    statements(faults, "negativeDrivers", survey.negativeDrivers());
    if (survey.extraQuestions().size() > MOST_QUESTIONS) {
      faults.add(new Fault("extraQuestions", "The survey has " + survey.extraQuestions().size() + " additional questions; at most "
          + MOST_QUESTIONS + " can be kept. Split it."));
    }
    for (int i = 0; i < Math.min(survey.extraQuestions().size(), MOST_QUESTIONS); i++) {
      TextRule.check(faults, "extraQuestions[" + i + "]", "additional question " + (i + 1), survey.extraQuestions().get(i), true, LONGEST_LINE);
    }
  }

  private static void statements(List<Fault> faults, String field, Map<String, String> statements) {
    statements.forEach((driver, statement) -> TextRule.check(faults, field + "." + shown(driver), "the statement for " + shown(driver), statement, false, LONGEST_LINE));
  }

  private static void determination(List<Fault> faults, SurveyContent.Determination given) {
    if (given == null) {
      faults.add(new Fault("determination", "Answer the questions that decide whether the Paperwork Reduction Act applies."));
      return;
    }
    choice(faults, "determination.collectsFrom", "from whom information is collected", given.collectsFrom(), COLLECTS_FROM);
    choice(faults, "determination.method", "how information is collected", given.method(), METHODS);
    if (given.respondents() == null || given.respondents() < 1) {
      faults.add(new Fault("determination.respondents", "Enter how many people are asked within twelve months; at least 1."));
    }
    flag(faults, "identicalQuestions", "whether everybody gets the same questions", given.identicalQuestions());
    flag(faults, "otherGroupsSamePurpose", "whether other groups are asked for the same purpose", given.otherGroupsSamePurpose());
    flag(faults, "screeningQuestions", "whether there are screening questions", given.screeningQuestions());
  }

  private static void flag(List<Fault> faults, String name, String what, Boolean value) {
    if (value == null) {
      faults.add(new Fault("determination." + name, "Say " + what + ": yes or no."));
    }
  }

  private static void burden(List<Fault> faults, SurveyContent survey) {
    var burden = survey.burden();
    if (burden == null || burden.respondents() == null || burden.respondents() < 1 || burden.respondents() > MOST_RESPONDENTS) {
      faults.add(new Fault("burden.respondents", "Enter how many people will answer in a year: a whole number from 1 to " + MOST_RESPONDENTS + "."));
    } else if (survey.determination() != null && survey.determination().respondents() != null
        && survey.determination().respondents() >= 1 && survey.determination().respondents() < burden.respondents()) {
      faults.add(new Fault("burden.respondents", "The burden counts " + burden.respondents() + " people, but only "
          + survey.determination().respondents() + " are to be asked within twelve months. Correct one of the two."));
    }
    if (burden == null || burden.minutes() == null || burden.minutes().signum() <= 0 || burden.minutes().compareTo(MOST_MINUTES) > 0) {
      faults.add(new Fault("burden.minutes", "Enter how many minutes one answer takes: more than 0 and at most " + MOST_MINUTES + "."));
    }
  }

  private static void choice(List<Fault> faults, String field, String what, String value, Map<String, String> choices) {
    if (!SurveyContent.filled(value)) {
      faults.add(new Fault(field, "Choose " + what + "."));
    } else if (!choices.containsKey(value)) {
      faults.add(new Fault(field, "Choose " + what + ": there is no \"" + shown(value) + "\". Possible: " + String.join(", ", choices.keySet()) + "."));
    }
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
    return java.util.Collections.unmodifiableMap(map);
  }
}
