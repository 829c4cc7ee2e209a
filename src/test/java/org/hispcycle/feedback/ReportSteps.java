package org.hispcycle.feedback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.registry.Registry;

/** The steps in which tests bring a report to where they need it. */
public class ReportSteps {

  public static final int YEAR = 2027;
  public static final FiscalQuarter QUARTER = new FiscalQuarter(2027, 1);
  public static final String NUMBER = "1234-5678";
  public static final String HEADER = "external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,positive_transparency,"
      + "positive_humanity,positive_employee,positive_other,negative_effectiveness,negative_ease,negative_efficiency,negative_transparency,"
      + "negative_humanity,negative_employee,negative_other,question_4";

  private final Cycles cycles;
  private final FeedbackReports reports;
  private final DatasetUploads uploads;
  private final Registry registry;
  private final TestClearances clearances;

  ReportSteps(Cycles cycles, FeedbackReports reports, DatasetUploads uploads, Registry registry, TestClearances clearances) {
    this.cycles = cycles;
    this.reports = reports;
    this.uploads = uploads;
    this.registry = registry;
    this.clearances = clearances;
  }

  public static SurveyClearance clearance(boolean publicationAllowed) {
    return new SurveyClearance(NUMBER, "Survey", LocalDate.of(2025, 1, 1), LocalDate.of(2028, 1, 1), publicationAllowed, true);
  }

  /** The report of the first designated service of a HISP, opened without clearance. */
  public ServiceReport open(String hispId) {
    cycles.open(YEAR);
    reports.open(YEAR, hispId, QUARTER);
    return reports.get(Cycles.reportKey(QUARTER, hispId, registry.service(service(hispId)).slug()));
  }

  public ServiceReport openCleared(String hispId) {
    clearances.set(service(hispId), clearance(true));
    return open(hispId);
  }

  public int service(String hispId) {
    return registry.servicesOwingReport(hispId, QUARTER).get(0).serviceId();
  }

  /** Responses of which the first ones are positive. */
  public static String responses(int positive, int negative) {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < positive + negative; i++) {
      text.append("\nr").append(i).append(i < positive ? ",1,1,0,1,,,,,null,null,null,null,null,null,null,thanks" : ",0,,,,,,,,0,1,0,,,,,slow");
    }
    return text.toString();
  }

  public static DatasetMetadata metadata(Long volumeOffered) {
    return new DatasetMetadata("website", "End of the application", "post_interaction", Scale.THUMBS, NUMBER, "Survey", null, null,
        volumeOffered, null);
  }

  public DatasetUploads.Receipt upload(ServiceReport report, String csv) {
    try {
      return uploads.upload(reports.get(report.businessKey()), metadata(null), "responses.csv",
          new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "tester");
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
