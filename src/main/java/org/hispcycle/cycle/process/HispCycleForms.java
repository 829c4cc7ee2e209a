package org.hispcycle.cycle.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hispcycle.cycle.CloseOut;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.Subject;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** OMB settles at the close-out what a subject still owes. */
@Component
class HispCycleForms implements CaseForms {

  private record CloseOutDraft(Map<String, CloseOut.Decision> settlements) {}

  private final CloseOut closeOut;
  private final Clock clock;
  private final ObjectMapper json;

  HispCycleForms(CloseOut closeOut, Clock clock, ObjectMapper json) {
    this.closeOut = closeOut;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public String processKey() {
    return HispCycleProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return Map.of("open", closeOut.open(task.cycleYear(), subject(task)).stream().map(this::shown).toList());
  }

  private Map<String, Object> shown(Obligation duty) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", duty.id());
    shown.put("title", duty.title());
    shown.put("kind", duty.kind().label());
    shown.put("dueOn", duty.dueOn());
    shown.put("status", duty.status().label());
    shown.put("late", duty.late(clock.instant()));
    shown.put("reason", duty.blockedReason() != null ? duty.blockedReason() : duty.reason());
    return shown;
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    CloseOutDraft draft;
    try {
      draft = json.treeToValue(completion.draft(), CloseOutDraft.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The settlements cannot be read: each is MET_LATE, EXCUSED, NOT_MET or CARRIED_OVER with a reason. Open the form and choose again.");
    }
    closeOut.settle(task.cycleYear(), subject(task), draft.settlements() == null ? Map.of() : draft.settlements(),
        completion.userId(), completion.at());
  }

  private static Subject subject(OpenTask task) {
    return new Subject(task.agencyId(), task.hispId(), "");
  }
}
