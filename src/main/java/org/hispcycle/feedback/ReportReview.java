package org.hispcycle.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.feedback.QuarterComparison.Rule;
import org.hispcycle.feedback.ReportVersion.State;
import org.hispcycle.feedback.responses.PersonalData;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What OMB has before it when it reviews a report: what the checks found, the change since the last quarter, what is unusual
 * for the service; and how it rates the surveys and decides (E10).
 */
@Service
@Transactional
public class ReportReview {

  /** The part of the draft that is OMB's. */
  static final String PART = "review";

  private static final String EVERY_OTHER = "*";
  private static final int LONGEST_REASON = 4_000;

  /**
   * What OMB writes.
   *
   * @param leftOut ids of datasets that do not count
   */
  record Opinion(String rating, String reason, List<Long> leftOut) {}

  private final JdbcClient sql;
  private final ServiceReports reports;
  private final ReportVersions versions;
  private final SubmittedReports submitted;
  private final DatasetChecks checks;
  private final ReportTexts texts;
  private final Ratings ratings;
  private final VersionComparison comparison;
  private final ObjectMapper json;

  ReportReview(JdbcClient sql, ServiceReports reports, ReportVersions versions, SubmittedReports submitted, DatasetChecks checks, ReportTexts texts, Ratings ratings,
      VersionComparison comparison, ObjectMapper json) {
    this.sql = sql;
    this.reports = reports;
    this.versions = versions;
    this.submitted = submitted;
    this.checks = checks;
    this.texts = texts;
    this.ratings = ratings;
    this.comparison = comparison;
    this.json = json;
  }

  // ---- what the form shows

  /** The versions so far and the correction, for everybody; in the review also what OMB judges by. */
  @Transactional(readOnly = true)
  public Map<String, Object> content(String businessKey, boolean reviewing) {
    var content = new LinkedHashMap<String, Object>();
    var all = versions.of(businessKey);
    content.put("versions", all.stream().map(ReportReview::shown).toList());
    versions.openCorrection(businessKey).ifPresent(correction -> {
      content.put("correction", Map.of("reason", correction.reason(), "begunBy", correction.begunBy(), "begunAt", correction.begunAt(),
          "corrects", versions.accepted(businessKey).map(ReportVersion::version).orElse(0)));
    });
    if (reviewing) {
      versions.inReview(businessKey).ifPresent(version -> content.put("review", review(reports.get(businessKey), version, all)));
    }
    return content;
  }

  private Map<String, Object> review(ServiceReport report, ReportVersion version, List<ReportVersion> all) {
    var datasets = submitted.submitted(version);
    var review = new LinkedHashMap<String, Object>();
    review.put("version", version.version());
    review.put("datasetIds", datasets.stream().map(Dataset::id).toList());
    review.put("ratings", ratings.of(version.edition()));
    var said = submitted.content(version);
    review.put("findings", findings(report, datasets, said));
    review.put("comparison", QuarterComparison.of(QuarterFigures.of(report.quarter(), datasets), earlier(report), rules(version.edition())));
    review.put("texts", ReportTexts.masked(said));
    // what changed since what OMB accepted, or since what it returned
    all.stream().filter(each -> each.version() < version.version() && (each.accepted() || !version.correction())).reduce((first, second) -> second)
        .ifPresent(before -> review.put("changes", Map.of("since", before.version(), "lines", comparison.lines(before, version))));
    return review;
  }

  /** Exceptions first: what must be settled, what to judge, and how many rows of which rule. */
  private List<Map<String, Object>> findings(ServiceReport report, List<Dataset> datasets, ReportContent said) {
    var findings = new ArrayList<Map<String, Object>>();
    for (var severity : List.of("blocking", "review", "advisory")) {
      for (var dataset : datasets) {
        checks.of(dataset, report).stream().filter(each -> each.severity().equals(severity)).forEach(each -> {
          var finding = new LinkedHashMap<String, Object>();
          finding.put("severity", severity);
          finding.put("rule", each.rule());
          finding.put("datasetId", dataset.id());
          finding.put("file", dataset.fileName());
          finding.put("message", PersonalData.masked(each.message()));
          finding.put("clause", each.clause());
          findings.add(finding);
        });
      }
    }
    texts.of(report, said, datasets).forEach(each -> {
      var finding = new LinkedHashMap<String, Object>();
      finding.put("severity", each.severity());
      finding.put("rule", ReportTexts.RULE);
      finding.put("datasetId", each.datasetId());
      finding.put("file", each.datasetId() == null ? "Words of the report" : datasets.stream().filter(one -> one.id() == each.datasetId()).findFirst().orElseThrow().fileName());
      finding.put("message", PersonalData.masked(each.message()));
      finding.put("clause", each.clause());
      findings.add(finding);
    });
    for (var dataset : datasets) {
      dataset.check().problemCounts().forEach((rule, times) -> {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("severity", "rows");
        finding.put("rule", rule);
        finding.put("datasetId", dataset.id());
        finding.put("file", dataset.fileName());
        finding.put("message", (times == 1 ? "1 row: " : times + " rows: ") + rule.replace('-', ' ').replace('_', ' ') + ".");
        findings.add(finding);
      });
    }
    return findings;
  }

