package org.hispcycle.designation.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.designation.Designations;
import org.hispcycle.designation.process.ServiceDesignationProcess.Elements;
import org.hispcycle.designation.process.ServiceDesignationProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of a designation. */
@Component
class ServiceDesignationForms implements CaseForms {

  private final Designations designations;

  ServiceDesignationForms(Designations designations) {
    this.designations = designations;
  }

  @Override
  public String processKey() {
    return ServiceDesignationProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var choices = designations.choices(task.cycleYear(), task.hispId());
    var content = new LinkedHashMap<String, Object>();
    content.put("minimum", choices.minimum());
    content.put("services", choices.services());
    content.put("serviceTypes", choices.serviceTypes());
    content.put("channels", choices.channels());
    content.put("alignment", choices.alignment());
    content.put("quarters", choices.quarters());
    content.put("defaultFirstReport", choices.defaultFirstReport());
    content.put("graceDays", choices.graceDays());
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.DESIGNATE -> Set.of("services", "ended", "actions", "weighing");
      case Elements.CONCUR -> Set.of("firstReports");
      default -> Set.of();
    };
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (task.elementId()) {
      case Elements.DESIGNATE -> designations.submit(task.draftKey(), task.businessKey(), task.cycleYear(), task.hispId(),
          completion.draft(), completion.userId(), completion.at());
      case Elements.CONCUR -> {
        if (completion.is(Outcomes.CONCUR)) {
          designations.concur(task.draftKey(), task.businessKey(), task.cycleYear(), task.hispId(), completion.draft(),
              completion.userId(), completion.at());
        } else {
          designations.returned(task.businessKey(), completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}
