package org.hispcycle.clearance.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hispcycle.clearance.reading.ClearanceOverview.AgencyView;
import org.hispcycle.clearance.reading.ClearanceOverview.Answer;
import org.hispcycle.clearance.reading.ClearanceOverview.OpenStep;
import org.hispcycle.document.Sheet;
import org.hispcycle.platform.web.CsvText;

/** The overview as sheets of a workbook, and as one CSV table in which the first column says what a row is about. */
public final class OverviewSheets {

  private OverviewSheets() {}

  public static List<Sheet> of(Answer answer) {
    return List.of(umbrellas(answer), approved(answer), cases(answer), renewals(answer), coverage(answer), blocked(answer), contacts(answer));
  }

  /** Every sheet below the other, each row led by the name of its sheet; columns that a row has not are empty. */
  public static String csv(Answer answer) {
    var sheets = of(answer);
    var columns = sheets.stream().flatMap(sheet -> sheet.columns().stream()).distinct().toList();
    var header = new ArrayList<String>(List.of("About"));
    header.addAll(columns);
    var rows = new ArrayList<List<?>>();
    for (var sheet : sheets) {
      for (var row : sheet.rows()) {
        var cells = new ArrayList<Object>();
        cells.add(sheet.name());
        columns.forEach(column -> {
          var at = sheet.columns().indexOf(column);
          cells.add(at < 0 ? null : row.get(at));
        });
        rows.add(cells);
      }
    }
    return CsvText.of(header, rows);
  }

  private static Sheet umbrellas(Answer answer) {
    return new Sheet("Umbrella clearances", List.of("Agency", "Control number", "Title", "State", "Approved on", "Expires on", "Days left", "Kind", "Annual responses, ceiling",
        "Responses drawn", "Annual hours, ceiling", "Hours drawn", "Annual cost, ceiling", "Cost drawn", "Terms", "Results may be published", "Demo", "Source"), rows(answer, (agency, rows) ->
        agency.umbrellas().forEach(each -> rows.add(Sheet.row(agency.agencyName(), each.controlNumber(), each.title(), each.stateLabel(), each.approvedOn(),
            each.expiresOn(), each.daysLeft(), each.kind(), each.ceilingResponses(), each.drawnResponses(), each.ceilingHours(), each.drawnHours(), each.ceilingCost(),
            each.drawnCost(), each.terms(), each.publicationAllowed(), each.demo(), each.source())))));
  }

  private static Sheet approved(Answer answer) {
    return new Sheet("Approved surveys", List.of("Agency", "HISP", "Service", "Title", "Control number", "State", "Approved on", "Expires on", "Days left", "Responses",
        "Hours", "Terms", "Results may be published", "Demo", "Case"), rows(answer, (agency, rows) ->
        agency.surveys().forEach(each -> rows.add(Sheet.row(agency.agencyName(), each.hispName(), each.serviceName(), each.title(), each.controlNumber(),
            each.stateLabel(), each.approvedOn(), each.expiresOn(), each.daysLeft(), each.responses(), each.hours(), each.terms(), each.publicationAllowed(),
            each.demo(), each.caseKey())))));
  }

  private static Sheet cases(Answer answer) {
    return new Sheet("Requests", List.of("Agency", "HISP", "Service", "Title", "State", "Since", "Open steps", "Clock", "Case"), rows(answer, (agency, rows) ->
        agency.cases().forEach(each -> rows.add(Sheet.row(agency.agencyName(), each.hispName(), each.serviceName(), each.title(), each.statusLabel(),
            each.statusAt() == null ? null : each.statusAt().toString(), each.steps().stream().map(OpenStep::name).collect(Collectors.joining("; ")),
            each.clock() == null ? null : each.clock().sentence(), each.caseKey())))));
  }

  private static Sheet renewals(Answer answer) {
    return new Sheet("Renewals", List.of("Agency", "State", "Since", "Case"), rows(answer, (agency, rows) -> {
      if (agency.renewal() != null) {
        rows.add(Sheet.row(agency.agencyName(), agency.renewal().stageLabel(), agency.renewal().since().toString(), agency.renewal().caseKey()));
      }
    }));
  }

  private static Sheet coverage(Answer answer) {
    return new Sheet("Coverage", List.of("Agency", "HISP", "Service", "Surveys in use", "Touchpoints", "Channels", "Channels without a survey", "At the end of the journey",
        "Valid until", "Remark"), rows(answer, (agency, rows) ->
        agency.coverage().forEach(each -> rows.add(Sheet.row(agency.agencyName(), each.hispName(), each.serviceName(), each.surveys(), String.join("; ", each.touchpoints()),
            String.join("; ", each.channels()), String.join("; ", each.channelsWithoutSurvey()), each.atEndOfJourney(), each.validUntil(), each.remark())))));
  }

  private static Sheet blocked(Answer answer) {
    return new Sheet("Blocked", List.of("Agency", "HISP", "Service", "Reason", "What to do", "Case"), rows(answer, (agency, rows) -> {
      if (agency.risk() != null) {
        rows.add(Sheet.row(agency.agencyName(), null, null, agency.risk(), agency.riskNext(), null));
      }
      agency.blocked().forEach(each -> rows.add(Sheet.row(agency.agencyName(), each.hispName(), each.serviceName(), each.reason(), each.next(), each.caseKey())));
    }));
  }

  private static Sheet contacts(Answer answer) {
    return new Sheet("PRA offices", List.of("Agency", "Office", "Mailbox", "Phone", "Website", "Source", "Remark"), rows(answer, (agency, rows) -> {
      var contact = agency.contact();
      rows.add(contact == null ? Sheet.row(agency.agencyName(), null, null, null, null, null, agency.contactNote())
          : Sheet.row(agency.agencyName(), contact.office(), contact.email(), contact.phone(), contact.website(), contact.source(), null));
    }));
  }

  private interface Rows {
    void add(AgencyView agency, List<List<Object>> rows);
  }

  private static List<List<Object>> rows(Answer answer, Rows source) {
    var rows = new ArrayList<List<Object>>();
    answer.agencies().forEach(agency -> source.add(agency, rows));
    return rows;
  }
}
