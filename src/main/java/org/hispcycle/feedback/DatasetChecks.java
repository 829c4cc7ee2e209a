package org.hispcycle.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.Guidelines;
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

  private record Rule(String severity, String clause) {}

  /** Shares of fewer responses vary by chance (domain practice). */
  private static final int FEW_RESPONSES = 30;
  private static final double MANY_REFUSED = 0.05;
  private static final String EXCEPTIONS = "A-11 280.6 (FY2026)";

  private final JdbcClient sql;
  private final Cycles cycles;
  private final SurveyClearances clearances;
  private final Guidelines guidelines;
  private final Exceptions exceptions;
  private final DatasetRows datasets;

  DatasetChecks(JdbcClient sql, Cycles cycles, SurveyClearances clearances, Guidelines guidelines, Exceptions exceptions, DatasetRows datasets) {
    this.datasets = datasets;
    this.sql = sql;
    this.cycles = cycles;
    this.clearances = clearances;
    this.guidelines = guidelines;
    this.exceptions = exceptions;
  }

  List<DatasetCheck> of(Dataset dataset, ServiceReport report) {
    var edition = cycles.edition(report.cycleYear()).id();
    var rules = rules(edition);
    var exception = exception(report);
    var found = new ArrayList<DatasetCheck>();
    exception.ifPresent(each -> found.add(new DatasetCheck("exception", "advisory", "OMB lets this survey keep the model \"" + each.model() + "\" until "
        + EasternTime.longDate(each.expiresOn()) + ": it departs from the survey guidelines in " + (each.rules().size() == 1 ? "one rule" : each.rules().size() + " rules")
        + " by exception, and its figures count with this mark.", EXCEPTIONS)));
    said(dataset, report, edition, exception).forEach((rule, message) -> {
      if (rules.containsKey(rule)) {
        found.add(new DatasetCheck(rule, rules.get(rule).severity(), message, rules.get(rule).clause()));
      }
    });
    return found;
  }

  private Map<String, String> said(Dataset dataset, ServiceReport report, String edition, Optional<SurveyException> exception) {
    var said = new LinkedHashMap<String, String>();
    var about = dataset.metadata();
    var check = dataset.check();
    uncleared(dataset, report).ifPresent(message -> said.put("control-number", message));
    usedElsewhere(dataset, report).ifPresent(message -> said.put("same-file", message));
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
    if (about.trustQuestionText() != null && !excepted && !guidelines.inForce(edition).trustWordedAsPrinted(about.trustQuestionText())) {
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

  private Optional<String> uncleared(Dataset dataset, ServiceReport report) {
    var number = dataset.metadata().controlNumber();
    return clearances.forService(report.hispId(), report.serviceId()).stream()
        .anyMatch(each -> each.controlNumber().equals(number) && each.validIn(report.quarter()))
        ? Optional.empty()
        : Optional.of("The dataset \"" + dataset.fileName() + "\" was collected under " + number + ", and no approved clearance of this service with that number covers "
            + report.quarter().label() + ".");
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

  /** A response that stands in two datasets counts twice (X7). */
  private Optional<String> repeatedIds(Dataset dataset) {
    var others = new ArrayList<String>();
    datasets.overlaps(dataset.id()).forEach((other, rows) -> datasets.find(other).ifPresent(each -> others.add(
        (rows == 1 ? "1 row" : rows + " rows") + " of \"" + each.fileName() + "\" (dataset " + each.id() + ", " + each.metadata().channel().replace('_', ' ') + ")")));
    return others.isEmpty() ? Optional.empty() : Optional.of("The ids of \"" + dataset.fileName() + "\" (dataset " + dataset.id() + ") stand in another dataset of this report, too: "
        + String.join(", ", others) + ". If these are the same responses, they count twice: remove them from one of the files. If each survey numbers its responses by itself, put "
        + "the survey's name before the numbers.");
  }

  private Map<String, Rule> rules(String edition) {
    var rules = new LinkedHashMap<String, Rule>();
    sql.sql("select * from dataset_rule where edition = ?").param(edition).query(rows -> {
      rules.put(rows.getString("rule_id"), new Rule(rows.getString("severity"), rows.getString("clause")));
    });
    return rules;
  }
}
