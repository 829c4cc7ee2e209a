package org.hispcycle.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of services: the same ones are found, and the hint leaves the good ones alone (C8). */
class ServiceNamesTest {

  /** The real names of the register, as they are seeded. */
  @Test
  void ofTheRealNamesOnlyThoseAreHintedAtThatDoNotSayWhatTheCustomerDoes() throws IOException {
    var seed = Files.readString(Path.of("src/main/resources/db/migration/V021__seed_registry.sql"), StandardCharsets.UTF_8);
    var services = seed.substring(seed.indexOf("insert into service "), seed.indexOf("insert into hisp_service "));
    var names = Pattern.compile("\\(\\d+, '[^']*', '((?:[^']|'')*)'\\)").matcher(services).results().map(each -> each.group(1).replace("''", "'")).toList();
    assertThat(names).hasSize(47);
    assertThat(names).filteredOn(name -> ServiceNames.hint(name).isPresent()).containsExactlyInAnyOrder("Passport Services", "Claimant Benefits Surveys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Filing an individual tax return", "Apply for disaster assistance", "renewing a passport", "  Using my account", "Paying taxes",
      "“Getting” help", "Building a home with a loan", "Training for a new job", "Buying a home", "Get a passport", "1. Applying", ""})
  void aNameThatSaysWhatTheCustomerDoesIsFine(String name) {
    assertThat(ServiceNames.hint(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Housing assistance", "Passport Services", "VA.gov", "Training program", "Spring enrollment", "King services", "Taxpayer help", "1234", "IRS website"})
  void aNameOfAThingIsHintedAt(String name) {
    assertThat(ServiceNames.hint(name).orElseThrow()).contains("Filing an individual tax return").contains("stops nobody");
  }

  @ParameterizedTest
  @CsvSource({"Getting help from TSA,getting  HELP from tsa.", "Getting help from TSA,'Getting-help: from TSA!'", "Café access,Cafe\u0301 access", "Café access,cafe access",
      "Getting help,Getting\u00a0help", "Getting help,Getting\u200b help"})
  void namesThatReadTheSameAreTheSame(String one, String other) {
    assertThat(ServiceNames.key(one)).isNotEmpty().isEqualTo(ServiceNames.key(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "—", "***", "\u200b"})
  void aNameWithoutLettersIsNone(String name) {
    assertThat(ServiceNames.key(name)).isEmpty();
  }
}
