package org.hispcycle.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hispcycle.feedback.responses.PersonalData;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of a report for people to look at and compare: who submitted what, what OMB decided, since when it is public. */
@Service
@Transactional(readOnly = true)
public class ReportHistory {

  /**
   * @param reason why it was corrected; null for what is no correction
   * @param publications when it was public, with whose release and mark
   */
  public record Version(int version, boolean correction, String reason, String begunBy, Instant begunAt, String submittedBy, Instant submittedAt,
      String state, String stateLabel, String rating, String ratingLabel, String ratingReason, String remark, String decidedBy, Instant decidedAt,
      boolean replaced, boolean isPublic, List<Publication> publications) {}

  public record Publication(String releasedBy, Instant releasedAt, String markedBy, Instant markedAt, String markReference, Instant publishedAt,
      Instant takenBackAt, String takenBackBy, String takenBackAs, String takenBackWhy) {}

  /** A part that changed; null on the side where there is nothing. */
  public record Difference(String what, String before, String after) {}

  private final ServiceReports reports;
  private final ReportVersions versions;
  private final VersionComparison comparison;
  private final Ratings ratings;

  ReportHistory(ServiceReports reports, ReportVersions versions, VersionComparison comparison, Ratings ratings) {
    this.reports = reports;
    this.versions = versions;
    this.comparison = comparison;
    this.ratings = ratings;
  }

  /** What belongs to another agency is answered like what does not exist. */
  public ServiceReport visible(Actor caller, String businessKey) {
    return reports.find(businessKey).filter(report -> caller.mayActFor(report.agencyId()))
        .orElseThrow(() -> new NotFound("There is no feedback report with this key that you may see. Look the key up in your inbox or on the page of the quarter's releases."));
  }

  /** Every version, oldest first; empty while nothing was submitted. */
  public List<Version> of(ServiceReport report) {
    var corrections = versions.corrections(report.businessKey());
    var publications = versions.publications(report.businessKey());
    return versions.of(report.businessKey()).stream().map(each -> {
      var correction = corrections.stream().filter(one -> each.correctionId() != null && one.id() == each.correctionId()).findFirst();
      return new Version(each.version(), each.correction(), correction.map(ReportVersions.Correction::reason).orElse(null),
          correction.map(ReportVersions.Correction::begunBy).orElse(null), correction.map(ReportVersions.Correction::begunAt).orElse(null),
          each.submittedBy(), each.submittedAt(), each.state().name(), each.state().label(), each.rating(),
          ratings.find(each.edition(), each.rating()).map(Ratings.Rating::label).orElse(null), PersonalData.masked(each.ratingReason()), PersonalData.masked(each.remark()), each.decidedBy(),
          each.decidedAt(), each.replaced(), each.publishedAt() != null, publications.stream().filter(one -> one.version() == each.version())
              .map(one -> new Publication(one.releasedBy(), one.releasedAt(), one.markedBy(), one.markedAt(), one.markReference(), one.publishedAt(),
                  one.takenBackAt(), one.takenBackBy(), one.takenBackAs(), PersonalData.masked(one.takenBackWhy()))).toList());
    }).toList();
  }

  /** The reason of the correction that is going on. */
  public Optional<String> openCorrection(ServiceReport report) {
    return versions.openCorrection(report.businessKey()).map(ReportVersions.Correction::reason);
  }

  /** @throws InputRefused where one version is held against itself */
  public List<Difference> compare(ServiceReport report, int from, int to) {
    if (from == to) {
      throw new InputRefused("Choose two different versions to compare: from=1&to=2.");
    }
    return comparison.lines(versions.get(report.businessKey(), from), versions.get(report.businessKey(), to)).stream()
        .map(each -> new Difference(each.what(), each.before(), each.after())).toList();
  }
}
