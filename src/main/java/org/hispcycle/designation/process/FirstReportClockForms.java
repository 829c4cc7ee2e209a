package org.hispcycle.designation.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.designation.FirstReportClocks;
import org.hispcycle.designation.process.FirstReportClockProcess.Elements;
import org.hispcycle.designation.process.FirstReportClockProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of a newly designated service on its way to its first report. */
@Component
class FirstReportClockForms implements CaseForms {

  private final FirstReportClocks clocks;

  FirstReportClockForms(FirstReportClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public String processKey() {
    return FirstReportClockProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new LinkedHashMap<>(clocks.shown(task.businessKey()));
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Elements.BEGIN_REPORTING.equals(task.elementId()) ? Set.of() : Set.of("extension");
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (completion.outcome()) {
      case Outcomes.EXTEND -> clocks.extend(task.businessKey(), completion.draft(), completion.userId(), completion.at(), completion.comment());
      case Outcomes.NOT_MET -> clocks.notMet(task.businessKey(), completion.userId(), completion.at(), completion.comment());
      default -> {
        // what was asked, and that it was declined, stands in the story of the case; the date stays
      }
    }
  }
}
