package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hispcycle.support.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The profile of production on an empty PostgreSQL, as the runbook says it is started. */
@Tag("slow")
class ProductionIT {

  private static final String PASSWORD = "Long-enough-7-and-unguessable";

  @Test
  void anEmptyDatabaseBecomesAProductionWithOneOperatorAndNothingMadeUp(@TempDir Path folder) throws Exception {
    try (var postgres = EmbeddedPostgres.start()) {
      var settings = List.of("--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"), "--spring.datasource.username=postgres",
          "--hisp.feedback.directory=" + folder);
      try (var first = start(settings, "--hisp.first-operator.id=operator", "--hisp.first-operator.email=operator@example.gov",
          "--hisp.first-operator.password=" + PASSWORD)) {
        var port = first.getWebServer().getPort();
        assertThat(madeUp(first.getBean(JdbcClient.class))).as("rows marked as demo").isEmpty();
        assertThat(first.getBean(JdbcClient.class).sql("select id_ from act_id_user").query(String.class).list()).containsExactly("operator");
        assertThat(operator(port).get("/engine-rest/user/count").status()).isEqualTo(200);
        assertThat(Http.as("ombLead", port).get("/engine-rest/task").status()).as("an account of the demo").isEqualTo(401);
        assertThat(Http.anonymous(port).get("/engine-rest/task").status()).as("nobody").isEqualTo(401);
        assertThat(Stream.of("/demo/mails", "/demo/clock", "/v3/api-docs", "/h2-console").map(path -> operator(port).get(path).status()))
            .as("what only the demo has").allMatch(status -> status == 404 || status == 403);
        assertThat(Http.anonymous(port).get("/public/hisps").status()).isEqualTo(200);
        assertThat(Http.anonymous(port).get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
      }
      // the first operator is asked for once
      try (var second = start(settings)) {
        assertThat(operator(second.getWebServer().getPort()).get("/engine-rest/user/count").json().path("count").asInt()).isEqualTo(1);
      }
    }
  }

  private static ServletWebServerApplicationContext start(List<String> settings, String... more) {
    var all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    // the mail server is not there: people are reminded once it is
    all.addAll(List.of("--server.port=0", "--spring.mail.host=localhost", "--hisp.mail.from=hisp-cycle@example.gov",
        "--hisp.base-url=https://hisp-cycle.example.gov"));
    return (ServletWebServerApplicationContext) new SpringApplicationBuilder(HispCycleApplication.class).profiles("production").run(all.toArray(String[]::new));
  }

  private static Http operator(int port) {
    return Http.anonymous(port).with("Authorization", "Basic " + Base64.getEncoder().encodeToString(("operator:" + PASSWORD).getBytes()));
  }

  /** Table and number of rows, for every table that says which of its rows are made up. */
  private static TreeMap<String, Long> madeUp(JdbcClient sql) {
    var found = new TreeMap<String, Long>();
    sql.sql("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'demo'").query(String.class).list()
        .forEach(table -> found.put(table, sql.sql("select count(*) from " + table + " where demo").query(Long.class).single()));
    assertThat(found).as("tables that mark what is made up").isNotEmpty();
    found.values().removeIf(count -> count == 0);
    return found;
  }
}
