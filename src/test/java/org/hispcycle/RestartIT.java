package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stopping and starting on the default kind of database: nothing is lost, and nothing is seeded twice. */
@Tag("slow")
class RestartIT {

  @Test
  void aRestartLosesNothingAndSeedsNothingTwice(@TempDir Path folder) {
    Map<String, Long> before;
    Instant stopped;
    try (var first = start(folder)) {
      before = rows(first);
      stopped = first.getBean(Clock.class).instant();
    }
    try (var second = start(folder)) {
      assertThat(rows(second)).isEqualTo(before);
      assertThat(second.getBean(Clock.class).instant()).as("the demo's clock goes on from where it stood").isAfterOrEqualTo(stopped)
          .isBefore(stopped.plusSeconds(3600));
    }
    assertThat(before).containsEntry("HISP", 28L).containsEntry("CYCLE", 1L);
    assertThat(before.get("ACT_RE_DEPLOYMENT")).isEqualTo(1);
    assertThat(before.get("ACT_RU_TASK")).isGreaterThan(30);
  }

  private static ConfigurableApplicationContext start(Path folder) {
    return new SpringApplicationBuilder(HispCycleApplication.class).profiles("demo").run("--server.port=0",
        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("hisp-cycle") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "--camunda.bpm.job-execution.enabled=false", "--hisp.reminders.enabled=false",
        "--hisp.feedback.directory=" + folder.resolve("files"));
  }

  /** What the engine counts about itself; none of it is anybody's work. */
  private static final Set<String> ENGINE_BOOKKEEPING = Set.of("ACT_GE_SCHEMA_LOG", "ACT_GE_PROPERTY", "ACT_HI_OP_LOG", "ACT_RU_METER_LOG");

  private static Map<String, Long> rows(ConfigurableApplicationContext application) {
    var sql = application.getBean(JdbcClient.class);
    // the record is sealed a moment after what it tells of
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sql.sql("select count(*) from audit_inbox").query(Long.class).single() == 0);
    var rows = new TreeMap<String, Long>();
    sql.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'").query(String.class).list()
        .stream().filter(table -> !ENGINE_BOOKKEEPING.contains(table.toUpperCase()))
        .forEach(table -> rows.put(table.toUpperCase(), sql.sql("select count(*) from \"" + table + "\"").query(Long.class).single()));
    return rows;
  }
}
