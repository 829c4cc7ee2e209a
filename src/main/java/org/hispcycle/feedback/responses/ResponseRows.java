package org.hispcycle.feedback.responses;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.hispcycle.feedback.responses.CheckReport.DriverCount;
import org.hispcycle.feedback.responses.Problem.Severity;

/**
 * Takes the cells of a response file as the CSV reader finds them and makes nothing of a good row but counts: no text is
 * copied unless something is wrong.
 */
final class ResponseRows extends AbstractBaseCsvCallbackHandler<ResponseRows> {

  static final List<String> DRIVERS = List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");
  static final List<String> COLUMNS = columns();

  private static final int EXTERNAL_ID = 0;
  private static final int QUESTION_1 = 1;
  private static final int FIRST_POSITIVE = 2;
  private static final int FIRST_NEGATIVE = 9;
  private static final int QUESTION_4 = 16;

  private static final int NOT_CHOSEN = 0;
  private static final int CHOSEN = 1;
  private static final int NOT_ASKED = 2;
  private static final int NO_ANSWER = -1;

  private final Scale scale;
  private final Branching branching;
  private final Limits limits;
  private final BooleanSupplier nulSeen;

  /** Null where nobody asks for repetitions. */
  private final SeenIds ids;
  private final long[] answers = new long[6];
  /** By column and kind of answer; hidden branches are left out. */
  private final long[][] choices = new long[COLUMNS.size()][3];
  private long rowsRead;
  private long refused;
  private long flaggedRows;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Long> problemCounts = new TreeMap<>();
  /** In which row each rule was last broken: a row counts once, however many of its cells break the rule. */
  private final Map<String, Long> lastBroken = new HashMap<>();

  private List<String> header = new ArrayList<>();
  private boolean headerRead;
  /** What each column of this file means, as an index into {@link #COLUMNS}. */
  private int[] meaning;

  private long line;
  private int fields;
  private final int[] row = new int[COLUMNS.size()];
  private boolean rowRefused;
  private boolean rowFlagged;
  private long idHash;
  private boolean idFormula;
  private boolean textFormula;
  private PersonalData.Kind identifies;
  private final PersonalData.Finding personalData = (kind, from, to) -> identifies = kind;

  /** @param nulSeen whether a NUL may be among the cells */
  ResponseRows(Scale scale, Branching branching, Limits limits, BooleanSupplier nulSeen) {
    this(scale, branching, limits, nulSeen, new SeenIds());
  }

  /** @param ids null where ids are known not to repeat; memory then stays the same however long the file is */
  ResponseRows(Scale scale, Branching branching, Limits limits, BooleanSupplier nulSeen, SeenIds ids) {
    this.ids = ids;
    this.nulSeen = nulSeen;
    this.scale = scale;
    this.branching = branching;
    this.limits = limits;
  }

  private static List<String> columns() {
    var columns = new ArrayList<>(List.of("external_id", "question_1"));
    DRIVERS.forEach(driver -> columns.add("positive_" + driver));
    DRIVERS.forEach(driver -> columns.add("negative_" + driver));
    columns.add("question_4");
    return List.copyOf(columns);
  }

  SeenIds ids() {
    return ids;
  }

  long currentLine() {
    return line;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    fields = 0;
    rowRefused = false;
    rowFlagged = false;
    idFormula = false;
    textFormula = false;
    identifies = null;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    fields = index + 1;
    if (index >= limits.columns()) {
      throw FileRefused.of("columns", line, null, "Line " + line + " has more than " + limits.columns()
          + " columns; a response file has " + COLUMNS.size() + ". Check the delimiter and the quotation marks of that line.");
    }
    if (!headerRead) {
      header.add(new String(buffer, offset, Math.min(length, limits.cell())));
    } else if (index < meaning.length) {
      int start = start(buffer, offset, offset + length);
      int end = end(buffer, start, offset + length);
      cell(meaning[index], buffer, start, end - start);
    }
  }

