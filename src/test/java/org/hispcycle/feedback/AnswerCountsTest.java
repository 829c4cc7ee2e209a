package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.hispcycle.edition.Editions;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts per question, as the templates of 2019 and 2020 ask for them (E14, F4a). */
@FeedbackTest
class AnswerCountsTest {

  private static final String BOTH = """
      [{"key":"trust","wording":"This interaction increased my trust in OSHA.","counts":{"1":2,"2":1,"3":7,"4":20,"5":30}},
       {"key":"satisfaction","counts":{"4":25,"5":40}}]""";
  private static final DatasetMetadata ABOUT = new DatasetMetadata("phone", "End", "post_interaction", Scale.LIKERT, ReportSteps.NUMBER, "Survey", null, 500L, 100L, null, null, null);

  @Autowired ReportSteps steps;
  @Autowired FeedbackReports reports;
  @Autowired DatasetUploads uploads;
  @Autowired JdbcClient sql;
  @Autowired Editions editions;

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void theTrustShareIsCountedFromTheThresholdUpward() throws Exception {
    var check = AnswerCounts.read(json(BOTH)).report(new Branching(5, 4));
    assertThat(check.counted()).isEqualTo(60);
    assertThat(check.affirmative()).isEqualTo(50);
    assertThat(check.positive()).isEqualTo(30);
    assertThat(check.trustShare()).isEqualByComparingTo(new BigDecimal("0.8333"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "null | questions | list of 1 to 8",
      "[] | questions | list of 1 to 8",
      "{} | questions | list of 1 to 8",
      "[{\"key\":\"satisfaction\",\"counts\":{\"5\":1}}] | questions | trust question are missing",
      "[{\"key\":\"trust\",\"counts\":{\"5\":0}}] | questions | Nobody answered",
      "[{\"key\":\"love\",\"counts\":{\"5\":1}}] | questions[0].key | Keys: trust, satisfaction",
      "[{\"key\":\"trust\",\"counts\":{\"5\":1}},{\"key\":\"trust\",\"counts\":{\"5\":1}}] | questions[1].key | two questions",
      "[{\"key\":\"trust\",\"counts\":{\"6\":1}}] | questions[0].counts | called \"6\"",
      "[{\"key\":\"trust\",\"counts\":{\"5\":-1}}] | questions[0].counts.5 | whole number from 0",
      "[{\"key\":\"trust\",\"counts\":{\"5\":1.5}}] | questions[0].counts.5 | whole number from 0",
      "[{\"key\":\"trust\",\"counts\":{\"5\":99999999999999999999}}] | questions[0].counts.5 | whole number from 0",
      "[{\"key\":\"trust\",\"counts\":[1,2,3,4,5]}] | questions[0].counts | how many people gave each answer",
      "[{\"key\":\"trust\",\"wording\":7,\"counts\":{\"5\":1}}] | questions[0].wording | text of at most"})
  void whatIsWrongIsNamedByItsPlace(String questions, String field, String message) throws Exception {
    var refused = catchThrowableOfType(InputRefused.class, () -> AnswerCounts.read(json(questions)));
    assertThat(refused.faults()).anySatisfy(fault -> {
      assertThat(fault.field()).isEqualTo(field);
      assertThat(fault.message()).contains(message);
    });
  }

  @Test
  void anEditionThatHasTheFormTakesCountsOnceAndShowsThemByQuestion() throws Exception {
    var report = steps.openCleared("DOL-OSHA");
    var counts = AnswerCounts.read(json(BOTH));
    assertThat(catchThrowableOfType(InputRefused.class, () -> uploads.counts(report, ABOUT, counts, "dolReporter", null))).hasMessageContaining("asks for single responses");
    sql.sql("insert into edition_code (edition, list, position, code, label) values ('FY2026', 'dataset-form', 9, 'counts', 'Counts')").update();
    try {
      var first = uploads.counts(report, ABOUT, counts, "dolReporter", null);
      assertThat(first.created()).isTrue();
      assertThat(uploads.counts(report, ABOUT, AnswerCounts.read(json(BOTH)), "dolReporter", null).created()).isFalse();
      var view = reports.view(first.dataset(), report);
      assertThat(view.counted()).isEqualTo(60);
      assertThat(view.questions()).extracting(AnswerCounts.Question::key).containsExactly("trust", "satisfaction");
      assertThat(view.questions().get(1).responses()).containsEntry("4", 25L).containsEntry("1", 0L);
      var small = new DatasetMetadata("phone", "End", "post_interaction", Scale.LIKERT, ReportSteps.NUMBER, "Survey", null, 500L, 64L, null, null, null);
      assertThat(catchThrowableOfType(InputRefused.class, () -> uploads.counts(report, small, counts, "dolReporter", null))).hasMessageContaining("There are 65 responses");
      var few = new DatasetMetadata("phone", "End", "post_interaction", Scale.LIKERT, ReportSteps.NUMBER, "Survey", null, 64L, null, null, null, 66L);
      assertThat(catchThrowableOfType(InputRefused.class, () -> uploads.counts(report, few, counts, "dolReporter", null))).hasMessageContaining("had 64 customers only")
          .hasMessageContaining("says that 66 people answered");
      uploads.remove(first.dataset());
      assertThat(reports.datasets(report)).extracting(DatasetView::id).doesNotContain(first.dataset().id());
    } finally {
      sql.sql("delete from edition_code where list = 'dataset-form' and position = 9").update();
    }
  }

  /** N3. */
  @Test
  void eachEditionHasItsOwnPointsInTime() {
    assertThat(List.of("2019", "2020")).allSatisfy(edition ->
        assertThat(CodeLists.of(editions, edition).pointsInTime()).extracting(CodeLists.Code::id).containsExactly("transaction", "journey", "relationship"));
    assertThat(List.of("2023", "FY2026")).allSatisfy(edition ->
        assertThat(CodeLists.of(editions, edition).pointsInTime()).extracting(CodeLists.Code::id).containsExactly("post_interaction", "post_service_journey", "relational"));
    assertThat(CodeLists.of(editions, "2020").channels()).contains("postal_mail").doesNotContain("mail");
  }
}
