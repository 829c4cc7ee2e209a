package org.hispcycle.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * The counts of one published dataset, with what is needed to add it up with others (G3, G4). Nothing of a single
 * respondent is in it.
 *
 * @param scale as {@code Scale} has it; answers of different scales are not the same measure (L8)
 * @param affirmativeFrom lowest Likert answer that counts into the trust share (F2d, L8)
 * @param positiveFrom lowest Likert answer after which the positive drivers are asked (L7)
 * @param answers how many gave each answer to the trust question, 0 and 1 or 1 to 5
 * @param offered customers who were offered the survey; null where not known
 * @param customers who used the service in the quarter; null where not known
 * @param drivers how often each driver was chosen and asked for, by branch
 * @param accomplishments "what we learned", as it was released; null where the report says nothing
 * @param indicators service-level indicators, as they were released (E14); null where the report gives none
 * @param status how OMB took the report
 * @param rating within, partly or not within the survey guidelines (E10)
 * @param exceptionModel the earlier model that the survey kept by OMB's exception; null where it had none (F1e)
 * @param demo collected under a made-up clearance of the demonstration
 * @param releasedAt when the figures became public
 * @param takenBackAt when they were taken down again; null while they are public
 */
public record PublishedFigure(long datasetId, String reportKey, int cycleYear, String agencyId, String hispId, int serviceId,
    FiscalQuarter quarter, String channel, String stage, String pointInTime, String scale, int affirmativeFrom, int positiveFrom,
    long responses, long affirmative, Map<String, Long> answers, Long offered, Long customers, List<Driver> drivers,
    String controlNumber, String surveyTitle, String trustQuestion, String accomplishments, String indicators, String status, String rating,
    String exceptionModel, boolean demo, Instant uploadedAt, Instant submittedAt, Instant releasedAt, Instant takenBackAt) {

  /**
   * One driver of trust in one branch.
   *
   * @param asked responses that chose it or did not; without those that were not asked for it
   */
  public record Driver(String branch, String driver, long chosen, long asked) {}

  /** What the dataset would be as a figure that becomes public at that moment; what is said about it without counting is left out. */
  static PublishedFigure of(ServiceReport report, Dataset dataset, Instant releasedAt) {
    var about = dataset.metadata();
    var check = dataset.check();
    return new PublishedFigure(dataset.id(), report.businessKey(), report.cycleYear(), report.agencyId(), report.hispId(), report.serviceId(), report.quarter(),
        about.channel(), about.stage(), about.pointInTime(), about.scale().id(), dataset.branching().affirmativeFrom(), dataset.branching().positiveFrom(),
        check.counted(), check.affirmative(), check.answers(), about.volumeOffered(), about.volumeOfCustomers(), check.drivers().stream().map(each ->
            new Driver(each.branch(), each.driver(), each.chosen(), each.asked())).toList(), about.controlNumber(), null, null, null, null, null, null, null, false,
        dataset.uploadedAt(), dataset.submittedAt(), releasedAt, null);
  }

  PublishedFigure until(Instant later) {
    return new PublishedFigure(datasetId, reportKey, cycleYear, agencyId, hispId, serviceId, quarter, channel, stage, pointInTime, scale, affirmativeFrom, positiveFrom,
        responses, affirmative, answers, offered, customers, drivers, controlNumber, surveyTitle, trustQuestion, accomplishments, indicators, status, rating,
        exceptionModel, demo, uploadedAt, submittedAt, releasedAt, later);
  }

  PublishedFigure since(Instant earlier) {
    return new PublishedFigure(datasetId, reportKey, cycleYear, agencyId, hispId, serviceId, quarter, channel, stage, pointInTime, scale, affirmativeFrom, positiveFrom,
        responses, affirmative, answers, offered, customers, drivers, controlNumber, surveyTitle, trustQuestion, accomplishments, indicators, status, rating,
        exceptionModel, demo, uploadedAt, submittedAt, earlier, takenBackAt);
  }
}