  /** Where a cell begins without the blanks around it; a NUL is no blank. */
  static int start(char[] buffer, int from, int to) {
    int start = from;
    while (start < to && buffer[start] <= ' ' && buffer[start] != 0) {
      start++;
    }
    return start;
  }

  static int end(char[] buffer, int from, int to) {
    int end = to;
    while (end > from && buffer[end - 1] <= ' ' && buffer[end - 1] != 0) {
      end--;
    }
    return end;
  }

  private void cell(int column, char[] buffer, int offset, int length) {
    if (length > limits.cell()) {
      refuse("cell-length", column, "The cell " + COLUMNS.get(column) + " in line " + line + " has " + length + " characters; at most "
          + limits.cell() + " are taken. Shorten it, or check the quotation marks before it.");
      return;
    }
    for (int i = offset; nulSeen.getAsBoolean() && i < offset + length; i++) {
      if (buffer[i] == 0) {
        refuse("nul", column, "The cell " + COLUMNS.get(column) + " in line " + line + " contains a NUL byte, which no text needs. Remove it.");
        return;
      }
    }
    switch (column) {
      case EXTERNAL_ID -> externalId(buffer, offset, length);
      case QUESTION_1 -> question1(buffer, offset, length);
      case QUESTION_4 -> {
        textFormula = formula(buffer, offset, length);
        if (length > 0) {
          PersonalData.scan(buffer, offset, length, personalData);
        }
      }
      default -> driver(column, buffer, offset, length);
    }
  }

  private void externalId(char[] buffer, int offset, int length) {
    if (length == 0) {
      refuse("external-id", EXTERNAL_ID, "The external_id in line " + line + " is blank. Give every response an id of its own.");
    } else {
      idHash = ids == null ? 0 : ids.hash(buffer, offset, length);
      idFormula = formula(buffer, offset, length);
    }
  }

  private void question1(char[] buffer, int offset, int length) {
    int answer = length == 1 ? buffer[offset] - '0' : NO_ANSWER;
    if (answer >= scale.lowest() && answer <= scale.highest()) {
      row[QUESTION_1] = answer;
      return;
    }
    refuse("question-1", QUESTION_1, length == 0 || isNull(buffer, offset, length)
        ? "The question_1 in line " + line + " is blank: a response without it says nothing about trust and cannot be counted."
        : "The question_1 in line " + line + " is " + shown(buffer, offset, length) + "; on this scale (" + scale.label().toLowerCase()
            + ") it is " + (scale == Scale.THUMBS ? "0 or 1" : "a whole number from 1 to 5") + ".");
  }

  private void driver(int column, char[] buffer, int offset, int length) {
    if (length == 1 && (buffer[offset] == '0' || buffer[offset] == '1')) {
      row[column] = buffer[offset] - '0';
    } else if (length == 0 || isNull(buffer, offset, length)) {
      row[column] = NOT_ASKED;
    } else {
      refuse("driver", column, "The cell " + COLUMNS.get(column) + " in line " + line + " is " + shown(buffer, offset, length)
          + "; it is 1 (chosen), 0 (not chosen), or null or blank (not asked).");
    }
  }

  private static boolean formula(char[] buffer, int offset, int length) {
    return length > 0 && "=+-@".indexOf(buffer[offset]) >= 0;
  }

  private void flagFormula(int column) {
    flag("formula", column, "The cell " + COLUMNS.get(column) + " in line " + line + " begins like a formula (=, +, - or @), and a "
        + "spreadsheet would run it. The response is counted; take care when you open the file.");
  }

  private static boolean isNull(char[] buffer, int offset, int length) {
    return length == 4 && (buffer[offset] | 32) == 'n' && (buffer[offset + 1] | 32) == 'u' && (buffer[offset + 2] | 32) == 'l'
        && (buffer[offset + 3] | 32) == 'l';
  }

  private static String shown(char[] buffer, int offset, int length) {
    var text = new String(buffer, offset, Math.min(length, 20)).replaceAll("\\p{Cntrl}", " ");
    return "\"" + text + (length > 20 ? "…" : "") + "\"";
  }

  @Override
  protected ResponseRows buildRecord() {
    return this;
  }

