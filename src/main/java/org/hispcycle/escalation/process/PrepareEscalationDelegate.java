package org.hispcycle.escalation.process;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.escalation.NewEscalation;
import org.hispcycle.escalation.process.DirectorEscalationProcess.Variables;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.EngineAccess;
import org.hispcycle.platform.engine.ProcessVariable;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Takes over what was asked and gives the case its key; nothing of what was sent stays in the engine. */
@Component
class PrepareEscalationDelegate implements JavaDelegate {

  private final Escalations escalations;
  private final EngineAccess engine;
  private final Clock clock;

  PrepareEscalationDelegate(Escalations escalations, EngineAccess engine, Clock clock) {
    this.escalations = escalations;
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var begun = escalations.begin(new NewEscalation(taken(execution, Variables.SUBJECT), taken(execution, Variables.KIND),
          agencies(taken(execution, Variables.AGENCIES)), taken(execution, Variables.ABOUT), taken(execution, Variables.ASKED),
          taken(execution, Variables.WANTED_BY)), engine.caller());
      // whose case it is, is not for the caller to say: it belongs to no agency
      CaseVariables.AGENCY_ID.remove(execution);
      CaseVariables.HISP_ID.remove(execution);
      CaseVariables.CYCLE_YEAR.set(execution, EasternTime.today(clock).getYear());
      execution.setProcessBusinessKey(begun.businessKey());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }

  private static String taken(DelegateExecution execution, ProcessVariable<String> variable) {
    try {
      var value = variable.find(execution).orElse(null);
      variable.remove(execution);
      return value;
    } catch (ClassCastException noText) {
      throw new InputRefused("The field " + variable.name() + " must be text.");
    }
  }

  private static List<String> agencies(String text) {
    return text == null ? List.of() : Arrays.stream(text.split("[,\\s]+")).filter(each -> !each.isBlank()).toList();
  }
}
