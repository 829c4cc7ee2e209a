package org.hispcycle.platform.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the forms of a process; built on first use, since features need the engine that needs us. */
@Component
public class CaseFormsByProcess {

  private final ObjectProvider<CaseForms> all;
  private volatile Map<String, CaseForms> byProcess;

  CaseFormsByProcess(ObjectProvider<CaseForms> all) {
    this.all = all;
  }

  public Optional<CaseForms> of(String processKey) {
    if (byProcess == null) {
      byProcess = all.stream().collect(Collectors.toMap(CaseForms::processKey, Function.identity()));
    }
    return Optional.ofNullable(byProcess.get(processKey));
  }

  /** Under which key the draft of this task is kept. */
  public String draftKey(OpenTask task) {
    return of(task.processKey()).map(form -> form.draftKey(task)).orElse(task.draftKey());
  }
}
