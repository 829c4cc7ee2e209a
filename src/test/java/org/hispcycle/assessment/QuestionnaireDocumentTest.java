package org.hispcycle.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hispcycle.platform.DocumentDifferences;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A questionnaire is read strictly: each fault at its field; what is a text stays a text. */
class QuestionnaireDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> EDITIONS = Set.of("2023", "FY2026");

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("key", "lower-case letters", document -> document.put("key", "OMB Template")),
        fault("key", "lower-case letters", document -> document.put("key", "x".repeat(61))),
        fault("version", "whole number from 1", document -> document.put("version", 0)),
        fault("version", "whole number from 1", document -> document.put("version", "1")),
        fault("version", "whole number from 1", document -> document.put("version", 1.5)),
        fault("title", "Enter the title", document -> document.put("title", "  ")),
        fault("title", "at most 200 are kept", document -> document.put("title", "t".repeat(10_000))),
        fault("title", "control characters", document -> document.put("title", "a\u0000b")),
        fault("editions.0", "There is no edition \"1999\"", document -> document.putArray("editions").add("1999")),
        fault("editions.1", "stands here twice", document -> document.putArray("editions").add("2023").add("2023")),
        fault("colour", "no field of this name", document -> document.put("colour", "blue")),
        fault("functions", "at least one function", document -> document.putArray("functions")),
        fault("functions", "at least one function", document -> document.remove("functions")),
        fault("functions", "list in square brackets", document -> document.put("functions", "five")),
        fault("functions.0", "object in braces", document -> document.putArray("functions").add("measurement")),
        fault("functions.1", "stands here twice", document -> document.withArray("functions").add(document.at("/functions/0").deepCopy())),
        fault("functions", "at most 20", document -> {
          for (int n = 0; n < 30; n++) {
            document.withArray("functions").add(((ObjectNode) document.at("/functions/0")).deepCopy().put("id", "f" + n));
          }
        }),
        fault("functions.0.name", "Enter the name", document -> function(document).remove("name")),
        fault("functions.0.levels.1.level", "without a gap", document -> ((ObjectNode) document.at("/functions/0/levels/1")).put("level", 3)),
        fault("functions.0.levels.0.level", "whole number", document -> ((ObjectNode) document.at("/functions/0/levels/0")).put("level", "one")),
        fault("functions.0.levels", "at least two levels", document -> ((ArrayNode) document.at("/functions/0/levels")).remove(1)),
        fault("functions.0.levels.0.text", "Enter the text", document -> ((ObjectNode) document.at("/functions/0/levels/0")).put("text", "")),
        fault("functions.0.organizationLevels.0", "no organizational level \"galaxy\"", document -> function(document).putArray("organizationLevels").add("galaxy")),
        fault("functions.0.questions.0.kind", "is one of text, scale, yesNo, choice", document -> question(document).put("kind", "essay")),
        fault("functions.0.questions.0.to", "not above 5", document -> question(document).put("kind", "scale").put("from", 5).put("to", 5)),
        fault("functions.0.questions.0.from", "A scale begins", document -> question(document).put("kind", "scale").put("to", 5)),
        fault("functions.0.questions.0.options", "at least two options", document -> question(document).put("kind", "choice")),
        fault("functions.0.questions.0.options", "Only a question of the kind choice", document -> question(document).put("kind", "text").putArray("options").add("a")),
        fault("functions.0.questions.0.required", "true or false", document -> question(document).put("kind", "text").put("required", "yes")),
        fault("functions.0.questions.0.from", "Only a question of the kind scale", document -> question(document).put("kind", "text").put("from", 1)),
        fault("functions.0.questions.1", "stands here twice", document -> {
          question(document).put("kind", "text");
          function(document).withArray("questions").add(document.at("/functions/0/questions/0").deepCopy());
        }),
        fault("indicators.0.id", "lower-case letters", document -> document.putArray("indicators").addObject().put("name", "Tools")),
        fault("statements.0.text", "Enter the text", document -> document.putArray("statements").addObject().put("level", 1)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void aFaultIsNamedAtItsField(String field, String message, Consumer<ObjectNode> change) {
    var document = document();
    change.accept(document);

    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> QuestionnaireDocument.read(document, EDITIONS))
        .satisfies(refusal -> assertThat(refusal.faults()).anySatisfy(fault -> {
          assertThat(fault.field()).isEqualTo(field);
          assertThat(fault.message()).contains(message);
        }));
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    var document = document().put("title", "").put("version", -1);
    function(document).put("id", "Not an id");
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> QuestionnaireDocument.read(document, EDITIONS))
        .satisfies(refusal -> assertThat(refusal.faults()).extracting(InputRefused.Fault::field).containsExactlyInAnyOrder("title", "version", "functions.0.id"));
  }

  @Test
  void markupIsTextLikeAnyOther() {
    var document = document();
    function(document).put("name", "<script>alert(1)</script>");
    assertThat(QuestionnaireDocument.read(document, EDITIONS).functions().get(0).name()).isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void whatIsNoJsonOrSaysThingsTwiceIsRefusedWithItsPlace() {
    for (var text : new String[] {"{\"key\": ", "{} {}", "{\"key\":\"a\",\"key\":\"b\"}"}) {
      assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> QuestionnaireDocument.parse(text)).withMessageContaining("not JSON that can be read (line 1");
    }
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> QuestionnaireDocument.parse("[" + " ".repeat(500_000) + "]")).withMessageContaining("at most 500000");
  }

  @Test
  void aFunctionThatNamesNoOrganizationalLevelsOffersAll() {
    assertThat(QuestionnaireDocument.read(document(), EDITIONS).functions().get(0).organizationLevels())
        .containsExactly("department", "bureau", "program-office", "service-center");
  }

  @Test
  void entriesAreComparedByTheirNamesNotByTheirPlaces() {
    var before = document();
    var after = document().put("version", 2);
    var second = function(after).deepCopy().put("id", "governance").put("name", "Governance");
    ((ArrayNode) after.get("functions")).insert(0, second);
    ((ObjectNode) after.at("/functions/1/levels/0")).put("text", "Nothing is in place.");

    var differences = DocumentDifferences.between(before, after);
    assertThat(differences).filteredOn(each -> !each.place().startsWith("functions / governance")).singleElement()
        .isEqualTo(new DocumentDifferences.Difference("functions / measurement / levels / level 1 / text", "Nothing.", "Nothing is in place."));
    assertThat(differences).filteredOn(each -> each.place().startsWith("functions / governance")).allSatisfy(each -> assertThat(each.before()).isNull());
  }

  private static Arguments fault(String field, String message, Consumer<ObjectNode> change) {
    return Arguments.of(field, message, change);
  }

  private static ObjectNode function(ObjectNode document) {
    return (ObjectNode) document.at("/functions/0");
  }

  private static ObjectNode question(ObjectNode document) {
    return function(document).putArray("questions").addObject().put("id", "q1").put("text", "Who answers?");
  }

  private static ObjectNode document() {
    var document = JSON.createObjectNode().put("key", "omb-template").put("version", 1).put("title", "OMB's template");
    var function = document.putArray("functions").addObject().put("id", "measurement").put("name", "Measurement");
    var levels = function.putArray("levels");
    levels.addObject().put("level", 1).put("name", "Low").put("text", "Nothing.");
    levels.addObject().put("level", 2).put("name", "High").put("text", "Everything.");
    return document;
  }
}
