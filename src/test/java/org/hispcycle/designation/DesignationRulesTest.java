package org.hispcycle.designation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a designation, row by row; 73 is designated today, 20 is not. */
class DesignationRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final String COMPLETE = """
      {"services":[
         {"serviceId":73,"rationale":{"organization":"o","customers":"c","performance":"p"}},
         {"serviceId":null,"newService":{"name":"Getting help at a checkpoint","description":"d","occasion":"o","outcome":"u","customers":"c","types":["Benefits"],"channels":["in_person"]},
          "rationale":{"organization":"o","customers":"c","performance":"p"}}],
       "ended":[],
       "actions":[{"title":"Shorten the queue","serviceRef":"73","description":""},{"title":"Explain the rules","serviceRef":"new-1"}],
       "firstReports":{"new-1":"FY2027Q1"}}""";

  private final DesignationRules rules = rules(1);

  private static DesignationRules rules(int minimum) {
    return new DesignationRules(minimum, Map.of(20, "Contacting the contact center", 73, "Getting help from TSA"), Set.of(73),
        Map.of("service-type", List.of("Benefits", "Other"), "channel", List.of("in_person", "website"), "alignment", List.of("strategic-plan", "idea")));
  }

  private static DesignationContent content(String json) {
    try {
      return JSON.readValue(json, DesignationContent.class);
    } catch (Exception broken) {
      throw new AssertionError(json, broken);
    }
  }

  private List<String> fields(String json) {
    return rules.designation(content(json)).stream().map(Fault::field).toList();
  }

  @Test
  void aCompleteDesignationHasNoFaults() {
    assertThat(rules.designation(content(COMPLETE))).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', textBlock = """
      "serviceId":73              | "serviceId":99                    | services[0].serviceId
      "serviceId":73              | "serviceId":null                  | services[0].serviceId
      "organization":"o"          | "organization":" "                | services[0].rationale.organization
      "customers":"c"             | "customers":null                  | services[0].rationale.customers
      "performance":"p"           | "other":"p"                       | services[0].rationale.performance
      "name":"Getting help at a checkpoint" | "name":""               | services[1].newService.name
      "name":"Getting help at a checkpoint" | "name":"Getting  help from tsa" | services[1].newService.name
      "description":"d"           | "description":""                  | services[1].newService.description
      "types":["Benefits"]        | "types":[]                        | services[1].newService.types
      "types":["Benefits"]        | "types":["Happiness"]             | services[1].newService.types
      "types":["Benefits"]        | "types":[null]                    | services[1].newService.types
      "channels":["in_person"]    | "channels":null                   | services[1].newService.channels
      "channels":["in_person"]    | "channels":["pigeon"]             | services[1].newService.channels
      "serviceId":null            | "serviceId":20                    | services[1].newService
      "ended":[]                  | "ended":[{"serviceId":20,"reason":"r"}] | ended[0].serviceId
      "ended":[]                  | "ended":[{"serviceId":73,"reason":"r"}] | ended[0].serviceId
      "ended":[]                  | "ended":[null]                    | ended[0].serviceId
      "title":"Shorten the queue" | "title":""                        | actions[0].title
      "serviceRef":"73"           | "serviceRef":"20"                 | actions[0].serviceRef
      "serviceRef":"73"           | "other":"73"                      | actions[0].serviceRef
      "serviceRef":"new-1"        | "serviceRef":"new-2"              | actions[1].serviceRef
      "serviceRef":"new-1"        | "serviceRef":"73"                 | actions
      """)
  void aFaultIsFoundWhereItIs(String right, String wrong, String field) {
    assertThat(COMPLETE).contains(right);
    assertThat(fields(COMPLETE.replace(right, wrong))).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"services\":[]}", "{\"services\":null,\"actions\":null}"})
  void anEmptyDesignationNamesTheMinimum(String json) {
    assertThat(rules.designation(content(json))).extracting(Fault::message)
        .containsExactly("Designate at least one priority service; the list has none.");
  }

  @Test
  void theMinimumIsTheEditions() {
    var one = COMPLETE.replaceFirst("(?s),\\s*\\{\"serviceId\":null.*?\"p\"}}]", "]");
    assertThat(rules(1).designation(content(one))).extracting(Fault::field).doesNotContain("services");
    assertThat(rules(2).designation(content(one))).extracting(Fault::field).contains("services");
    assertThat(rules(2).designation(content(COMPLETE))).isEmpty();
    assertThat(rules(0).designation(content("{\"ended\":[{\"serviceId\":73,\"reason\":\"r\"}]}"))).isEmpty();
  }

  @Test
  void noServiceIsDesignatedTwice() {
    var twice = COMPLETE.replace("\"serviceId\":null,\"newService\":{\"name\":\"Getting help at a checkpoint\",\"description\":\"d\",\"occasion\":\"o\",\"outcome\":\"u\",\"customers\":\"c\",\"types\":[\"Benefits\"],\"channels\":[\"in_person\"]}",
        "\"serviceId\":73").replace("new-1", "73");
    assertThat(rules.designation(content(twice))).extracting(Fault::message).anyMatch(message -> message.contains("in the list twice"));
  }

  @Test
  void anEndingNeedsItsReason() {
    var ended = """
        {"services":[{"serviceId":20,"rationale":{"organization":"o","customers":"c","performance":"p"}}],
         "ended":[{"serviceId":73,"reason":"%s"}],"actions":[{"title":"t","serviceRef":"20"}]}""";
    assertThat(rules.designation(content(ended.formatted("Replaced by the contact center.")))).isEmpty();
    assertThat(fields(ended.formatted(" "))).containsExactly("ended[0].reason");
    assertThat(fields(ended.formatted("r".repeat(2_001)))).containsExactly("ended[0].reason");
  }

  @Test
  void textsHaveALongestLength() {
    assertThat(fields(COMPLETE.replace("\"organization\":\"o\"", "\"organization\":\"" + "o".repeat(4_001) + '"')))
        .containsExactly("services[0].rationale.organization", "services[1].rationale.organization");
    assertThat(fields(COMPLETE.replace("Shorten the queue", "s".repeat(201)))).containsExactly("actions[0].title");
  }

  @Test
  void firstReportsAreChosenFromTheQuartersOffered() {
    var choices = List.of(FiscalQuarter.parse("FY2026Q4"), FiscalQuarter.parse("FY2027Q1"));
    assertThat(rules.firstReports(content(COMPLETE), choices)).isEmpty();
    assertThat(rules.firstReports(content(COMPLETE.replace("FY2027Q1", "FY2030Q1")), choices)).extracting(Fault::field).containsExactly("firstReports.new-1");
    assertThat(rules.firstReports(content(COMPLETE.replace("FY2027Q1", "soon")), choices)).extracting(Fault::field).containsExactly("firstReports.new-1");
    // left from before a return, when the list had another service
    assertThat(rules.firstReports(content(COMPLETE.replace("{\"new-1\":", "{\"99\":")), choices)).isEmpty();
    // a continued designation keeps the quarter it has, whatever is sent
    assertThat(rules.firstReports(content(COMPLETE.replace("{\"new-1\":\"FY2027Q1\"", "{\"73\":\"FY2030Q1\"")), choices)).isEmpty();
  }

  // ---- criteria as numbers (C5)

  @ParameterizedTest
  @ValueSource(strings = {"0", "6.5", "100", "99.999", " 12 ", "", "100.000"})
  void aShareIsANumberFromZeroToAHundred(String share) {
    assertThat(fields(COMPLETE.replace("{\"serviceId\":73,", "{\"serviceId\":73,\"shareOfPopulation\":\"" + share + "\","))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6%", "-1", "100.001", "101", "6,5", "1e2", "NaN", "six", "<script>alert(1)</script>", "0x10", "6.5555", "٣", ".5", "99999999999999999999"})
  void anythingElseIsNoShare(String share) {
    var faults = rules.designation(content(COMPLETE.replace("{\"serviceId\":73,", "{\"serviceId\":73,\"shareOfPopulation\":\"" + share + "\",")));
    assertThat(faults).singleElement().satisfies(fault -> {
      assertThat(fault.field()).isEqualTo("services[0].shareOfPopulation");
      assertThat(fault.message()).contains("from 0 to 100").contains("Getting help from TSA");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1200000", "1,200,000", " 12 ", "", "100000000000"})
  void transactionsAreAWholeNumber(String number) {
    assertThat(fields(COMPLETE.replace("{\"serviceId\":73,", "{\"serviceId\":73,\"annualTransactions\":\"" + number + "\","))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "1.5", "12 million", "1,2,3", "1,2000", "1e6", "1200000x", "100000000001", "999999999999999999999", "Infinity"})
  void anythingElseIsNoNumberOfTransactions(String number) {
    assertThat(fields(COMPLETE.replace("{\"serviceId\":73,", "{\"serviceId\":73,\"annualTransactions\":\"" + number + "\",")))
        .containsExactly("services[0].annualTransactions");
  }

  // ---- the minimum, with no way round it (C1, C3)

  private static final String REASONS = "\"rationale\":{\"organization\":\"o\",\"customers\":\"c\",\"performance\":\"p\"}";

  private static String chosen(String services, String ended) {
    return "{\"services\":[" + services + "],\"ended\":[" + ended + "],\"actions\":[{\"title\":\"t\",\"serviceRef\":\"73\"},{\"title\":\"t\",\"serviceRef\":\"20\"}]}";
  }

  private static String service(int id) {
    return "{\"serviceId\":" + id + "," + REASONS + "}";
  }

  private static String described(String name) {
    return "{\"newService\":{\"name\":\"" + name + "\",\"description\":\"d\",\"occasion\":\"o\",\"outcome\":\"u\",\"customers\":\"c\",\"types\":[\"Benefits\"],\"channels\":[\"website\"]}," + REASONS + "}";
  }

  @Test
  void whatIsDesignatedAfterTheDecisionCounts() {
    // 73 goes on, 20 is new: two, whether or not 73 is listed
    assertThat(rules(2).designation(content(chosen(service(73) + "," + service(20), "")))).isEmpty();
    assertThat(rules(2).designatedAfter(content(chosen(service(20), "")))).isEqualTo(2);
    assertThat(rules(2).designatedAfter(content(chosen(service(20), "{\"serviceId\":73,\"reason\":\"r\"}")))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "73,73", "73 and 73 as a float", "20 ended 73", "73 ended 73", "73 and the same described", "new twice", "new twice, spelt otherwise", "nothing but names", "99", "nulls"})
  void noTrickMakesTwoOfOne(String trick) {
    var json = switch (trick) {
      case "73,73", "73 and 73 as a float" -> chosen(service(73) + "," + service(73), "");
      case "20 ended 73" -> chosen(service(20), "{\"serviceId\":73,\"reason\":\"r\"}");
      case "73 ended 73" -> chosen(service(73) + "," + service(20), "{\"serviceId\":73,\"reason\":\"r\"}");
      case "73 and the same described" -> chosen(service(73) + "," + described("GETTING help -- from TSA"), "");
      case "new twice" -> chosen(described("Flying") + "," + described("Flying"), "{\"serviceId\":73,\"reason\":\"r\"}");
      case "new twice, spelt otherwise" -> chosen(described("Flying") + "," + described("flying\u200b!"), "{\"serviceId\":73,\"reason\":\"r\"}");
      case "nothing but names" -> chosen(described("***") + "," + service(73), "");
      case "99" -> chosen(service(73) + "," + service(99), "");
      default -> chosen("null,{}," + service(73), "");
    };
    assertThat(rules(2).designation(content(json))).isNotEmpty();
    assertThat(trick.equals("73 ended 73") || rules(2).designation(content(json)).stream().anyMatch(fault -> fault.field().equals("services")))
        .as("the minimum itself is named").isTrue();
  }

  @Test
  void aNewServiceIsDefinedProperly() {
    for (var part : List.of("description", "occasion", "outcome", "customers")) {
      var value = part.equals("outcome") ? "u" : part.substring(0, 1);
      assertThat(fields(COMPLETE.replace("\"" + part + "\":\"" + value + "\"", "\"" + part + "\":\" \""))).as(part).contains("services[1].newService." + part);
    }
    assertThat(fields(COMPLETE.replace("Getting help at a checkpoint", "Getting\\nhelp"))).containsExactly("services[1].newService.name");
    assertThat(fields(COMPLETE.replace("Getting help at a checkpoint", "x".repeat(10_000)))).containsExactly("services[1].newService.name");
    // a script is text like any other: it is shown as text
    assertThat(fields(COMPLETE.replace("Getting help at a checkpoint", "Getting <script>alert(1)</script>"))).isEmpty();
  }

  // ---- alignment (C9) and weighing (C11)

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      [{"code":"idea","note":"n"},{"code":"strategic-plan","note":"m"}] |
      [{"code":"idea","note":""}]                              | services[0].alignment[0].note
      [{"code":"idea"}]                                        | services[0].alignment[0].note
      [{"code":"horoscope","note":"n"}]                        | services[0].alignment[0].code
      [{"note":"n"}]                                           | services[0].alignment[0].code
      [null]                                                   | services[0].alignment[0].code
      [{"code":"idea","note":"n"},{"code":"idea","note":"m"}]  | services[0].alignment[1].code
      """)
  void whatIsTickedInTheAlignmentSaysHow(String alignment, String field) {
    assertThat(fields(COMPLETE.replace("{\"serviceId\":73,", "{\"serviceId\":73,\"alignment\":" + alignment + ",")))
        .isEqualTo(field == null ? List.of() : List.of(field));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      {}                                                             |
      {"weights":{"volume":"3","cost":"","priority":"0"},"candidates":[{"serviceRef":"20","scores":{"volume":"5"}},{"serviceRef":"new-1"}]} |
      {"weights":{"volume":3}}                                       |
      {"weights":{"volume":"-1"}}                                    | weighing.weights.volume
      {"weights":{"volume":"11"}}                                    | weighing.weights.volume
      {"weights":{"volume":"much"}}                                  | weighing.weights.volume
      {"weights":{"luck":"1"}}                                       | weighing.weights
      {"candidates":[{"serviceRef":"99"}]}                           | weighing.candidates[0].serviceRef
      {"candidates":[{"serviceRef":"new-2"}]}                        | weighing.candidates[0].serviceRef
      {"candidates":[null]}                                          | weighing.candidates[0].serviceRef
      {"candidates":[{"serviceRef":"20"},{"serviceRef":"20"}]}       | weighing.candidates[1].serviceRef
      {"candidates":[{"serviceRef":"20","scores":{"cost":"6"}}]}     | weighing.candidates[0].scores.cost
      {"candidates":[{"serviceRef":"20","scores":{"cost":"2.5"}}]}   | weighing.candidates[0].scores.cost
      """)
  void whatIsWeighedMakesSenseOrStaysEmpty(String weighing, String field) {
    assertThat(fields(COMPLETE.replace("\"ended\":[]", "\"ended\":[],\"weighing\":" + weighing))).isEqualTo(field == null ? List.of() : List.of(field));
  }
}
