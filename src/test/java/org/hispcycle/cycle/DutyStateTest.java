package org.hispcycle.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.cycle.ObligationKind.ACTION_PLAN;
import static org.hispcycle.cycle.ObligationStatus.OPEN;
import static org.hispcycle.cycle.ObligationStatus.RETURNED;
import static org.hispcycle.cycle.ObligationStatus.SUBMITTED;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class DutyStateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate SOON_UNTIL = LocalDate.of(2026, 3, 16);

  private static Obligation duty(ObligationStatus status, LocalDate dueOn, String blockedReason) {
    return new Obligation("2026-VA-VBA/action-plan", 2026, ACTION_PLAN, "2026-VA-VBA", "VA", "VA-VBA", null, null, "Plan", TODAY, dueOn, status, null,
        null, null, null, null, null, null, blockedReason);
  }

  private static DutyState state(ObligationStatus status, LocalDate dueOn, String blockedReason) {
    return DutyState.of(duty(status, dueOn, blockedReason), TODAY, SOON_UNTIL);
  }

  @Test
  void aDutyIsLateFromTheDayAfterItsDueDayAndDueSoonUntilTheLastOfTenBusinessDays() {
    assertThat(state(OPEN, TODAY.minusDays(1), null)).isEqualTo(DutyState.LATE);
    assertThat(state(RETURNED, TODAY.minusDays(1), null)).isEqualTo(DutyState.LATE);
    assertThat(state(SUBMITTED, TODAY.minusDays(1), null)).isEqualTo(DutyState.WITH_OMB);
    assertThat(state(OPEN, TODAY, null)).isEqualTo(DutyState.DUE_SOON);
    assertThat(state(OPEN, SOON_UNTIL, null)).isEqualTo(DutyState.DUE_SOON);
    assertThat(state(OPEN, SOON_UNTIL.plusDays(1), null)).isEqualTo(DutyState.ON_TRACK);
    assertThat(state(OPEN, SOON_UNTIL.plusDays(1), "no clearance")).isEqualTo(DutyState.BLOCKED);
  }

  @Test
  void theBoardsSqlAndTheAgencysYearSayTheSame() {
    var sql = JdbcClient.create(MigratedDatabase.create());
    var days = Stream.of(TODAY.minusDays(1), TODAY, TODAY.plusDays(1), SOON_UNTIL, SOON_UNTIL.plusDays(1)).toList();
    for (var status : ObligationStatus.values()) {
      for (var day : days) {
        for (var blocked : Arrays.asList(null, "no clearance")) {
          var given = new HashMap<String, Object>();
          given.put("status", status.name());
          given.put("due", day);
          given.put("blocked", blocked);
          given.put("today", TODAY);
          given.put("soon", SOON_UNTIL);
          var said = sql.sql("select %s from (select cast(:status as varchar(20)) as status, cast(:due as date) as due_on, cast(:blocked as varchar(20)) as blocked_reason) as duty"
              .formatted(DutyState.SQL)).params(given).query(String.class).single();
          assertThat(state(status, day, blocked)).as(status + " due " + day + " blocked by " + blocked).isEqualTo(DutyState.valueOf(said));
        }
      }
    }
  }
}
