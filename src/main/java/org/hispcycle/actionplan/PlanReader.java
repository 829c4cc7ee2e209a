package org.hispcycle.actionplan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.InputRefused;
import org.springframework.stereotype.Component;

/** Reads a draft as a plan and holds it against the rules. */
@Component
class PlanReader {

  private final PlanTermsReader terms;
  private final Evidence evidence;
  private final ObjectMapper json;

  PlanReader(PlanTermsReader terms, Evidence evidence, ObjectMapper json) {
    this.terms = terms;
    this.evidence = evidence;
    this.json = json;
  }

  /** The parser's own message would repeat what was entered, so it is not passed on. */
  ActionPlanContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, ActionPlanContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a service id and a fiscal year are whole numbers, lists are lists, everything else is text. Open the form, correct it and save again.");
    }
  }

  /** The final plan, with everything it needs; refused otherwise. */
  ActionPlanContent complete(String caseKey, PlanSubject subject, JsonNode draft) {
    return checked(caseKey, subject, draft, true);
  }

  /** A draft plan, in which some things may still be open; what stands in it is sound. */
  ActionPlanContent sound(String caseKey, PlanSubject subject, JsonNode draft) {
    return checked(caseKey, subject, draft, false);
  }

  private ActionPlanContent checked(String caseKey, PlanSubject subject, JsonNode draft, boolean whole) {
    var content = read(draft);
    var faults = faults(caseKey, content, new ActionPlanRules(terms.of(subject), whole));
    InputRefused.ifAny(faults);
    return content;
  }

  private List<InputRefused.Fault> faults(String caseKey, ActionPlanContent content, ActionPlanRules rules) {
    var faults = rules.check(content);
    for (int i = 0; i < content.actions().size(); i++) {
      var action = content.actions().get(i);
      if (action != null) {
        evidence.check(caseKey, "actions[" + i + "]", action.files(), links(action), faults);
      }
    }
    return faults;
  }

  private static List<Evidence.Link> links(ActionPlanContent.Action action) {
    return action.links() == null ? null
        : action.links().stream().map(link -> link == null ? null : new Evidence.Link(link.title(), link.url())).toList();
  }

  PlanCheck check(String caseKey, PlanSubject subject, JsonNode draft, boolean whole) {
    try {
      var rules = new ActionPlanRules(terms.of(subject), whole);
      var content = read(draft);
      return new PlanCheck(faults(caseKey, content, rules), rules.warnings(content));
    } catch (InputRefused unreadable) {
      return new PlanCheck(List.of(new InputRefused.Fault("", unreadable.getMessage())), List.of());
    }
  }
}