  /** The service's own earlier quarters: what was accepted of them, or what is with OMB now. */
  private List<QuarterFigures> earlier(ServiceReport report) {
    return reports.ofService(report.serviceId()).stream().filter(each -> each.hispId().equals(report.hispId()) && each.quarter().compareTo(report.quarter()) < 0)
        .sorted(Comparator.comparing(ServiceReport::quarter)).flatMap(each -> versions.accepted(each.businessKey()).or(() -> versions.inReview(each.businessKey())).stream()
            .map(version -> QuarterFigures.of(each.quarter(), submitted.counted(version)))).filter(each -> !each.empty()).toList();
  }

  private Map<String, Rule> rules(String edition) {
    var own = sql.sql("select count(*) from review_rule where edition = ?").param(edition).query(Integer.class).single() > 0;
    var rules = new HashMap<String, Rule>();
    sql.sql("select * from review_rule where edition = ?").param(own ? edition : EVERY_OTHER).query(rows -> {
      rules.put(rows.getString("measure"), new Rule(rows.getInt("quarters_looked_at"), rows.getInt("quarters_needed"), rows.getDouble("deviations"), rows.getDouble("at_least")));
    });
    return rules;
  }

  private static Map<String, Object> shown(ReportVersion version) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("version", version.version());
    shown.put("correction", version.correction());
    shown.put("submittedBy", version.submittedBy());
    shown.put("submittedAt", version.submittedAt());
    shown.put("state", version.state().name());
    shown.put("stateLabel", version.state().label());
    shown.put("rating", version.rating());
    shown.put("remark", PersonalData.masked(version.remark()));
    shown.put("publishedAt", version.publishedAt());
    return shown;
  }

  // ---- decisions

  Set<Long> leftOut(JsonNode draft) {
    var opinion = read(draft);
    return opinion.leftOut() == null ? Set.of() : new HashSet<>(opinion.leftOut());
  }

  /** @throws InputRefused if the rating is missing, has no reason, or does not allow the decision */
  void accepted(ReportVersion version, State state, JsonNode draft, String by, Instant at, String remark) {
    var opinion = read(draft);
    var faults = new ArrayList<Fault>();
    var known = ratings.of(version.edition());
    var rating = known.stream().filter(each -> each.id().equals(opinion.rating())).findFirst();
    var outcome = state == State.ACCEPTED ? "accept" : "acceptPartly";
    if (rating.isEmpty()) {
      faults.add(new Fault("review.rating", "Rate the surveys of this report against the survey guidelines before you accept it: "
          + known.stream().map(each -> each.id() + " (" + each.label() + ")").collect(Collectors.joining(", ")) + "."));
    } else if (!rating.get().outcomes().contains(outcome)) {
      faults.add(new Fault("review.rating", "A report rated \"" + rating.get().label() + "\" cannot be " + (state == State.ACCEPTED ? "accepted in full" : "accepted in part")
          + " (" + rating.get().clause() + "). " + (rating.get().outcomes().isEmpty() ? "Return it and say what the survey has to change."
              : "Accept it in part, or return it.")));
    }
    reason(opinion, faults);
    leftOut(version, state, opinion, faults);
    InputRefused.ifAny(faults);
    versions.decided(version.id(), state, opinion.rating(), text(opinion.reason()), remark, leftOut(draft), by, at);
  }

  private static void reason(Opinion opinion, List<Fault> faults) {
    TextRule.check(faults, "review.reason", "why the surveys are not, or only partly, within the guidelines", opinion.reason(),
        opinion.rating() != null && !opinion.rating().equals("within"), LONGEST_REASON);
  }

  private void leftOut(ReportVersion version, State state, Opinion opinion, List<Fault> faults) {
    if (opinion.leftOut() == null || opinion.leftOut().isEmpty()) {
      return;
    }
    var ids = submitted.submitted(version).stream().map(Dataset::id).collect(Collectors.toSet());
    if (state == State.ACCEPTED) {
      faults.add(new Fault("review.leftOut", "A report of which files do not count is accepted in part. Choose \"Accept in part\", or count all files."));
    } else if (!ids.containsAll(opinion.leftOut())) {
      faults.add(new Fault("review.leftOut", "One of the files that should not count does not belong to this version. Load the newest state of the task and choose again."));
    } else if (new HashSet<>(opinion.leftOut()).containsAll(ids)) {
      faults.add(new Fault("review.leftOut", "If no file counts there is nothing to accept. Return the report instead."));
    }
  }

  /** A rating is kept with the return if OMB gave one. */
  void returned(ReportVersion version, JsonNode draft, String by, Instant at, String remark) {
    var opinion = read(draft);
    var faults = new ArrayList<Fault>();
    if (opinion.rating() != null && ratings.find(version.edition(), opinion.rating()).isEmpty()) {
      faults.add(new Fault("review.rating", "There is no rating \"" + opinion.rating() + "\". Choose one of the list, or none."));
    }
    TextRule.check(faults, "review.reason", "the reason of the rating", opinion.reason(), false, LONGEST_REASON);
    InputRefused.ifAny(faults);
    versions.decided(version.id(), State.RETURNED, opinion.rating(), text(opinion.reason()), remark, Set.of(), by, at);
  }

  private static String text(String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }

  private Opinion read(JsonNode draft) {
    try {
      var part = draft.get(PART);
      var opinion = part == null || part.isNull() ? null : json.treeToValue(part, Opinion.class);
      return opinion == null ? new Opinion(null, null, null) : new Opinion(text(opinion.rating()), opinion.reason(), opinion.leftOut());
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      throw new InputRefused("The review in the draft cannot be read: rating and reason are text, leftOut is a list of numbers. Open the form, correct it and save again.");
    }
  }
}
