package org.hispcycle.feedback;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.feedback.DatasetChecks.DatasetCheck;
import org.hispcycle.feedback.responses.CheckReport.DriverCount;
import org.hispcycle.feedback.responses.Problem;

/**
 * The check report of one response file, for forms and programs.
 *
 * @param responseRate counted among those who were offered the survey; null where that is not known
 * @param personalData remarks that seem to hold personal data; they are masked and never published
 * @param drivers how often each driver was chosen, by branch
 * @param thresholdSource who says from which rating on answers count; null for thumbs, and for files from before it was kept
 * @param warnings what does not hinder the upload but the acceptance, or the use of the figures
 * @param questions counts by question where the agency counted itself; empty for single responses
 * @param checks the same with rule, strictness and clause
 */
public record DatasetView(long id, String reportKey, String fileName, String channel, String stage, String pointInTime, String scale,
    String controlNumber, Long clearanceId, String surveyTitle, String trustQuestionText, Long volumeOfCustomers, Long volumeOffered, long rowsRead,
    long counted, long refused, long flagged, Map<String, Long> answers, long positive, long negative, long affirmative, BigDecimal trustShare,
    BigDecimal responseRate, long personalData, int positiveFrom, int affirmativeFrom, String thresholdSource, Map<String, Map<String, Long>> drivers, List<DriverCount> driverCounts,
    List<Problem> problems, Map<String, Long> problemCounts, List<String> warnings, List<DatasetCheck> checks,
    List<AnswerCounts.Question> questions, String sha256, long byteSize, String uploadedBy,
    Instant uploadedAt, Instant submittedAt, boolean published) {

  static DatasetView of(Dataset dataset, String thresholdSource, List<DatasetCheck> checks, List<AnswerCounts.Question> questions, int problems) {
    var about = dataset.metadata();
    var check = dataset.check();
    var drivers = new LinkedHashMap<String, Map<String, Long>>();
    check.drivers().forEach(each -> drivers.computeIfAbsent(each.driver(), name -> new LinkedHashMap<>()).put(each.branch(), each.chosen()));
    return new DatasetView(dataset.id(), dataset.businessKey(), dataset.fileName(), about.channel(), about.stage(), about.pointInTime(),
        about.scale().id(), about.controlNumber(), about.clearanceId(), about.surveyTitle(), about.trustQuestionText(), about.volumeOfCustomers(),
        about.volumeOffered(), check.rowsRead(), check.counted(), check.refused(), check.flagged(), check.answers(), check.positive(),
        check.negative(), check.affirmative(), check.trustShare(), DatasetTotals.rate(check.counted(), about.volumeOffered()),
        DatasetTotals.flagged(check.problemCounts()), dataset.branching().positiveFrom(), dataset.branching().affirmativeFrom(), thresholdSource, drivers,
        check.drivers(), check.problems().stream().limit(problems).toList(), check.problemCounts(),
        checks.stream().map(DatasetCheck::message).toList(), checks, questions, dataset.sha256(),
        dataset.byteSize(), dataset.uploadedBy(), dataset.uploadedAt(), dataset.submittedAt(), dataset.published());
  }
}
