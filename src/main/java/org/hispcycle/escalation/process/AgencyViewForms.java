package org.hispcycle.escalation.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The form in which the head of an agency states the agency's view; those of the others are not in it. */
@Component
class AgencyViewForms implements CaseForms {

  private final Escalations escalations;

  AgencyViewForms(Escalations escalations) {
    this.escalations = escalations;
  }

  @Override
  public String processKey() {
    return AgencyViewProcess.KEY;
  }

  @Override
  public Optional<String> titleOf(OpenTask task) {
    return Optional.of(escalations.get(task.businessKey()).subject());
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = escalations.shown(task.businessKey(), task.agencyId());
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Set.of("view", "proposal");
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    escalations.state(task.draftKey(), task.businessKey(), task.agencyId(), completion.draft(), completion.userId(), completion.at());
  }
}
