package org.hispcycle.cycle;

import java.time.Clock;
import java.time.MonthDay;
import org.hispcycle.calendar.EasternTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes up for a yearly timer that never fired: a database that is younger than 2 January has no timer for this year. Two
 * nodes that do so at once open one cycle, since the year is its key.
 */
@Component
@ConditionalOnProperty(name = "hisp.cycle.open-at-start", havingValue = "true", matchIfMissing = true)
class CycleAtStart {

  private static final Logger log = LoggerFactory.getLogger(CycleAtStart.class);
  /** The day of the timer in processes/annual-cycle.bpmn. */
  private static final MonthDay OPENS = MonthDay.of(1, 2);

  private final Cycles cycles;
  private final CycleWorkflow workflow;
  private final Clock clock;

  CycleAtStart(Cycles cycles, CycleWorkflow workflow, Clock clock) {
    this.cycles = cycles;
    this.workflow = workflow;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void openIfMissing() {
    var today = EasternTime.today(clock);
    if (today.isBefore(OPENS.atYear(today.getYear())) || cycles.find(today.getYear()).isPresent()) {
      return;
    }
    log.info("The cycle {} has not been opened by its timer; it is opened now.", today.getYear());
    workflow.startYear(today.getYear());
  }
}
