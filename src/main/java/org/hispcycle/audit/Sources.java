package org.hispcycle.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.LedgerEvents.ObligationPlanned;
import org.hispcycle.cycle.LedgerEvents.ObligationRescheduled;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.TaskEvents.TaskDecided;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What other features tell anyway, in the words of the record: the ledger's changes and what people decided in their tasks. */
@Component
class Sources {

  private static final String SYSTEM = "system";
  private static final String SIGN = "Task_Sign";

  private final Recorder recorder;
  private final Drafts drafts;
  // the people are read through the engine, which is still being made when this listener is
  private final ObjectProvider<People> people;

  Sources(Recorder recorder, Drafts drafts, ObjectProvider<People> people) {
    this.recorder = recorder;
    this.drafts = drafts;
    this.people = people;
  }

  @EventListener
  void decided(TaskDecided decided) {
    var task = decided.task();
    var details = new HashMap<String, String>();
    details.put("process", task.processKey());
    details.put("element", task.elementId());
    details.put("step", task.name());
    details.put("outcome", decided.outcome());
    details.put("role", roles(decided.userId(), task.candidateGroups()));
    // what was said in confidence stays in the case's story, which knows who may read it
    if (decided.confidential()) {
      details.put("commentKept", "in confidence, in the case only");
    } else {
      details.put("comment", decided.comment());
    }
    drafts.latestFingerprint(task.draftKey()).ifPresent(latest -> {
      details.put("version", String.valueOf(latest.version()));
      details.put("sha256", latest.sha256());
    });
    var signed = task.elementId().startsWith(SIGN) && decided.outcome().startsWith("sign");
    recorder.record(new Recorded(signed ? "signed" : "task-decided", task.agencyId(), task.hispId(), task.businessKey(), decided.userId(),
        task.name() + ": " + decided.outcomeLabel() + ".", details), decided.at());
  }

  private String roles(String userId, Iterable<String> candidates) {
    Set<String> held = people.getObject().roles(userId);
    var of = new TreeSet<String>();
    candidates.forEach(each -> {
      if (held.contains(each)) {
        of.add(each);
      }
    });
    return of.isEmpty() ? null : String.join(", ", of);
  }

  @EventListener
  void planned(ObligationPlanned planned) {
    var duty = planned.obligation();
    recorder.record(recorded("duty-entered", duty, null, "The duty was entered: " + duty.title() + ".",
        Map.of("opensOn", duty.opensOn().toString(), "dueOn", duty.dueOn().toString())));
  }

  @EventListener
  void changed(ObligationChanged change) {
    var duty = change.after();
    var details = new HashMap<String, String>();
    details.put("before", change.before().status().name());
    details.put("after", duty.status().name());
    details.put("settlement", duty.settlement() == null ? null : duty.settlement().name());
    details.put("targetDate", duty.targetDate() == null ? null : duty.targetDate().toString());
    // what OMB says of a plan may speak of money, which fewer people may read than the record (D7)
    if (duty.kind() != ObligationKind.ACTION_PLAN) {
      details.put("reason", change.detail());
    }
    recorder.record(recorded("duty-" + duty.status().name().toLowerCase(Locale.ROOT).replace('_', '-'), duty, change.by(),
        duty.title() + ": " + duty.status().label() + ".", details), change.at());
  }

  @EventListener
  void rescheduled(ObligationRescheduled moved) {
    var duty = moved.obligation();
    var details = new HashMap<String, String>();
    details.put("before", moved.previousDueOn().toString());
    details.put("dueOn", duty.dueOn().toString());
    details.put("opensOn", duty.opensOn().toString());
    details.put("reason", moved.reason());
    recorder.record(recorded("deadline-moved", duty, moved.by(), duty.title() + ": the due date was moved from " + moved.previousDueOn() + " to "
        + duty.dueOn() + ".", details));
  }

  private static Recorded recorded(String kind, Obligation duty, String by, String what, Map<String, String> details) {
    var all = new HashMap<>(details);
    all.put("duty", duty.id());
    return new Recorded(kind, duty.agencyId(), duty.hispId(), duty.businessKey(), SYSTEM.equals(by) ? null : by, what, all);
  }
}
