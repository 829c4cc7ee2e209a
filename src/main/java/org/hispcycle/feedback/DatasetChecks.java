package org.hispcycle.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.feedback.DatasetRules.Rule;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.SurveyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Judges a whole dataset, as strictly as the edition of its cycle takes each rule (E9 to E11, F1f, X7). */
@Component
class DatasetChecks {

  /**
   * What one rule says of a dataset.
   *
   * @param severity {@code blocking} keeps the report from being passed on, {@code review} must be settled before OMB can
   *     accept it, {@code advisory} is for people to judge
   * @param message what is odd, and what to do
   */
  public record DatasetCheck(String rule, String severity, String message, String clause) {

    boolean blocking() {
      return severity.equals("blocking");
    }

    boolean forReview() {
      return severity.equals("review");
    }
  }

  /** Shares of fewer responses vary by chance (domain practice). */
  private static final int FEW_RESPONSES = 30;
  private static final double MANY_REFUSED = 0.05;
  private static final String EXCEPTIONS = "A-11 280.6 (FY2026)";

  private final JdbcClient sql;
  private final DatasetRules rules;
  private final Cycles cycles;
  private final DatasetSurveys surveys;
  private final Thresholds thresholds;
  private final Exceptions exceptions;
  private final DatasetRows datasets;
  private final ServiceReports reports;
  private final Registry registry;

  DatasetChecks(JdbcClient sql, DatasetRules rules, Cycles cycles, DatasetSurveys surveys, Thresholds thresholds, Exceptions exceptions, DatasetRows datasets,
      ServiceReports reports, Registry registry) {
    this.datasets = datasets;
    this.reports = reports;
    this.registry = registry;
    this.sql = sql;
    this.rules = rules;
    this.cycles = cycles;
    this.surveys = surveys;
    this.thresholds = thresholds;
    this.exceptions = exceptions;
  }

  List<DatasetCheck> of(Dataset dataset, ServiceReport report) {
    var edition = cycles.edition(report.cycleYear());
    var rules = this.rules.of(edition);
    var exception = exception(report);
    var found = new ArrayList<DatasetCheck>();
    exception.ifPresent(each -> found.add(new DatasetCheck("exception", "advisory", "OMB lets this survey keep the model \"" + each.model() + "\" until "
        + EasternTime.longDate(each.expiresOn()) + ": it departs from the survey guidelines in " + (each.rules().size() == 1 ? "one rule" : each.rules().size() + " rules")
        + " by exception, and its figures count with this mark.", EXCEPTIONS)));
    said(dataset, report, edition.id(), exception, rules).forEach((rule, message) -> {
      if (rules.containsKey(rule)) {
        found.add(new DatasetCheck(rule, rules.get(rule).severity(), message, rules.get(rule).clause()));
      }
    });
    return found;
  }

  private Map<String, String> said(Dataset dataset, ServiceReport report, String edition, Optional<SurveyException> exception,
      Map<String, Rule> rules) {
    var said = new LinkedHashMap<String, String>();
    var about = dataset.metadata();
    var check = dataset.check();
    var survey = surveys.of(about, report);
    uncleared(dataset, report, survey).ifPresent(message -> said.put("control-number", message));
    otherScale(dataset, survey).ifPresent(message -> said.put("cleared-scale", message));
    otherThreshold(dataset, survey).ifPresent(message -> said.put("threshold", message));
    usedElsewhere(dataset, report).ifPresent(message -> said.put("same-file", message));
    usedByAnother(dataset, report).ifPresent(message -> said.put("file-of-other-service", message));
    idsOfOtherQuarter(dataset, report, rules.get("ids-of-other-quarter")).ifPresent(message -> said.put("ids-of-other-quarter", message));
    repeatedIds(dataset).ifPresent(message -> said.put("repeated-ids", message));
    if (about.stage() == null) {
      said.put("journey-stage", "The stage of the service journey is not given; without that context figures say little (E11).");
    }
    if (check.counted() < FEW_RESPONSES) {
      said.put("few-responses", "Fewer than " + FEW_RESPONSES + " responses were counted; shares of so few vary by chance.");
    }
    if (about.volumeOffered() == null || about.volumeOfCustomers() == null) {
      said.put("volumes", "The number of customers, or of those who were offered the survey, is not given: no response rate can be told. Add both if they are known.");
    }
    var excepted = exception.filter(each -> each.covers("trust-wording")).isPresent();
    if (about.trustQuestionText() != null && !excepted && !trustWordedAsPrinted(about, survey, edition)) {
      said.put("trust-wording", "The trust question is not worded as in the survey guidelines. It counts only if this wording was agreed in the clearance.");
    }
    if (check.refused() > check.rowsRead() * MANY_REFUSED) {
      said.put("refused-rows", check.refused() + " of " + check.rowsRead() + " rows were refused. Correct the export and upload it again, or the figures leave these people out.");
    }
    return said;
  }

