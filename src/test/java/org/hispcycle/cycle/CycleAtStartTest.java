package org.hispcycle.cycle;

import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the start of the application makes up for. */
class CycleAtStartTest {

  private final Cycles cycles = mock(Cycles.class);
  private final CycleWorkflow workflow = mock(CycleWorkflow.class);

  private void start(String now) {
    new CycleAtStart(cycles, workflow, Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).openIfMissing();
  }

  @Test
  void aYearThatNobodyOpenedIsOpened() {
    when(cycles.find(2026)).thenReturn(Optional.empty());
    start("2026-11-21T05:00:00Z");
    verify(workflow).startYear(2026);
  }

  @Test
  void theFirstMomentOfTheSecondOfJanuaryInTheEastIsEnough() {
    when(cycles.find(2026)).thenReturn(Optional.empty());
    start("2026-01-02T05:00:00Z");
    verify(workflow).startYear(2026);
  }

  @Test
  void beforeThatTheYearIsTheTimersBusiness() {
    start("2026-01-02T04:59:59Z");
    verify(workflow, never()).startYear(anyInt());
  }

  @Test
  void aYearThatIsOpenIsLeftAlone() {
    when(cycles.find(2026)).thenReturn(Optional.of(new Cycle(2026, "FY2026", Instant.EPOCH, null, null, null, null, null)));
    start("2026-11-21T05:00:00Z");
    verify(workflow, never()).startYear(anyInt());
  }
}
