package org.hispcycle.publication;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.clearance.ControlNumber;
import org.hispcycle.platform.InputRefused;

/**
 * Reads the public reports of FY 2021 Q1 to FY 2022 Q2 and says of every row what is wrong with it (X7). The counts of the
 * trust question come from one file, the control number from the other; a row of the one is found in the other by
 * quarter, provider, service, part of the service, transaction point and channel.
 */
final class HistoryFiles {

  static final FiscalQuarter FIRST = new FiscalQuarter(2021, 1);
  static final FiscalQuarter LAST = new FiscalQuarter(2022, 2);
  /** Fewer responses are flagged in the fault report; whether they are published is another question (X8). */
  private static final int FEW = 30;
  private static final int LONGEST_SHOWN = 80;

  private static final List<String> COUNTS = List.of("fiscal_year", "quarter", "service_provider_id", "service_provider_name", "service_id", "service_name",
      "service_provided", "transaction_point", "channel", "rating", "reflection", "population_size", "volume_of_customers_provided_survey_opportunity",
      "volume_of_respondents", "question_text", "strongly_disagree_num", "disagree_num", "neutral_num", "agree_num", "strongly_agree_num");
  private static final List<String> ANSWERS = List.of("strongly_disagree_num", "disagree_num", "neutral_num", "agree_num", "strongly_agree_num");
  /**
   * The statements of the circular (F2c, F3b, F4b) with the edits that agencies made: trust or confidence that an interaction, service or
   * process increased, trust in who provides it, or a rating of the confidence in it. Not trust in a fact ("I trust that ..."), and not how
   * confident somebody is of something of their own ("How confident are you that ...").
   */
  private static final List<Pattern> TRUST = Stream.of("\\bincreased (my )?(trust|confidence) in\\b", "^I trust (?!that\\b|the information\\b)",
      "^(please )?rate your (level of )?confidence in\\b").map(each -> Pattern.compile(each, Pattern.CASE_INSENSITIVE)).toList();
  private static final Pattern OTHER_SCALE = Pattern.compile("\\b1 to 10\\b|\\b10 ?= ?very\\b|\\byes or no\\b", Pattern.CASE_INSENSITIVE);
  private static final String A = "attributes_";
  private static final List<String> REPORTS = List.of(A + "collection_year", A + "collection_quarter", A + "service_provider_id", A + "service_id",
      A + "service_provided", A + "transaction_point", A + "channel", A + "omb_control_number");

  /** What the register knows: HISPs by the number that the source gives them, and the services of each. */
  record Known(Map<Integer, String> hisps, Map<String, Set<Integer>> services, Set<String> channels) {}

  /** @param rowsRead rows of the file with the counts */
  record Result(int rowsRead, List<HistoryFigure> figures, List<HistoryFault> faults) {}

  private final Known known;
  private final List<HistoryFault> faults = new ArrayList<>();
  private final List<HistoryFigure> figures = new ArrayList<>();
  private final Map<String, NamedCsvRecord> reports = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Integer> seenPoints = new HashMap<>();

  private HistoryFiles(Known known) {
    this.known = known;
  }

  /** @throws InputRefused if a file is not what it should be at all; single rows are reported, not refused */
  static Result read(String reports, String counts, Known known) {
    var files = new HistoryFiles(known);
    var used = new HashSet<String>();
    for (var row : records("reports", reports, REPORTS)) {
      var key = key(row, A + "collection_year", A + "collection_quarter", A);
      if (files.reports.putIfAbsent(key, row) != null) {
        files.fault("reports", row, "duplicate", true, "the same provider, quarter, service, part of the service, channel and transaction point stand in line "
            + files.reports.get(key).getStartingLineNumber() + " already; this row is not used");
      } else {
        files.controlNumber(row, true);
      }
    }
    var rows = records("counts", counts, COUNTS);
    for (var row : rows) {
      var key = key(row, "fiscal_year", "quarter", "");
      used.add(key);
      files.row(row, key);
    }
    files.reports.forEach((key, row) -> {
      if (!used.contains(key)) {
        files.fault("reports", row, "row-missing", true, "the file with the counts has no row for it; nothing is taken of it");
      }
    });
    files.faults.sort(Comparator.comparing(HistoryFault::file).thenComparingInt(HistoryFault::rowNumber));
    return new Result(rows.size(), List.copyOf(files.figures), List.copyOf(files.faults));
  }

