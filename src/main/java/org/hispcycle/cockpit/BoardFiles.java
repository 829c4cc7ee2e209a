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
import org.hispcycle.cockpit.Board.Duty;
import org.hispcycle.cockpit.Board.Filter;
import org.hispcycle.cycle.DutyState;
import org.hispcycle.document.Sheet;
import org.hispcycle.document.XlsxWriter;
import org.hispcycle.platform.web.CsvText;
import org.springframework.stereotype.Service;

/** The board as files in which nothing runs: CSV with a row for each duty, XLSX with the counts beside it. */
@Service
public class BoardFiles {

  private static final List<String> COLUMNS = List.of("Agency", "HISP", "HISP name", "Service", "Quarter", "Milestone", "Duty", "Opens on", "Due on",
      "State", "Status", "Days late", "First submitted on", "Settled on", "Reason", "Blocked by", "Id");

  private final Board board;

  BoardFiles(Board board) {
    this.board = board;
  }

  public byte[] csv(int year, Set<String> visible, String agency) {
    return CsvText.of(COLUMNS, rows(year, visible, agency)).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] xlsx(int year, Set<String> visible, String agency) {
    var out = new ByteArrayOutputStream();
    try {
      XlsxWriter.write(List.of(counts(board.year(year, visible, agency)), new Sheet("Duties", COLUMNS, rows(year, visible, agency))), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private List<List<Object>> rows(int year, Set<String> visible, String agency) {
    return board.duties(new Filter(year, agency, null, null, null, null, null), visible, 0, Integer.MAX_VALUE).stream().map(BoardFiles::row).toList();
  }

  private static List<Object> row(Duty duty) {
    return Sheet.row(duty.agencyId(), duty.hispId(), duty.hispName(), duty.serviceName(), duty.quarter(), duty.kindLabel(), duty.title(),
        duty.opensOn(), duty.dueOn(), duty.state().label(), duty.status().label(), duty.lateDays() == 0 ? null : duty.lateDays(),
        day(duty.firstSubmittedAt()), day(duty.settledAt()), duty.reason(), duty.blockedReason(), duty.id());
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
