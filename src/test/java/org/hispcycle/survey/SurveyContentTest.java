package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.hispcycle.platform.InputRefused.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a survey says, in the present shape and in that of earlier drafts (H8, H17). */
class SurveyContentTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private static SurveyContent read(String json) throws Exception {
    return JSON.readValue(json, SurveyContent.class);
  }

  private static List<String> fields(List<Fault> faults) {
    return faults.stream().map(Fault::field).toList();
  }

  @Test
  void draftsOfTheEarlierShapeAreReadAsTheyWereMeant() throws Exception {
    var survey = read("""
        {"extraQuestions":["Why did you call?","","Where?"],"burden":{"respondents":1000,"minutes":3},"languages":"English, Spanish","pointInTime":"post-interaction"}""");
    assertThat(survey.extraQuestions()).extracting(SurveyContent.ExtraQuestion::id).containsExactly("x1", "x2", "x3");
    assertThat(survey.questions()).isEqualTo(2);
    assertThat(survey.asked()).containsExactly("x1", "x3");
    assertThat(survey.languages()).containsExactly("English", "Spanish");
    assertThat(survey.pointInTime()).isEqualTo("post_interaction");
    assertThat(survey.driverMode()).isEqualTo("branches");
    assertThat(survey.burden().groups()).singleElement().satisfies(group -> {
      assertThat(group.category()).isEqualTo("households");
      assertThat(group.responsesEach()).isEqualTo(1);
    });
    assertThat(survey.burden().hours()).isEqualByComparingTo("50.00");
    assertThat(JSON.readValue(JSON.writeValueAsString(survey), SurveyContent.class)).isEqualTo(survey);
  }

  @Test
  void theBurdenAddsUpItsGroupsEachRoundedToTwoDecimals() throws Exception {
    var burden = read("""
        {"burden":{"groups":[{"category":"households","respondents":100,"responsesEach":2,"minutes":2.5,"costEach":0.5},
          {"category":"private-sector","respondents":1,"responsesEach":1,"minutes":0.1}],"federalCost":12000}}""").burden();
    assertThat(burden.responses()).isEqualTo(201);
    assertThat(burden.respondents()).isEqualTo(101);
    assertThat(burden.hours()).isEqualByComparingTo("8.33");
    assertThat(burden.cost()).isEqualByComparingTo("100.00");
    assertThat(burden.minutes()).isEqualByComparingTo("2.5");
    assertThat(burden.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "123456789012345678901234567890.5"})
  void aNumberBeyondAllSenseIsAFaultAndNoEndlessComputation(String number) throws Exception {
    var survey = read("{\"burden\":{\"groups\":[{\"category\":\"households\",\"respondents\":9223372036854775807,\"responsesEach\":2147483647,\"minutes\":" + number
        + ",\"costEach\":" + number + "}],\"federalCost\":" + number + "}}");
    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
      assertThat(survey.burden().hours().toPlainString()).hasSizeLessThan(60);
      assertThat(survey.burden().cost().toPlainString()).hasSizeLessThan(60);
      assertThat(survey.burden().responses()).isEqualTo(Long.MAX_VALUE);
      assertThat(fields(SurveyRules.draft(survey, 1))).contains("burden.groups[0].respondents", "burden.groups[0].responsesEach", "burden.groups[0].minutes");
      ConformanceCheck.report(PublishedGuidelines.of("FY2026"), survey, RuleSamples.USUAL).findings().forEach(each -> assertThat(each.message()).hasSizeLessThan(1000));
    });
  }

  @Test
  void theSameWordingIsTheSameSetOfQuestionsWhateverItsCaseAndSpacing() throws Exception {
    var one = read("{\"trustQuestion\":\"This interaction increased my trust\",\"extraQuestions\":[\"Why?\"]}");
    assertThat(read("{\"trustQuestion\":\"this  interaction increased my TRUST\",\"extraQuestions\":[{\"id\":\"q\",\"text\":\"why?\"}]}").questionSet()).isEqualTo(one.questionSet());
    assertThat(read("{\"trustQuestion\":\"This service increased my trust\",\"extraQuestions\":[\"Why?\"]}").questionSet()).isNotEqualTo(one.questionSet());
    assertThat(read("{\"title\":\"A\"}").questionSet()).isNotEqualTo(read("{\"title\":\"B\"}").questionSet());
    assertThat(read("{\"title\":\"A\",\"guide\":\"What do you do first?\"}").questionSet()).isEqualTo(read("{\"title\":\"B\",\"guide\":\"what do you do first?\"}").questionSet());
  }

  @Test
  void oneRespondentSeesOneBranchOrEveryRatedDriver() throws Exception {
    var drivers = "\"%s\":{\"ease\":\"It was easy.\",\"efficiency\":\"It was quick.\",\"other\":\" \"}";
    assertThat(read("{\"trustQuestion\":\"T\"," + drivers.formatted("positiveDrivers") + "," + drivers.formatted("negativeDrivers") + "}").questions()).isEqualTo(2);
    assertThat(read("{\"trustQuestion\":\"T\",\"driverMode\":\"each\"," + drivers.formatted("driverQuestions") + "}").questions()).isEqualTo(3);
    assertThat(read("{\"trustQuestion\":\"T\",\"driverMode\":\"improve\"," + drivers.formatted("driverQuestions") + "}").questions()).isEqualTo(2);
    assertThat(read("{" + drivers.formatted("driverQuestions") + "}").driverMode()).isEqualTo("each");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "driverMode      | 'shout'                              | driverMode",
      "scale           | 'stars'                              | scale",
      "hoursAfter      | -1                                   | hoursAfter",
      "positiveDrivers | {'charm':'It was lovely.'}           | positiveDrivers",
      "notApplicable   | {'<b>':'No.'}                        | notApplicable",
      "extraQuestions  | [{'id':'trust','text':'Why?'}]       | extraQuestions[0].id",
      "extraQuestions  | [{'id':'a','text':'Why?'},{'id':'a','text':'Who?'}] | extraQuestions[1].id",
      "extraQuestions  | [null,{'text':'Why?','kind':'song'}] | extraQuestions[1].kind",
      "extraQuestions  | [{'text':'Why?','driver':'charm'}]   | extraQuestions[0].driver",
      "extraQuestions  | [{'text':'Why?','kind':'choice','options':['A']}] | extraQuestions[0].options",
      "channels        | []                                   | channels",
      "files           | ['../etc/passwd']                    | files[0]",
      "links           | [{'title':'x','url':'javascript:alert(1)'}] | links[0].url",
      "contact         | {'office':'CX','email':'cx at agency'} | contact.email",
      "burden          | {'groups':[]}                        | burden.groups",
      "burden          | {'groups':[{'category':'martians','respondents':1,'responsesEach':1,'minutes':1}]} | burden.groups[0].category",
      "burden          | {'groups':[{'category':'federal','respondents':1,'responsesEach':1,'minutes':1,'costEach':-1}]} | burden.groups[0].costEach",
      "burden          | {'groups':[{'category':'federal','respondents':1,'responsesEach':1,'minutes':1}],'federalCost':-1} | burden.federalCost"})
  void aFaultNamesItsField(String part, String value, String field) throws Exception {
    var survey = RuleSamples.conforming("FY2026");
    survey.set(part, JSON.readTree(value.replace('\'', '"')));
    assertThat(fields(SurveyRules.draft(RuleSamples.read(survey), 1))).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "touchpoint", "purpose", "trustQuestion", "trustReason", "satisfactionQuestion", "satisfactionReason", "freeText", "lengthReason", "channelReason", "journeyStage",
      "consent", "mostAffected"})
  void noTextIsLongerThanWhatIsKept(String part) {
    var survey = RuleSamples.conforming("FY2026").put(part, "x".repeat(5_000));
    assertThat(SurveyRules.draft(RuleSamples.read(survey), 1)).singleElement().satisfies(fault -> {
      assertThat(fault.field()).isEqualTo(part);
      assertThat(fault.message()).contains("5000 characters");
    });
  }

  @Test
  void listsHaveAnEnd() {
    var survey = RuleSamples.conforming("FY2026");
    survey.putArray("languages");
    for (int i = 0; i < 20_000; i++) {
      survey.withArray("extraQuestions").add("Why?");
      survey.withArray("channels").add("website");
      survey.withArray("languages").add("English");
    }
    assertThat(fields(SurveyRules.draft(RuleSamples.read(survey), 1))).containsExactlyInAnyOrder("extraQuestions", "channels", "languages");
  }

  @Test
  void anAffirmativeRatingIsOmbsToSet() throws Exception {
    assertThat(fields(SurveyRules.affirmative(read("{}")))).containsExactly("affirmative.from");
    assertThat(fields(SurveyRules.affirmative(read("{\"affirmative\":{\"from\":2}}")))).containsExactly("affirmative.from");
    assertThat(SurveyRules.affirmative(read("{\"affirmative\":{\"from\":4,\"reason\":\"As in the years before\"}}"))).isEmpty();
  }

  @Test
  void whatNothingReadsIsNamed() throws Exception {
    assertThat(UnreadParts.of(JSON.readTree("""
        {"trustQuestoin":"x","burden":{"respondents":1,"minutes":2,"hours":3,"groups":[{"category":"federal","people":4}]},"positiveDrivers":{"charm":"y"},
         "extraQuestions":["plain",{"txt":"z"}]}"""))).containsExactlyInAnyOrder("trustQuestoin", "burden.hours", "burden.groups[0].people", "extraQuestions[1].txt");
  }

  @Test
  void aChannelThatTheEditionDoesNotListIsRefusedAndTheListIsNamed() {
    var survey = RuleSamples.conforming("FY2026");
    survey.withArray("channels").add("mail");

    assertThat(SurveyRules.channels(RuleSamples.read(survey), List.of("email", "phone", "postal_mail"))).singleElement().satisfies(fault -> {
      assertThat(fault.field()).isEqualTo("channels");
      assertThat(fault.message()).contains("no channel \"mail\"", "email, phone, postal_mail");
    });
    assertThat(SurveyRules.channels(RuleSamples.read(survey), List.of())).as("an edition without a list").isEmpty();
  }
}
