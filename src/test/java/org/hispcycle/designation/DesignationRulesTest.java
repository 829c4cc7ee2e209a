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
}
