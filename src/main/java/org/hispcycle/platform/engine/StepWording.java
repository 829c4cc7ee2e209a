package org.hispcycle.platform.engine;

import java.util.Optional;

/** What a step is called where the rules of its cycle use other words than the model. */
public interface StepWording {

  /** Name, request and citation of a task; whatever is null stays as the model has it. */
  record Wording(String name, String ask, String clause) {

    Wording orElse(Wording model) {
      return new Wording(name == null ? model.name() : name, ask == null ? model.ask() : ask, clause == null ? model.clause() : clause);
    }
  }

  /** @param step the extension property {@code step} of the user task */
  Optional<Wording> of(String step, int cycleYear);
}
