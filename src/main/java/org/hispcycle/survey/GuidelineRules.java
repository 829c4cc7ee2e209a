package org.hispcycle.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules that a guideline can have, with their titles. Which of them an edition has, and how strict it is, its guideline says. */
public final class GuidelineRules {

  public static final Map<String, String> TITLES = titles();

  /** Checked where the umbrella clearance is known, not by {@link ConformanceCheck} (F1f, L12). */
  static final Set<String> OF_THE_UMBRELLA = Set.of("umbrella", "publication");

  private GuidelineRules() {}

  /** The title of a rule; its id where it has none. */
  public static String title(String rule) {
    return TITLES.getOrDefault(rule, rule);
  }

  /** A rule about the survey itself, which an exception can be made from; the Act and the umbrella know none (F1e). */
  static boolean ofTheSurvey(String rule) {
    return !OF_THE_UMBRELLA.contains(rule);
  }

  private static Map<String, String> titles() {
    var titles = new LinkedHashMap<String, String>();
    titles.put("trust-wording", "Wording of the trust question");
    titles.put("trust-reason", "Reason for another wording of the trust question");
    titles.put("satisfaction", "Satisfaction question");
    titles.put("satisfaction-wording", "Wording of the satisfaction question");
    titles.put("satisfaction-reason", "Reason for another wording of the satisfaction question");
    titles.put("scale", "Scale of the trust question");
    titles.put("driver-mode", "How the drivers are asked about");
    titles.put("required-driver", "Required drivers");
    titles.put("applicable-driver", "Drivers that are required if they apply");
    titles.put("one-statement-per-driver", "One statement for each driver");
    titles.put("free-text", "Free text question");
    titles.put("max-questions", "Number of questions");
    titles.put("max-minutes", "Minutes for one response");
    titles.put("length-reason", "Reason for a longer survey");
    titles.put("order", "Order of the questions");
    titles.put("mandatory", "Every question is optional");
    titles.put("journey-end", "The only survey is at the end of the journey");
    titles.put("point-in-time", "Point in time");
    titles.put("timing", "Time after the interaction");
    titles.put("channels-of-service", "Channels of the service");
    titles.put("sampling", "Sampling");
    titles.put("consent", "What respondents are told");
    titles.put("driver-mapping", "Each question belongs to a driver");
    titles.put("consultation", "Consultation with OMB");
    titles.put("umbrella", "Room in the umbrella clearance");
    titles.put("publication", "Results may be published");
    return Collections.unmodifiableMap(titles);
  }
}
