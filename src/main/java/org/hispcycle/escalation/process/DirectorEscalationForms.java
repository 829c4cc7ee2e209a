package org.hispcycle.escalation.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.escalation.process.DirectorEscalationProcess.Elements;
import org.hispcycle.escalation.process.DirectorEscalationProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The forms of OMB's lead and of the Director, with the views of all agencies concerned. */
@Component
class DirectorEscalationForms implements CaseForms {

  private final Escalations escalations;

  DirectorEscalationForms(Escalations escalations) {
    this.escalations = escalations;
  }

  @Override
  public String processKey() {
    return DirectorEscalationProcess.KEY;
  }

  @Override
  public Optional<String> titleOf(OpenTask task) {
    return Optional.of(escalations.get(task.businessKey()).subject());
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = escalations.shown(task.businessKey(), null);
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return task.elementId().equals(Elements.RECOMMEND) ? Set.of("summary", "recommendation") : Set.of("resolution", "primaryAgency");
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (completion.outcome()) {
      case Outcomes.SUBMIT -> escalations.recommend(task.draftKey(), completion.draft(), completion.userId(), completion.at());
      case Outcomes.ASK -> escalations.askAgain(task.businessKey(), completion.comment());
      case Outcomes.RESOLVE -> escalations.resolve(task.draftKey(), task.businessKey(), completion.draft(), completion.userId(), completion.at());
      default -> { /* returned to the lead: the comment in the story says why */ }
    }
  }
}