  /** The earlier model that the survey may keep by exception; empty where it follows the guidelines (F1e). */
  Optional<String> exceptionModel(ServiceReport report) {
    return exception(report).map(SurveyException::model);
  }

  /** OMB's leave to depart from the guidelines, if it held in the quarter (F1e). */
  private Optional<SurveyException> exception(ServiceReport report) {
    return exceptions.inForce(report.hispId(), report.serviceId(), report.quarter().end())
        .or(() -> exceptions.inForce(report.hispId(), report.serviceId(), report.quarter().start()));
  }

  private Optional<String> uncleared(Dataset dataset, ServiceReport report, Optional<SurveyClearance> named) {
    return !clearances(dataset, report).isEmpty() ? Optional.empty()
        : Optional.of("The dataset \"" + dataset.fileName() + "\" was collected under " + dataset.metadata().controlNumber() + ", and "
            + named.map(survey -> "the clearance of the survey \"" + survey.title() + "\" does not cover ")
                .orElse("no approved clearance of this service with that number covers ") + report.quarter().label() + ".");
  }

  /**
   * The clearances that let the dataset's survey be used in the quarter: none, or one; several only where an old description leaves
   * open which survey it was.
   */
  List<SurveyClearance> clearances(Dataset dataset, ServiceReport report) {
    var about = dataset.metadata();
    return (about.clearanceId() == null ? surveys.possible(about, report) : surveys.of(about, report).stream().toList()).stream()
        .filter(each -> each.validIn(report.quarter())).toList();
  }

  /** A survey that was cleared with two answers may not be used with five (F2p). */
  private Optional<String> otherScale(Dataset dataset, Optional<SurveyClearance> named) {
    var asked = dataset.metadata().scale();
    return named.filter(survey -> survey.scale() != null && survey.scale() != asked)
        .map(survey -> "The answers of \"" + dataset.fileName() + "\" are on another scale (" + asked.label() + ") than the survey \"" + survey.title()
            + "\" was cleared with (" + survey.scale().label() + "). Choose the survey that people answered, or have the change of this one approved.");
  }

  /** OMB decided after the file was counted, or the file was counted before decisions reached it. */
  private Optional<String> otherThreshold(Dataset dataset, Optional<SurveyClearance> named) {
    var counted = dataset.branching().affirmativeFrom();
    return dataset.metadata().scale() != Scale.LIKERT ? Optional.empty() : named
        .filter(survey -> survey.affirmativeFrom() != null && survey.affirmativeFrom() != counted)
        .map(survey -> "The trust share of \"" + dataset.fileName() + "\" counts answers from " + counted + " up, but OMB decided for the survey \"" + survey.title()
            + "\" that they count from " + survey.affirmativeFrom() + " up. If it was not submitted yet, remove the file and upload it again; it is counted anew then.");
  }