  /** Which of the 17 columns a cell of this file belongs to; -1 in the header and behind the last column. */
  int columnAt(int index) {
    return headerRead && index < meaning.length ? meaning[index] : -1;
  }

  /**
   * Judges the row whose cells have just been read.
   *
   * @return whether it is a response that counts
   */
  boolean check() {
    if (!headerRead) {
      readHeader();
      return false;
    }
    rowsRead++;
    if (rowsRead > limits.rows()) {
      throw FileRefused.of("rows", line, null, "The file has more than " + limits.rows() + " rows, the most that is taken. Split it into several files of one channel or stage each.");
    }
    if (fields != meaning.length) {
      refuse("field-count", -1, "Line " + line + " has " + fields + " cells, the header has " + meaning.length
          + ". Check its delimiters and quotation marks.");
    }
    // ids of refused rows are not remembered: the corrected row may stand further down
    if (!rowRefused && ids != null && !ids.add(idHash)) {
      refuse("duplicate-id", EXTERNAL_ID, "The external_id in line " + line + " was used in an earlier line already. Keep one of the two responses, or give them different ids.");
    }
    if (rowRefused) {
      refused++;
      return false;
    }
    count();
    if (idFormula) {
      flagFormula(EXTERNAL_ID);
    }
    if (textFormula) {
      flagFormula(QUESTION_4);
    }
    if (identifies != null) {
      flag("personal-data", QUESTION_4, "The remark in line " + line + " seems to hold " + (identifies == PersonalData.Kind.EMAIL ? "an " : "a ")
          + identifies.label() + ". The response is counted; the remark is masked wherever it is shown and never published.");
    }
    if (rowFlagged) {
      flaggedRows++;
    }
    return true;
  }

  private void count() {
    int answer = row[QUESTION_1];
    answers[answer]++;
    boolean positive = branching.positive(scale, answer);
    int shown = positive ? FIRST_POSITIVE : FIRST_NEGATIVE;
    int hidden = positive ? FIRST_NEGATIVE : FIRST_POSITIVE;
    int answeredShown = 0;
    int answeredHidden = 0;
    int firstHidden = -1;
    for (int i = 0; i < DRIVERS.size(); i++) {
      choices[shown + i][row[shown + i]]++;
      answeredShown += row[shown + i] == CHOSEN ? 1 : 0;
      if (row[hidden + i] == CHOSEN) {
        firstHidden = answeredHidden++ == 0 ? hidden + i : firstHidden;
      }
    }
    if (answeredHidden > 0) {
      flagHidden(answer, firstHidden, answeredHidden, answeredShown > 0);
    }
  }

  /** Either rule says where to look for the fault: a survey that showed the wrong question, or one that showed both. */
  private void flagHidden(int answer, int first, int answered, boolean both) {
    flag(both ? "both-branches" : "hidden-branch", first, "Line " + line + " answers " + COLUMNS.get(first) + (answered == 1 ? "" : " and " + (answered - 1) + " more of its branch")
        + (both ? " beside answers in the other branch, although question_1 is " : " although question_1 is ") + answer
        + ", after which that question is not asked. The response is counted, " + (answered == 1 ? "this answer is not." : "these answers are not."));
  }

  private void readHeader() {
    headerRead = true;
    var names = header.stream().map(String::strip).toList();
    if (names.size() == 1 && !COLUMNS.contains(names.get(0))) {
      refuseOtherDelimiter(names.get(0));
    }
    var faults = new ArrayList<Problem>();
    var known = new LinkedHashSet<String>();
    for (var name : names) {
      if (!COLUMNS.contains(name)) {
        faults.add(headerFault("unknown-column", name, name.isEmpty() ? "One column of the header has no name. Remove the column."
            : "The column \"" + shorten(name) + "\" is not known. Remove it, or correct its name."));
      } else if (!known.add(name)) {
        faults.add(headerFault("duplicate-column", name, "The column " + name + " stands in the header twice. Keep one of them."));
      }
    }
    COLUMNS.stream().filter(name -> !known.contains(name)).forEach(name ->
        faults.add(headerFault("missing-column", name, "The column " + name + " is missing. Add it; leave its cells blank where nothing was asked.")));
    if (!faults.isEmpty()) {
      throw new FileRefused("The header does not have the 17 columns of a response file. "
          + String.join(" ", faults.stream().limit(3).map(Problem::message).toList())
          + (faults.size() > 3 ? " And " + (faults.size() - 3) + " more." : ""), faults.subList(0, Math.min(faults.size(), limits.problems())), 0, 0, 0);
    }
    meaning = names.stream().mapToInt(COLUMNS::indexOf).toArray();
    header = List.of();
  }