  private static List<NamedCsvRecord> records(String file, String text, List<String> columns) {
    var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (var csv = CsvReader.builder().allowExtraCharsAfterClosingQuote(false).allowUnclosedQuote(false).ofNamedCsvRecord(new StringReader(clean))) {
      var rows = new ArrayList<NamedCsvRecord>();
      csv.forEach(rows::add);
      var missing = new TreeSet<>(columns);
      rows.stream().findFirst().ifPresent(row -> missing.removeAll(row.getHeader()));
      if (rows.isEmpty() || !missing.isEmpty()) {
        throw new InputRefused("The file of " + file + " is not the one that is meant: " + (rows.isEmpty() ? "it has no row."
            : "it has no column " + String.join(", ", missing) + "."));
      }
      return rows;
    } catch (CsvParseException unreadable) {
      throw new InputRefused("The file of " + file + " is not CSV that can be read: " + unreadable.getMessage());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String key(NamedCsvRecord row, String year, String quarter, String prefix) {
    return String.join("|", cell(row, year), cell(row, quarter), cell(row, prefix + "service_provider_id"), cell(row, prefix + "service_id"),
        cell(row, prefix + "service_provided"), cell(row, prefix + "transaction_point"), cell(row, prefix + "channel")).toLowerCase(Locale.ROOT);
  }

  private static String cell(NamedCsvRecord row, String column) {
    return row.findField(column).orElse("").strip();
  }

  private void fault(String file, NamedCsvRecord row, String rule, boolean leftOut, String message) {
    faults.add(new HistoryFault(file, (int) row.getStartingLineNumber(), rule, leftOut,
        Character.toUpperCase(message.charAt(0)) + message.substring(1) + "."));
  }

  private void noted(NamedCsvRecord row, String rule, String message) {
    fault("counts", row, rule, false, message);
  }

  private void leftOut(NamedCsvRecord row, String rule, String message) {
    fault("counts", row, rule, true, message);
  }

  // ---- one row of the counts

  private void row(NamedCsvRecord row, String key) {
    var quarter = quarter(row);
    var hisp = known.hisps().get(number(cell(row, "service_provider_id")));
    var service = number(cell(row, "service_id"));
    var first = seen.putIfAbsent(key, (int) row.getStartingLineNumber());
    var answers = ANSWERS.stream().map(each -> count(row, each)).toList();
    if (quarter == null) {
      leftOut(row, "quarter", "\"" + shown(cell(row, "fiscal_year") + " Q" + cell(row, "quarter")) + "\" is no quarter from " + FIRST.label() + " to " + LAST.label());
    } else if (hisp == null) {
      leftOut(row, "unknown-hisp", "the register has no HISP with the number \"" + shown(cell(row, "service_provider_id")) + "\" (" + shown(cell(row, "service_provider_name")) + ")");
    } else if (service == null || !known.services().getOrDefault(hisp, Set.of()).contains(service)) {
      leftOut(row, "unknown-service", "the register has no service " + shown(cell(row, "service_id")) + " (" + shown(cell(row, "service_name")) + ") of " + hisp);
    } else if (first != null) {
      leftOut(row, "duplicate", "the same provider, quarter, service, part of the service, channel and transaction point stand in line " + first + " already");
    } else if (answers.contains(null)) {
      leftOut(row, "count-unreadable", "a count of answers is no whole number of at least 0");
    } else if (answers.stream().mapToLong(Long::longValue).sum() == 0) {
      leftOut(row, "no-answers", "nobody answered the trust question");
    } else if (!aboutTrust(cell(row, "question_text"))) {
      leftOut(row, "other-question", "the question counted as trust is not about trust or confidence: \"" + shown(cell(row, "question_text"))
          + "\". Its answers are no trust share");
    } else if (TRUST.stream().noneMatch(each -> each.matcher(cell(row, "question_text")).find())) {
      leftOut(row, "other-trust", "the question asks for trust or confidence in something else than who provides the service: \"" + shown(cell(row, "question_text"))
          + "\". Its answers are no trust share");
    } else if (OTHER_SCALE.matcher(cell(row, "question_text")).find()) {
      leftOut(row, "other-scale", "the question was answered on another scale than five points: \"" + shown(cell(row, "question_text")) + "\". What its five counts stand for is not known");
    } else {
      take(row, key, hisp, service, quarter, answers);
    }
  }

  private void take(NamedCsvRecord row, String key, String hisp, int service, FiscalQuarter quarter, List<Long> answers) {
    long responses = answers.stream().mapToLong(Long::longValue).sum();
    var point = String.join("|", quarter.toString(), hisp, String.valueOf(service), cell(row, "channel"), cell(row, "transaction_point"));
    var other = seenPoints.putIfAbsent(point, (int) row.getStartingLineNumber());
    if (other != null) {
      noted(row, "same-point", "line " + other + " has the same HISP, quarter, service, channel and transaction point; both are taken, since they name different parts of the service");
    }
    var channel = cell(row, "channel");
    if (channel.isEmpty()) {
      noted(row, "no-channel", "no channel is given");
    } else if (!known.channels().contains(channel)) {
      noted(row, "unknown-channel", "\"" + shown(channel) + "\" is no channel of the list; it is kept as it is");
    }
    if (cell(row, "transaction_point").isEmpty()) {
      noted(row, "no-transaction-point", "no transaction point is given");
    }
    var customers = volume(row, "population_size", "customers");
    var offered = volume(row, "volume_of_customers_provided_survey_opportunity", "offered");
    var respondents = volume(row, "volume_of_respondents", "respondents");
    if (customers != null && offered != null && offered > customers) {
      noted(row, "offered-above-customers", "the survey was offered to " + offered + " of " + customers + " customers; the number of customers is not used");
      customers = 0L;
    }
    if (respondents != null && responses > respondents) {
      noted(row, "answers-above-respondents", responses + " answers of " + respondents + " respondents; the number of respondents is not used");
      respondents = 0L;
    }
    if (respondents != null && offered != null && respondents > offered) {
      noted(row, "respondents-above-offered", respondents + " respondents of " + offered + " who were asked; no response rate is made of it");
    }
    if (responses < FEW) {
      noted(row, "few-responses", responses + " answers, fewer than " + FEW);
    }
    var report = reports.get(key);
    if (report == null) {
      noted(row, "row-missing", "the file of reports has no row for it, so its control number is not known");
    }
    figures.add(new HistoryFigure((int) row.getStartingLineNumber(), hisp, service, quarter, channel.isEmpty() ? null : channel,
        text(row, "service_provided"), text(row, "transaction_point"), report == null ? null : controlNumber(report, false), cell(row, "question_text"),
        text(row, "rating"), text(row, "reflection"), responses, answers.get(3) + answers.get(4), byAnswer(answers), known(respondents), known(offered), known(customers)));
  }

  private static Map<String, Long> byAnswer(List<Long> counts) {
    var answers = new TreeMap<String, Long>();
    counts.forEach(each -> answers.put(String.valueOf(answers.size() + 1), each));
    return answers;
  }

  private static FiscalQuarter quarter(NamedCsvRecord row) {
    try {
      var quarter = FiscalQuarter.parse("FY" + cell(row, "fiscal_year") + "Q" + cell(row, "quarter"));
      return quarter.compareTo(FIRST) < 0 || quarter.compareTo(LAST) > 0 ? null : quarter;
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static boolean aboutTrust(String question) {
    var text = question.toLowerCase(Locale.ROOT);
    return text.contains("trust") || text.contains("confiden");
  }

  /** Null where blank or unreadable, which is noted, as zero is. */
  private Long volume(NamedCsvRecord row, String column, String what) {
    var text = cell(row, column);
    var value = text.isEmpty() ? null : wholeNumber(text);
    if (text.isEmpty()) {
      noted(row, "volume-blank", "the number of " + what + " is blank");
    } else if (value == null) {
      noted(row, "volume-unreadable", "the number of " + what + " is no whole number: \"" + shown(text) + "\"");
    } else if (value == 0) {
      noted(row, "volume-zero", "the number of " + what + " is zero");
    }
    return value;
  }

  /** A volume of zero is one that nobody knew. */
  private static Long known(Long volume) {
    return volume == null || volume == 0 ? null : volume;
  }

  private static Long count(NamedCsvRecord row, String column) {
    return wholeNumber(cell(row, column));
  }

  /** As the source writes them, "1774363" or "1774363.0". */
  private static Long wholeNumber(String text) {
    return text.matches("[0-9]{1,12}(\\.0)?") ? (Long) Long.parseLong(text.replace(".0", "")) : null;
  }

  private static Integer number(String text) {
    return text.matches("[0-9]{1,9}") ? (Integer) Integer.parseInt(text) : null;
  }

  private static String text(NamedCsvRecord row, String column) {
    var text = cell(row, column);
    return text.isEmpty() ? null : text;
  }

  private static String shown(String text) {
    var plain = text.replaceAll("\\s+", " ");
    return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
  }

  /** The number, cut out of what stands around it; null where there is none. */
  private String controlNumber(NamedCsvRecord row, boolean report) {
    var written = row.findField(A + "omb_control_number").orElse("");
    if (written.isBlank()) {
      if (report) {
        fault("reports", row, "no-control-number", false, "no OMB control number is given");
      }
      return null;
    }
    try {
      var read = ControlNumber.parse(written);
      if (report && !written.equals(read.number())) {
        fault("reports", row, "control-number-trimmed", false, "\"" + shown(written.replace("\t", "⇥")) + "\" is read as " + read.number());
      }
      return read.number();
    } catch (InputRefused malformed) {
      if (report) {
        fault("reports", row, "control-number-malformed", false, "\"" + shown(written) + "\" is no OMB control number; none is kept");
      }
      return null;
    }
  }
}
