package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guidelines are read strictly: what could not be applied is refused with its place (F1d). */
class GuidelineDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<Fault> faults(JsonNode document) {
    try {
      GuidelineDocument.read(document, PublishedGuidelines.EDITIONS);
      return List.of();
    } catch (InputRefused refusal) {
      return refusal.faults();
    }
  }

  /** Changes one place such as {@code drivers.0.id}; "(none)" takes it away. */
  private static ObjectNode changed(String edition, String place, String value) throws IOException {
    var document = PublishedGuidelines.document(edition);
    JsonNode at = document;
    var steps = place.split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.isArray() ? at.get(Integer.parseInt(steps[i])) : at.get(steps[i]);
    }
    var last = steps[steps.length - 1];
    if (value.equals("(none)")) {
      ((ObjectNode) at).remove(last);
    } else if (at instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), JSON.readTree(value));
    } else {
      ((ObjectNode) at).set(last, JSON.readTree(value));
    }
    return document;
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "edition | \"1999\" | edition | There is no edition", "edition | 2023 | edition | There is no edition", "version | 0 | version | whole number from 1",
      "version | \"1\" | version | whole number", "version | 1.5 | version | whole number", "title | \"  \" | title | Enter the title", "title | (none) | title | Enter the title",
      "title | 7 | title | text in quotation marks", "title | \"a\\u0000b\" | title | control characters", "source | {\"a\":1} | source | text in quotation marks",
      "wordingFrom | null | wordingFrom | There is no edition", "wordingFrom | \"2020\" | standInNote | The wording is that of another edition",
      "trustTemplates | [] | trustTemplates | at least one", "trustTemplates | \"This\" | trustTemplates | list in square brackets",
      "trustTemplates.0 | \"Trust in [Agency\" | trustTemplates.0 | cannot be compared", "trustTemplates.0 | null | trustTemplates.0 | A wording is a text", "trustTemplates.0 | [] | trustTemplates.0 | A wording is a text",
      "satisfactionTemplates | {} | satisfactionTemplates | list in square brackets", "scales | [] | scales | at least one scale", "scales | [\"thumbs\",\"thumbs\"] | scales.1 | twice",
      "scales | [\"stars\"] | scales.0 | There is no scale", "positiveFrom | 1 | positiveFrom | from 2 to 5", "affirmativeFrom | 6 | affirmativeFrom | from 2 to 5", "positiveFrom | (none) | positiveFrom | from 2 to 5",
      "driverModes | [\"shout\"] | driverModes.0 | There is no way to ask", "drivers | [] | drivers | at least one driver", "drivers.0 | 1 | drivers.0 | object in braces",
      "drivers.0.id | \"charm\" | drivers.0.id | There is no driver", "drivers.0.id | \"ease\" | drivers.1 | twice", "drivers.0.required | \"maybe\" | drivers.0.required | Possible: required",
      "drivers.0.domain | \"A B\" | drivers.0.domain | lower-case", "drivers.0.color | \"red\" | drivers.0.color | no field of this name", "drivers.0.positive | [\"a\",\"a\"] | drivers.0.positive.1 | twice",
      "questions | null | questions | object in braces", "questions.negative | 1 | questions.negative | text in quotation marks", "questions.last | \"x\" | questions.last | no field of this name",
      "maxQuestions | 0 | maxQuestions | from 1 to 100", "maxQuestions | null | maxQuestions | The rule max-questions needs", "maxMinutes | 1e9 | maxMinutes | from 1 to 600", "hoursAfter | null | hoursAfter | The rule timing needs",
      "pointsInTime | [\"soon\"] | pointsInTime.0 | There is no point in time", "channelsWithoutText | [\"No Text\"] | channelsWithoutText.0 | A channel is a code", "order | \"random\" | order | There is no order",
      "order | null | order | The rule order needs", "rules | {} | rules | Name the rules", "rules | [] | rules | object in braces", "rules.charm | {\"severity\":\"advisory\",\"clause\":\"x\"} | rules.charm | There is no rule of this name",
      "rules.scale | \"blocking\" | rules.scale | object in braces", "rules.scale.severity | \"deadly\" | rules.scale.severity | There is no severity", "rules.scale.clause | \"\" | rules.scale.clause | Enter the clause",
      "rules.scale.weight | 3 | rules.scale.weight | no field of this name", "rules.umbrella.severity | \"blocking\" | rules.umbrella.severity | Make it advisory", "rules.trust-wording | (none) | rules | needs the rule trust-wording",
      "rules.satisfaction | {\"severity\":\"advisory\",\"clause\":\"x\"} | satisfactionTemplates | The rule satisfaction needs", "surprise | 1 | surprise | no field of this name"})
  void aFaultNamesItsPlaceAndWhatToDo(String place, String value, String field, String message) throws IOException {
    assertThat(faults(changed("2023", place, value))).anySatisfy(fault -> {
      assertThat(fault.field()).isEqualTo(field);
      assertThat(fault.message()).contains(message).endsWith(".");
    });
  }

  @Test
  void driversOfOneDomainAreRequiredTogether() throws IOException {
    assertThat(faults(changed("2020", "drivers.4.required", "\"optional\""))).singleElement().extracting(Fault::field).isEqualTo("drivers.4.required");
  }

  @ParameterizedTest
  @MethodSource("org.hispcycle.survey.PublishedGuidelines#all")
  void whatComesWithTheApplicationCouldBePublished(Guideline guideline) {
    assertThat(guideline.version()).isEqualTo(Guidelines.MENDED.getOrDefault(guideline.edition(), 1));
    assertThat(guideline.rules().values()).allSatisfy(rule -> assertThat(rule.clause()).contains("(" + guideline.edition() + ")"));
    assertThat(guideline.standInNote() == null).isEqualTo(guideline.edition().equals(guideline.wordingFrom()));
  }

  @Test
  void theWordingIsThatOfTheCirculars() throws IOException {
    var printed = new TreeSet<String>();
    try (var in = getClass().getResourceAsStream("/data/survey/a11-280-survey-guidelines-by-edition.json")) {
      collect(JSON.readTree(in), printed);
    }
    // three ways of asking stand in one sentence of 2020, and a sample of stars cannot be printed into a question
    printed.addAll(Set.of("how can we improve?", "please rate your experience."));
    PublishedGuidelines.all().forEach(guideline -> {
      var used = new TreeSet<String>(guideline.trustTemplates());
      used.addAll(guideline.trustExamples());
      used.addAll(guideline.satisfactionTemplates());
      guideline.drivers().forEach(driver -> {
        used.addAll(driver.positive());
        used.addAll(driver.negative());
        used.addAll(driver.question());
      });
      var questions = guideline.questions();
      Stream.of(questions.positive(), questions.negative(), questions.improve(), questions.freeText()).filter(Objects::nonNull).forEach(used::add);
      assertThat(used).isNotEmpty().allSatisfy(wording -> assertThat(printed).contains(plain(wording)));
    });
  }

  private static void collect(JsonNode node, Set<String> printed) {
    if (node.isTextual()) {
      for (var part : (node.asText() + " / " + node.asText().replace(" (Or similar.)", "")).split(" / ")) {
        printed.add(plain(part));
      }
      printed.add(plain(node.asText()));
    }
    node.forEach(each -> collect(each, printed));
  }

  private static String plain(String text) {
    var plain = text.strip().toLowerCase();
    return plain.endsWith(".") || plain.endsWith("?") || plain.endsWith(")") ? plain : plain + ".";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"edition\":\"2023\",\"edition\":\"2020\"}", "{} {}", "not json", "{\"a\":NaN}"})
  void whatIsNoJsonIsRefusedWithItsLine(String text) {
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> GuidelineDocument.read(GuidelineDocument.parse(text), PublishedGuidelines.EDITIONS))
        .withMessageMatching("(?s).*(not JSON that can be read|is a JSON object).*");
  }

  @Test
  void hostileSizesAreRefusedAtOnce() {
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> GuidelineDocument.parse("[" + " ".repeat(300_000) + "]")).withMessageContaining("at most 300000");
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> GuidelineDocument.parse("[".repeat(200_000))).withMessageContaining("not JSON");
    var many = PublishedGuidelines.document("2023");
    for (int i = 0; i < 1_000; i++) {
      many.withArray("trustTemplates").add("This increased my trust in [Name] " + i);
    }
    assertThat(faults(many)).extracting(Fault::field).contains("trustTemplates");
    assertThat(faults(PublishedGuidelines.document("2023").put("title", "x".repeat(201)))).singleElement().satisfies(fault -> assertThat(fault.message()).contains("201 characters"));
    assertThat(faults(PublishedGuidelines.document("2023").put("x".repeat(10_000), 1))).singleElement().satisfies(fault -> assertThat(fault.field()).hasSizeLessThan(100));
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> GuidelineDocument.read(JsonNodeFactory.instance.arrayNode(), PublishedGuidelines.EDITIONS))
        .withMessageContaining("Download a published one");
  }

  @Test
  void markupInATextStaysText() {
    assertThat(GuidelineDocument.read(PublishedGuidelines.document("2023").put("title", "<script>alert(1)</script>"), PublishedGuidelines.EDITIONS).title())
        .isEqualTo("<script>alert(1)</script>");
  }
}
