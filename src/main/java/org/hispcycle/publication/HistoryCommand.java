package org.hispcycle.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hispcycle.platform.web.CsvText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Imports the history at start: in the demo by itself, elsewhere when {@code hisp.history.import} names the folder of the two
 * files, or {@code bundled} for those that come with the application. Asked for so, the application ends afterwards.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HistoryCommand implements ApplicationRunner {

  static final String REPORTS = "hisp-cx-reporting-collections-fy2021q1-fy2022q2.csv";
  static final String COUNTS = "hisp-cx-trust-survey-counts-fy2021q1-fy2022q2.csv";
  private static final String BUNDLED = "bundled";
  private static final Logger log = LoggerFactory.getLogger(HistoryCommand.class);

  private final HistoryImport history;
  private final PublicationSettings settings;
  private final ConfigurableApplicationContext application;
  private final boolean demo;
  private final String from;
  private final Path faults;

  HistoryCommand(HistoryImport history, PublicationSettings settings, ConfigurableApplicationContext application, Environment environment,
      @Value("${hisp.history.import:}") String from, @Value("${hisp.history.faults:history-faults.csv}") Path faults) {
    this.history = history;
    this.settings = settings;
    this.application = application;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    this.from = from;
    this.faults = faults;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!from.isBlank()) {
      try {
        command();
      } finally {
        application.close();
      }
    } else if (demo) {
      settings.seedDemo();
      if (history.latest() == null) {
        history.run(file(BUNDLED, REPORTS), file(BUNDLED, COUNTS));
      }
    }
  }

  private void command() throws IOException {
    var outcome = history.run(file(from, REPORTS), file(from, COUNTS));
    Files.writeString(faults, CsvText.of(List.of("file", "row", "rule", "outcome", "message"), HistoryImport.lines(outcome.faults())));
    log.info("{} of {} rows were taken{}. By rule: {}. The whole fault report stands in {}.", outcome.rowsTaken(), outcome.rowsRead(),
        outcome.repeated() ? " when these files were imported before; nothing was changed" : "",
        outcome.faults().stream().collect(Collectors.groupingBy(HistoryFault::rule, TreeMap::new, Collectors.counting())), faults.toAbsolutePath());
  }

  static byte[] file(String folder, String name) {
    try {
      return folder.equals(BUNDLED) ? new ClassPathResource("data/history/" + name).getContentAsByteArray() : Files.readAllBytes(Path.of(folder, name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
