package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hispcycle.survey.Instrument.Branch;
import org.hispcycle.survey.Instrument.Kind;
import org.hispcycle.survey.Instrument.Question;
import org.hispcycle.survey.SurveyPreview.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** A survey as a respondent meets it: the right questions in the right order, and nothing that somebody wrote becomes markup. */
class SurveyPreviewTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final Display NOT_YET = new Display(null, null, "Department of Education", "Applying for aid");

  @Test
  void whatIsNotKnownYetIsToBeAssignedAndEveryQuestionIsOptional() throws Exception {
    var page = SurveyPreview.html(read(SurveySamples.COMPLETE), guideline("2023"), NOT_YET);
    assertThat(page).contains("OMB Control Number: to be assigned", "Expiration date: to be assigned", "Every question is optional.",
        "We estimate that it takes 3 minutes per response.", "Applying for aid, Department of Education", "What could have been better?");
    var one = SurveyPreview.html(read("{\"title\":\"T\",\"burden\":{\"respondents\":10,\"minutes\":1.0}}"), guideline("2023"),
        new Display("2900-0771", LocalDate.of(2027, 12, 31), "A", null));
    assertThat(one).contains("OMB Control Number: 2900-0771", "Expiration date: 12/31/2027", "takes 1 minute per response", "no question yet");
    assertThat(SurveyPreview.html(read("{}"), guideline("2023"), NOT_YET)).contains("Survey without a title", "has not been estimated yet");
  }

  @Test
  void aMandatoryQuestionIsShownAsSuchAndTheSentenceIsGone() throws Exception {
    var page = SurveyPreview.html(read(SurveySamples.COMPLETE.replaceFirst("\\{", "{\"mandatory\":[\"trust\"],")), guideline("2023"), NOT_YET);
    assertThat(page).contains("(required)").doesNotContain("Every question is optional.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "</label></body>", "{{constructor}}", "&lt;b&gt;", "\u0000\u0007\uD800"})
  void hostileWordingStaysText(String hostile) throws Exception {
    var text = JSON.writeValueAsString(hostile);
    var page = SurveyPreview.html(read(("{'title':§,'trustQuestion':§,'satisfactionQuestion':§,'scale':'stars5','positiveDrivers':{'ease':§},'negativeDrivers':{'ease':§},'freeText':§,"
        + "'extraQuestions':[{'id':'x1','text':§,'kind':'choice','options':[§]}],'languages':[§],'consent':§,'contact':{'office':§,'email':§}}").replace("'", "\"").replace("§", text)),
        guideline("2023"), new Display(hostile, null, hostile, hostile));
    // what parses as XML holds no markup but ours
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var parsed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    assertThat(List.of("script", "img", "b", "a", "iframe")).allSatisfy(tag -> assertThat(parsed.getElementsByTagName(tag).getLength()).as(tag).isZero());
    var all = parsed.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      var attributes = all.item(i).getAttributes();
      for (int k = 0; k < attributes.getLength(); k++) {
        assertThat(attributes.item(k).getNodeName()).doesNotStartWith("on").isNotEqualTo("src").isNotEqualTo("style");
      }
    }
  }

  /** The policy names the style by its hash; another style would not be applied. */
  @Test
  void thePolicyAllowsTheStyleOfThePageAndNothingElse() throws Exception {
    var page = SurveyPreview.html(read(SurveySamples.COMPLETE), guideline("2023"), NOT_YET);
    var style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
    var hash = java.util.Base64.getEncoder().encodeToString(java.security.MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    assertThat(SurveyPreview.CONTENT_SECURITY_POLICY).contains("'sha256-" + hash + "'", "default-src 'none'", "form-action 'none'").doesNotContain("script-src", "unsafe");
    assertThat(page).doesNotContain("<script", "http://www.example", " style=");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      thumbs,  5, 1
      likert5, 5, 1
      likert5, 4, 2
      stars5,  4, 2""")
  void theBranchFollowsTheRatings(String scale, int positiveFrom, int positive) throws Exception {
    var guideline = JSON.readValue(document("2023").replaceAll("\"positiveFrom\": ?\\d", "\"positiveFrom\":" + positiveFrom), Guideline.class);
    var page = SurveyPreview.html(read(SurveySamples.COMPLETE.replace("\"thumbs\"", "\"" + scale + "\"")), guideline, NOT_YET);
    assertThat(page.split("class=\"positive\"", -1)).hasSize(positive + 1);
    assertThat(page.split("class=\"negative\"", -1)).hasSize(scale.equals("thumbs") ? 2 : 5 - positive + 1);
    assertThat(page).contains("positive-branch", "negative-branch", "Asked after a negative answer to the first question.");
  }

  @Test
  void questionsComeInTheirOrderAndAsTheyAreAnswered() throws Exception {
    var survey = read("""
        {"trustQuestion":"T","satisfactionQuestion":"S","scale":"likert5","driverMode":"each","driverQuestions":{"ease":"E","effectiveness":"F"},"freeText":"W",
         "extraQuestions":[{"id":"x1","text":"X","kind":"choice","options":["A","B"]},{"id":"x2","text":"Y","kind":"scale"},"Z"],"order":["x2","freeText","trust"],"mandatory":["x2"]}""");
    var questions = Instrument.of(survey, guideline("2020")).questions();
    assertThat(questions).extracting(Question::text).startsWith("Y", "W", "T", "S").contains("E", "F", "X", "Z");
    assertThat(questions.get(0)).isEqualTo(new Question("x2", "Y", Kind.SCALE, Instrument.AGREEMENT, Branch.ALWAYS, true));
    assertThat(questions).filteredOn(each -> each.text().equals("X")).extracting(Question::kind, Question::options).containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ONE_OF, List.of("A", "B")));
    assertThat(questions).filteredOn(each -> each.id().startsWith("driver-")).hasSize(2).allMatch(each -> each.kind() == Kind.SCALE);
    assertThat(Instrument.of(read("{\"driverMode\":\"improve\",\"driverQuestions\":{\"ease\":\"E\",\"effectiveness\":\"F\"}}"), guideline("2020")).questions())
        .singleElement().satisfies(each -> assertThat(each.options()).as("in the order of the drivers").containsExactly("F", "E"));
  }

  private static SurveyContent read(String json) throws Exception {
    return JSON.readValue(json, SurveyContent.class);
  }

  private static Guideline guideline(String edition) throws Exception {
    return JSON.readValue(document(edition), Guideline.class);
  }

  private static String document(String edition) throws Exception {
    try (var in = new ClassPathResource("data/survey/guidelines/" + edition + ".json").getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
