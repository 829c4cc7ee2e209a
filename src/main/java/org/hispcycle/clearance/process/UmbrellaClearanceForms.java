package org.hispcycle.clearance.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.process.UmbrellaClearanceProcess.Elements;
import org.hispcycle.clearance.process.UmbrellaClearanceProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of an umbrella clearance. */
@Component
class UmbrellaClearanceForms implements CaseForms {

  private final UmbrellaCases cases;

  UmbrellaClearanceForms(UmbrellaCases cases) {
    this.cases = cases;
  }

  @Override
  public String processKey() {
    return UmbrellaClearanceProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new LinkedHashMap<>(cases.shown(task.businessKey()));
    content.put("step", task.elementId());
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.PREPARE_STATEMENT, Elements.REVISE_FOR_OMB -> Set.of("statement", "burden");
      case Elements.PUBLISH_SIXTY_DAY_NOTICE -> Set.of("sixtyDay");
      case Elements.CONSIDER_COMMENTS -> Set.of("comments", "statement", "burden");
      case Elements.SUBMIT_TO_OMB -> Set.of("thirtyDay", "statement", "burden");
      case Elements.ASSIGN_NUMBER -> Set.of("approval");
      case Elements.DECIDE_EXTENSION -> Set.of("extension");
      default -> Set.of();
    };
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var key = task.businessKey();
    var caseKey = task.draftKey();
    switch (task.elementId()) {
      case Elements.PREPARE_STATEMENT -> {
        if (completion.is(Outcomes.SUBMIT)) {
          cases.submitStatement(caseKey, key, completion.draft(), completion.userId(), completion.at());
        } else {
          cases.withdraw(key, completion.at());
        }
      }
      case Elements.PUBLISH_SIXTY_DAY_NOTICE -> cases.publishFirstNotice(caseKey, key, completion.draft(), completion.userId(), completion.at());
      case Elements.CONSIDER_COMMENTS -> cases.considerComments(caseKey, key, completion.draft(), completion.userId(), completion.at());
      case Elements.SUBMIT_TO_OMB -> cases.submitToOmb(caseKey, key, completion.draft(), completion.userId(), completion.at());
      case Elements.REVISE_FOR_OMB -> cases.resubmit(caseKey, key, completion.draft(), completion.userId(), completion.at());
      case Elements.REVIEW_AS_DESK_OFFICER, Elements.REVIEW_AS_OIRA -> {
        if (completion.is(Outcomes.RETURN)) {
          cases.returnedByOmb(key, completion.at());
        }
      }
      case Elements.ASSIGN_NUMBER -> {
        if (completion.is(Outcomes.ASSIGN)) {
          cases.approve(caseKey, key, completion.draft(), completion.userId(), completion.at());
        } else {
          cases.returnedByOmb(key, completion.at());
        }
      }
      case Elements.DECIDE_EXTENSION -> cases.decideExtension(key, completion.is(Outcomes.EXTEND), completion.draft(), completion.comment(),
          completion.userId(), completion.at());
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}