  private boolean trustWordedAsPrinted(DatasetMetadata about, Optional<SurveyClearance> survey, String edition) {
    return thresholds.guideline(edition, survey).map(each -> each.trustWordedAsPrinted(about.trustQuestionText())).orElse(true);
  }

  /** A response file carries no date (E9): the same file in two quarters is the one sign that it belongs to another. */
  private Optional<String> usedElsewhere(Dataset dataset, ServiceReport report) {
    return sql.sql("""
        select r.fiscal_quarter from dataset d join service_report r on r.business_key = d.business_key
        where d.sha256 = ? and d.business_key <> ? and r.hisp_id = ? and r.service_id = ? order by d.id""")
        .params(dataset.sha256(), dataset.businessKey(), report.hispId(), report.serviceId()).query(String.class).list().stream().findFirst()
        .map(quarter -> "The same file is in the report of this service for " + quarter + " already. Remove it here and upload the responses of "
            + report.quarter().label() + ".");
  }

  /** Answers are about the service that people were asked about; the file of another one counts people twice. */
  private Optional<String> usedByAnother(Dataset dataset, ServiceReport report) {
    return sql.sql("""
        select d.id, r.* from dataset d join service_report r on r.business_key = d.business_key
        where d.sha256 = ? and (r.hisp_id <> ? or r.service_id <> ?) order by d.id""")
        .params(dataset.sha256(), report.hispId(), report.serviceId())
        .query((rows, n) -> "The same file is in the report of " + (rows.getString("agency_id").equals(report.agencyId())
            ? "\"" + registry.service(rows.getInt("service_id")).name() + "\" of " + rows.getString("hisp_id") : "a service of another agency") + " for "
            + FiscalQuarter.parse(rows.getString("fiscal_quarter")).label() + " (dataset " + rows.getLong("id")
            + "), too. Answers count for the service that people were asked about: remove the file from the report where it does not belong.")
        .list().stream().findFirst();
  }

  /** Responses that were submitted for another quarter are not of this one, unless the survey numbers them anew (X7). */
  private Optional<String> idsOfOtherQuarter(Dataset dataset, ServiceReport report, Rule rule) {
    if (rule == null || rule.limit() == null) {
      return Optional.empty();
    }
    var many = rule.limit().doubleValue() * dataset.check().rowsRead();
    var others = new ArrayList<String>();
    datasets.overlaps(dataset.id()).forEach((other, rows) -> datasets.find(other)
        .filter(each -> !each.businessKey().equals(dataset.businessKey()) && rows > many).ifPresent(each -> others.add((rows == 1 ? "1 row" : rows + " rows")
            + " of \"" + each.fileName() + "\" (dataset " + each.id() + ", " + reports.get(each.businessKey()).quarter().label() + ")")));
    return others.isEmpty() ? Optional.empty() : Optional.of("Ids of \"" + dataset.fileName() + "\" were submitted for another quarter already: " + String.join(", ", others)
        + ". If these are the same responses, upload those of " + report.quarter().label() + " only. If the survey numbers its responses anew each quarter, put the quarter "
        + "before the numbers.");
  }

  /** A response that stands in two datasets counts twice (X7). */
  private Optional<String> repeatedIds(Dataset dataset) {
    var others = new ArrayList<String>();
    datasets.overlaps(dataset.id()).forEach((other, rows) -> datasets.find(other).filter(each -> each.businessKey().equals(dataset.businessKey())).ifPresent(each -> others.add(
        (rows == 1 ? "1 row" : rows + " rows") + " of \"" + each.fileName() + "\" (dataset " + each.id() + ", " + each.metadata().channel().replace('_', ' ') + ")")));
    return others.isEmpty() ? Optional.empty() : Optional.of("The ids of \"" + dataset.fileName() + "\" (dataset " + dataset.id() + ") stand in another dataset of this report, too: "
        + String.join(", ", others) + ". If these are the same responses, they count twice: remove them from one of the files. If each survey numbers its responses by itself, put "
        + "the survey's name before the numbers.");
  }
}
