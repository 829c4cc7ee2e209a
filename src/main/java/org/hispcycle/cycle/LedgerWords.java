package org.hispcycle.cycle;

import java.util.Set;
import org.hispcycle.platform.engine.CaseFormsByProcess;
import org.springframework.stereotype.Component;

/**
 * Who may read what was said of a duty: the ledger's words on an action plan may speak of budget requests, so that only the roles
 * that see those read them, wherever the ledger is shown (D7). Dates and states are everybody's.
 */
@Component
public class LedgerWords {

  private static final String PLAN = "ActionPlanProcess";
  /** The one entry in the ledger's own words. */
  private static final String PLANNED = "planned";

  private final CaseFormsByProcess forms;

  public LedgerWords(CaseFormsByProcess forms) {
    this.forms = forms;
  }

  /** @param roles of the reader */
  public boolean withheld(ObligationKind kind, Set<String> roles) {
    return kind == ObligationKind.ACTION_PLAN && !forms.of(PLAN).map(form -> form.readsConfidential(roles)).orElse(true);
  }

  /** @param what of an entry in the history, see {@link Ledger.Event} */
  public boolean withheld(ObligationKind kind, String what, Set<String> roles) {
    return !PLANNED.equals(what) && withheld(kind, roles);
  }
}
