package org.hispcycle.feedback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.Releases.Named;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
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
  private final Releases releases;
  private final Corrections corrections;

  ReportSteps(Cycles cycles, FeedbackReports reports, DatasetUploads uploads, Registry registry, TestClearances clearances, Releases releases,
      Corrections corrections) {
    this.releases = releases;
    this.corrections = corrections;
    this.cycles = cycles;
    this.reports = reports;
    this.uploads = uploads;
    this.registry = registry;
    this.clearances = clearances;
  }

  public static SurveyClearance clearance(boolean publicationAllowed) {
    return new SurveyClearance(1, NUMBER, "Survey", LocalDate.of(2025, 1, 1), LocalDate.of(2028, 1, 1), publicationAllowed, true, null, null, null, null);
  }

  /** A survey under the same number as others, on five ratings or on thumbs. */
  public static SurveyClearance survey(long id, String title, Scale scale, Integer affirmativeFrom) {
    return new SurveyClearance(id, NUMBER, title, LocalDate.of(2025, 1, 1), LocalDate.of(2028, 1, 1), true, true, scale, affirmativeFrom, null, null);
  }

  /** One response for each of the ratings. */
  public static String ratings(String prefix, int... ratings) {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < ratings.length; i++) {
      text.append('\n').append(prefix).append(i).append(',').append(ratings[i]).append(",,,,,,,,,,,,,,,");
    }
    return text.toString();
  }

  /** The report of the first designated service of a HISP, opened without clearance. */
  public ServiceReport open(String hispId) {
    cycles.open(YEAR);
    reports.open(YEAR, hispId, QUARTER);
    return reports.get(Cycles.reportKey(QUARTER, hispId, registry.service(service(hispId)).slug()));
  }

  /** The same for another quarter. */
  public ServiceReport openCleared(String hispId, FiscalQuarter quarter) {
    clearances.set(service(hispId), clearance(true));
    cycles.open(YEAR);
    reports.open(YEAR, hispId, quarter);
    return reports.get(Cycles.reportKey(quarter, hispId, registry.service(service(hispId)).slug()));
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
        volumeOffered, null, null, null);
  }

  public DatasetUploads.Receipt upload(ServiceReport report, String csv) {
    try {
      return uploads.upload(reports.get(report.businessKey()), metadata(null), "responses.csv",
          new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "tester");
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** What OMB writes beside its decision. */
  public static Map<String, Object> rated(String rating) {
    return rating.equals("within") ? Map.of("rating", rating) : Map.of("rating", rating, "reason", "The second question has another wording.");
  }

  /** OMB's lead releases the version. */
  public void release(String key, int version) {
    releases.release(reports.get(key).quarter(), List.of(new Named(key, version)), someone("ombLead", Roles.OMB_LEAD));
  }

  /** OIRA marks the coordination. */
  public void mark(String key, int version) {
    releases.mark(reports.get(key).quarter(), List.of(new Named(key, version)), "Telephone call of the day", someone("oiraAnalyst", Roles.OIRA_ANALYST));
  }

  public void withdraw(String key, int version, String reason) {
    releases.withdraw(reports.get(key).quarter(), List.of(new Named(key, version)), reason, someone("ombLead", Roles.OMB_LEAD));
  }

  /** What OMB's lead is told about the accepted version; null for nothing. */
  public String warning(String key) {
    return releases.of(reports.get(key).quarter(), someone("ombLead", Roles.OMB_LEAD)).stream().filter(each -> each.report().businessKey().equals(key))
        .findFirst().orElseThrow().warning();
  }

  public void correct(String key, String reason) {
    var agency = reports.get(key).agencyId();
    corrections.begin(key, reason, new Actor(agency.toLowerCase() + "Reporter", Set.of(Roles.HISP_REPORTER), Set.of(agency)));
  }

  public static Actor someone(String userId, String role) {
    return new Actor(userId, Set.of(role), Set.of());
  }
}
