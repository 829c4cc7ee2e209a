package org.hispcycle.cycle.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/** OMB confirms the calendar and the HISP list of a year. */
@Component
class AnnualCycleForms implements CaseForms {

  private record CalendarDraft(List<Cycles.DateChange> milestones, Integer graceDays) {}

  private record ListDraft(Set<String> inactive, String remark) {}

  private final Cycles cycles;
  private final Registry registry;
  private final MilestoneLabels labels;
  private final Clock clock;
  private final ObjectMapper json;

  AnnualCycleForms(Cycles cycles, Registry registry, MilestoneLabels labels, Clock clock, ObjectMapper json) {
    this.cycles = cycles;
    this.registry = registry;
    this.labels = labels;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public String processKey() {
    return AnnualCycleProcess.KEY;
  }

  /** The two confirmations are made side by side, so each has a draft of its own. */
  @Override
  public String draftKey(OpenTask task) {
    return task.draftKey() + "/" + task.elementId();
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return switch (task.elementId()) {
      case AnnualCycleProcess.Elements.CONFIRM_CALENDAR -> Map.of(
          "edition", cycles.get(task.cycleYear()).edition(),
          "grace", grace(task.cycleYear()),
          "milestones", cycles.milestones(task.cycleYear()).stream().map(each -> milestone(task.cycleYear(), each)).toList(),
          "holidayNote", "Deadlines end at 11:59 p.m. Eastern Time of the day shown. Weekend days and federal holidays are allowed, but marked.");
      case AnnualCycleProcess.Elements.CONFIRM_HISP_LIST -> Map.of(
          "note", Registry.INCOMPLETENESS_NOTE,
          "hisps", hisps());
      default -> Map.of();
    };
  }

  /** C12: what the edition prints, and what holds for this cycle; null means none. */
  private Map<String, Object> grace(int year) {
    var shown = new java.util.LinkedHashMap<String, Object>();
    shown.put("printed", cycles.edition(year).graceDays());
    shown.put("days", cycles.graceDays(year));
    return shown;
  }

  private Map<String, Object> milestone(int year, org.hispcycle.cycle.CycleMilestone date) {
    var shown = new java.util.LinkedHashMap<String, Object>();
    shown.put("milestone", date.milestone());
    shown.put("label", labels.of(year, date.milestone()));
    shown.put("printed", date.printed());
    shown.put("clause", date.clause());
    shown.put("remark", date.remark());
    shown.put("opensOn", date.opensOn());
    shown.put("dueOn", date.dueOn());
    shown.put("proposed", date.proposed());
    return shown;
  }

  private List<Map<String, Object>> hisps() {
    var today = EasternTime.today(clock);
    var active = registry.activeHisps(today).stream().map(hisp -> hisp.id()).toList();
    return registry.hisps().stream().map(hisp -> Map.<String, Object>of(
        "id", hisp.id(), "name", hisp.name(), "agencyId", hisp.agencyId(),
        "agencyName", registry.agency(hisp.agencyId()).name(), "active", active.contains(hisp.id()),
        "services", registry.designatedServices(hisp.id(), today).size())).toList();
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (task.elementId()) {
      case AnnualCycleProcess.Elements.CONFIRM_CALENDAR -> {
        var draft = read(completion.draft(), CalendarDraft.class);
        if (completion.draft().has("graceDays")) {
          cycles.setGraceDays(task.cycleYear(), draft.graceDays());
        }
        cycles.confirmCalendar(task.cycleYear(), draft.milestones() == null ? List.of() : draft.milestones(), completion.userId());
      }
      case AnnualCycleProcess.Elements.CONFIRM_HISP_LIST -> {
        var draft = read(completion.draft(), ListDraft.class);
        var inactive = draft.inactive() == null
            // nothing was touched: the list stands as it is
            ? Set.copyOf(hisps().stream().filter(hisp -> !(boolean) hisp.get("active")).map(hisp -> (String) hisp.get("id")).toList())
            : draft.inactive();
        cycles.confirmHispList(task.cycleYear(), inactive, completion.userId(), draft.remark());
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }

  private <T> T read(JsonNode draft, Class<T> type) {
    try {
      return json.treeToValue(draft, type);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a date must look like 2026-05-15, a number of days like 365. Open the form, correct it and save again.");
    }
  }
}
