package org.hispcycle.clearance.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What tests change in the sample survey. */
final class SurveyChanges {

  static final Consumer<ObjectNode> INCENTIVE = draft -> draft.putObject("incentive").put("offered", true)
      .put("description", "A gift card of $10").put("justification", "An hour of research with people who are hard to reach");

  /** Each fault with a part of the sentence that it gets. */
  static final Map<String, Consumer<ObjectNode>> FAULTS = faults();

  private static Map<String, Consumer<ObjectNode>> faults() {
    var faults = new LinkedHashMap<String, Consumer<ObjectNode>>();
    faults.put("Enter a title", draft -> draft.put("title", "  "));
    faults.put("Shorten a title", draft -> draft.put("title", "x".repeat(301)));
    faults.put("not 59", draft -> draft.put("serviceId", 59));
    faults.put("Enter the trust question", draft -> draft.put("trustQuestion", ""));
    faults.put("there is no \"stars\"", draft -> draft.put("scale", "stars"));
    faults.put("Choose at least one channel", draft -> draft.putArray("channels"));
    faults.put("Choose the point in time", draft -> draft.remove("pointInTime"));
    faults.put("a whole number from 1", draft -> burden(draft).put("respondents", -5));
    faults.put("more than 0 and at most 600", draft -> burden(draft).put("minutes", -3));
    faults.put("The burden counts 1000 people, but only 10", draft -> determination(draft).put("respondents", 10));
    faults.put("Enter how many people are asked within twelve months", draft -> determination(draft).put("respondents", 0));
    faults.put("Answer the questions that decide", draft -> draft.remove("determination"));
    faults.put("there is no \"telepathy\"", draft -> determination(draft).put("method", "telepathy"));
    faults.put("whether there are screening questions: yes or no", draft -> determination(draft).remove("screeningQuestions"));
    faults.put("The field \"burden.respondents\" is wrong", draft -> burden(draft).put("respondents", "many"));
    faults.put("Enter why an incentive is needed", draft -> draft.putObject("incentive").put("offered", true).put("description", "$10"));
    return faults;
  }

  private static ObjectNode burden(ObjectNode draft) {
    return (ObjectNode) draft.get("burden");
  }

  private static ObjectNode determination(ObjectNode draft) {
    return (ObjectNode) draft.get("determination");
  }

  private SurveyChanges() {}
}
