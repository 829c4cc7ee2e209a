package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a question is worded as printed, with names in place of the brackets (F2c, F3b, F4b). */
class WordingTest {

  private static final List<String> TRUST_2023 = List.of("This [interaction / service] increased my trust in [High Impact Service Provider].");
  private static final List<String> TRUST_2020 = List.of("I trust [Agency/Program/Service name] to fulfill our country's commitment to [relevant population].");

  @ParameterizedTest
  @ValueSource(strings = {"This interaction increased my trust in VBA.", "This service increased my trust in the Veterans Benefits Administration",
      "this  INTERACTION increased my trust in VBA", "\tThis service increased my\u00a0trust in the U.S. Department of State."})
  void namesStandInPlaceOfTheBrackets(String question) {
    assertThat(Wording.matchesOne(TRUST_2023, question)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Do you trust VBA?", "This call increased my trust in VBA.", "This interaction increased my trust in ", "This interaction increased my trust in .", "",
      "This interaction increased my trust in [High Impact Service Provider].", "This interaction / service increased my trust in VBA.",
      "This interaction increased my trust in VBA. Would you recommend it?"})
  void anotherWordingIsNoticed(String question) {
    assertThat(Wording.matchesOne(TRUST_2023, question)).isFalse();
  }

  @Test
  void wordsBetweenTwoNamesMustStandThere() {
    assertThat(Wording.matchesOne(TRUST_2020, "I trust VA to fulfill our country’s commitment to veterans.")).isTrue();
    assertThat(Wording.matchesOne(TRUST_2020, "I trust VA to keep our country's commitment to veterans.")).isFalse();
    assertThat(Wording.matchesOne(TRUST_2020, "I trust to fulfill our country's commitment to veterans.")).isFalse();
  }

  @Test
  void noTextKeepsTheComparisonBusy() {
    var template = "[A] a ".repeat(50) + "b";
    var hostile = "x a ".repeat(249) + "c";
    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
      for (int i = 0; i < 100; i++) {
        assertThat(Wording.matchesOne(List.of(template), hostile)).isFalse();
        assertThat(Wording.matchesOne(TRUST_2023, "This interaction increased my trust in " + "a ".repeat(1_000_000))).isFalse();
        assertThat(Wording.matchesOne(TRUST_2023, " ".repeat(900) + "?")).isFalse();
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Trust in [A", "Trust in A]", "Trust in [[A]]", "Trust in [ ]", "Trust in [A][B]", "[a / b] [a / b] [a / b] [a / b]", "[a / b / c / d / e / f / g]"})
  void aTemplateThatCannotBeComparedIsNamed(String template) {
    assertThat(Wording.fault(template)).isNotNull();
    assertThatNoException().isThrownBy(() -> Wording.matchesOne(List.of(template), "Trust in VA"));
  }
}