  private Problem headerFault(String rule, String field, String message) {
    return new Problem(rule, Severity.FILE, line, shorten(field), message);
  }

  /** Where the header was forgotten, what stands in its place may be a response. */
  private static String shorten(String name) {
    var text = PersonalData.masked(name.replaceAll("\\p{Cntrl}", " "));
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private void refuseOtherDelimiter(String header) {
    var others = new LinkedHashMap<String, String>();
    others.put(";", "semicolons");
    others.put("\t", "tabs");
    others.put("|", "vertical bars");
    others.forEach((delimiter, name) -> {
      if (header.contains(delimiter)) {
        throw FileRefused.of("delimiter", line, null, "The columns are separated by " + name + ". Separate them by commas (\"CSV UTF-8, comma delimited\") and upload the file again.");
      }
    });
  }

  private void refuse(String rule, int column, String message) {
    rowRefused = true;
    remember(rule, Severity.REFUSED, column, message);
  }

  private void flag(String rule, int column, String message) {
    rowFlagged = true;
    remember(rule, Severity.FLAGGED, column, message);
  }

  private void remember(String rule, Severity severity, int column, String message) {
    Long before = lastBroken.put(rule, line);
    if (before == null || before != line) {
      problemCounts.merge(rule, 1L, Long::sum);
    }
    if (problems.size() < limits.problems()) {
      problems.add(new Problem(rule, severity, line, column < 0 ? null : COLUMNS.get(column), message));
    }
  }

  CheckReport report() {
    if (!headerRead) {
      throw FileRefused.of("empty-file", null, null, "The file has no lines with content. Export the responses again and upload the new file.");
    }
    if (rowsRead == 0) {
      throw FileRefused.of("no-rows", null, null, "The file has a header and no responses. If nobody answered in this quarter, choose \"not reported\" and say why.");
    }
    long counted = rowsRead - refused;
    if (counted == 0) {
      throw new FileRefused("Not one of the " + rowsRead + " rows can be counted. "
          + problems.stream().findFirst().map(Problem::message).orElse(""), problems, rowsRead, 0, refused);
    }
    long positive = 0;
    long affirmative = 0;
    var byAnswer = new LinkedHashMap<String, Long>();
    for (int answer = scale.lowest(); answer <= scale.highest(); answer++) {
      byAnswer.put(Integer.toString(answer), answers[answer]);
      positive += branching.positive(scale, answer) ? answers[answer] : 0;
      affirmative += branching.affirmative(scale, answer) ? answers[answer] : 0;
    }
    var drivers = new ArrayList<DriverCount>();
    drivers.addAll(drivers("positive", FIRST_POSITIVE));
    drivers.addAll(drivers("negative", FIRST_NEGATIVE));
    return new CheckReport(rowsRead, counted, refused, flaggedRows, byAnswer, positive, counted - positive, affirmative,
        CheckReport.share(affirmative, counted), drivers, List.copyOf(problems), Map.copyOf(problemCounts));
  }

  private List<DriverCount> drivers(String branch, int first) {
    var counts = new ArrayList<DriverCount>();
    for (int i = 0; i < DRIVERS.size(); i++) {
      var choice = choices[first + i];
      counts.add(new DriverCount(branch, DRIVERS.get(i), choice[CHOSEN], choice[NOT_CHOSEN], choice[NOT_ASKED]));
    }
    return counts;
  }
}
