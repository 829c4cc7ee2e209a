package org.hispcycle.official.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.official.Officials;
import org.hispcycle.official.process.OfficialAppointmentProcess.Elements;
import org.hispcycle.official.process.OfficialAppointmentProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/** The task forms of an appointment. */
@Component
class OfficialAppointmentForms implements CaseForms {

  private final Officials officials;
  private final Registry registry;

  OfficialAppointmentForms(Officials officials, Registry registry) {
    this.officials = officials;
    this.registry = registry;
  }

  @Override
  public String processKey() {
    return OfficialAppointmentProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new HashMap<String, Object>();
    content.put("hisps", registry.hisps().stream().filter(each -> each.agencyId().equals(task.agencyId()))
        .map(each -> Map.of("id", each.id(), "name", each.name())).toList());
    content.put("appointments", officials.history(task.agencyId()));
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Elements.APPOINT.equals(task.elementId())
        ? Set.copyOf(List.of("hispId", "name", "office", "appointedOn", "instrument", "link", "endedOn", "reason")) : Set.of();
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    if (Elements.APPOINT.equals(task.elementId())) {
      if (completion.is(Outcomes.APPOINT)) {
        officials.appoint(task.draftKey(), task.agencyId(), completion.draft(), completion.userId(), completion.at());
      } else {
        officials.endAppointment(task.draftKey(), task.agencyId(), completion.draft(), completion.userId(), completion.at());
      }
    }
  }
}
