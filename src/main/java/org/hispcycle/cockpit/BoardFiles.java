package org.hispcycle.cockpit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cockpit.Board.Duty;
import org.hispcycle.cockpit.Board.Filter;
import org.hispcycle.cycle.DutyState;
import org.hispcycle.cycle.LedgerWords;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.document.Sheet;
import org.hispcycle.document.XlsxWriter;
import org.hispcycle.platform.web.CsvText;
import org.springframework.stereotype.Service;

/** The board as files in which nothing runs: CSV with a row for each duty, XLSX with the counts beside it. */
@Service
public class BoardFiles {

  private static final List<String> COLUMNS = List.of("Agency", "HISP", "HISP name", "Service", "Quarter", "Milestone", "Duty", "Opens on", "Due on",
      "State", "Status", "Days late", "First submitted on", "Settled on", "Promised for", "Reason", "Blocked by", "Id");

  private final Board board;
  private final LedgerWords words;

  BoardFiles(Board board, LedgerWords words) {
    this.board = board;
    this.words = words;
  }

  /** @param roles of the reader: what was said of a plan is for those who see budget requests (D7) */
  public byte[] csv(int year, Set<String> visible, String agency, Set<String> roles) {
    return CsvText.of(COLUMNS, rows(new Filter(year, agency, null, null, null, null, null), visible, roles)).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] xlsx(int year, Set<String> visible, String agency, Set<String> roles) {
    return xlsx(counts(board.year(year, visible, agency)),
        new Sheet("Duties", COLUMNS, rows(new Filter(year, agency, null, null, null, null, null), visible, roles)));
  }

  /** The quarter with its denominator: a row for each HISP, with the services that have no duty in the ledger. */
  public byte[] csv(FiscalQuarter quarter, Set<String> visible, String agency) {
    var sheet = quarter(quarter, visible, agency);
    return CsvText.of(sheet.columns(), sheet.rows()).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] xlsx(FiscalQuarter quarter, Set<String> visible, String agency, Set<String> roles) {
    return xlsx(quarter(quarter, visible, agency),
        new Sheet("Reports", COLUMNS, rows(new Filter(null, agency, null, null, null, null, quarter.toString()), visible, roles)));
  }

  private Sheet quarter(FiscalQuarter quarter, Set<String> visible, String agency) {
    var columns = new ArrayList<>(List.of("Quarter", "Agency", "HISP", "HISP name", "Designated services", "In the ledger", "Came in"));
    Arrays.stream(DutyState.values()).map(DutyState::label).forEach(columns::add);
    columns.addAll(List.of("No longer designated", "Services without a duty in the ledger"));
    return new Sheet("Quarter", columns, board.quarter(quarter, visible).rows().stream().filter(row -> agency == null || agency.equals(row.agencyId())).map(row -> {
      var cells = new ArrayList<Object>(Sheet.row(quarter.toString(), row.agencyId(), row.hispId(), row.hispName(), row.designated(), row.inLedger(), row.cameIn()));
      Arrays.stream(DutyState.values()).map(state -> row.states().getOrDefault(state, 0)).forEach(cells::add);
      cells.add(row.beyond());
      cells.add(row.missing().isEmpty() ? null : String.join("; ", row.missing()));
      return (List<Object>) cells;
    }).toList());
  }

  private static byte[] xlsx(Sheet... sheets) {
    var out = new ByteArrayOutputStream();
    try {
      XlsxWriter.write(List.of(sheets), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private List<List<Object>> rows(Filter filter, Set<String> visible, Set<String> roles) {
    var withheld = words.withheld(ObligationKind.ACTION_PLAN, roles);
    return board.duties(filter, visible, 0, Integer.MAX_VALUE).stream()
        .map(duty -> row(withheld && duty.kind().equals(ObligationKind.ACTION_PLAN.slug()) ? duty.withoutReason() : duty)).toList();
  }

  private static List<Object> row(Duty duty) {
    return Sheet.row(duty.agencyId(), duty.hispId(), duty.hispName(), duty.serviceName(), duty.quarter(), duty.kindLabel(), duty.title(),
        duty.opensOn(), duty.dueOn(), duty.state().label(), duty.status().label(), duty.lateDays() == 0 ? null : duty.lateDays(),
        day(duty.firstSubmittedAt()), day(duty.settledAt()), duty.targetDate(), duty.reason(), duty.blockedReason(), duty.id());
  }

  private static LocalDate day(Instant moment) {
    return moment == null ? null : EasternTime.dateOf(moment);
  }

  private static Sheet counts(Board.Year year) {
    var labels = year.columns().stream().collect(Collectors.toMap(Board.Column::id, Function.identity()));
    var names = year.rows().stream().collect(Collectors.toMap(Board.Row::id, Board.Row::name));
    var columns = new ArrayList<>(List.of("Row", "Name", "Milestone", "Due on", "Owed"));
    Arrays.stream(DutyState.values()).map(DutyState::label).forEach(columns::add);
    return new Sheet("Counts", columns, year.cells().stream().map(cell -> cells(cell, labels, names)).toList());
  }

  private static List<Object> cells(Board.Cell cell, Map<String, Board.Column> labels, Map<String, String> names) {
    var column = labels.get(cell.column());
    var cells = new ArrayList<Object>(Sheet.row(cell.row(), names.get(cell.row()), column == null ? cell.column() : column.label(),
        column == null ? null : column.dueOn(), cell.owed()));
    Arrays.stream(DutyState.values()).map(state -> cell.states().getOrDefault(state, 0)).forEach(cells::add);
    return cells;
  }
}
