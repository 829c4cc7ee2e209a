package org.hispcycle.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hispcycle.feedback.CodeLists;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.RegistryForTests;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real reports, with the faults that are in them, and rows with faults of our own. */
@Tag("database")
class HistoryFilesTest {

  private static final HistoryFiles.Known KNOWN = new HistoryFiles.Known(Map.of(22, "VA-VBA"), Map.of("VA-VBA", Set.of(26)), Set.copyOf(CodeLists.CHANNELS));
  private static final String COUNTS = "fiscal_year,quarter,service_provider_id,service_provider_name,service_id,service_name,service_provided,transaction_point,"
      + "channel,rating,reflection,population_size,volume_of_customers_provided_survey_opportunity,volume_of_respondents,question_text,strongly_disagree_num,"
      + "disagree_num,neutral_num,agree_num,strongly_agree_num\n";
  private static final String REPORTS = "attributes_collection_year,attributes_collection_quarter,attributes_service_provider_id,attributes_service_id,"
      + "attributes_service_provided,attributes_transaction_point,attributes_channel,attributes_omb_control_number\n";
  private static final String REPORT = "2021,2,22,26,Call center,After the call,phone,2900-0770\n";
  private static HistoryImport real;

  @BeforeAll
  static void database() {
    var database = MigratedDatabase.create();
    var sql = JdbcClient.create(database);
    real = new HistoryImport(RegistryForTests.on(sql), sql, new JdbcTemplate(database), Clock.systemUTC());
  }

  private static String row(String... changed) {
    var cells = new ArrayList<>(List.of("2021", "2", "22", "VBA", "26", "Calling", "Call center", "After the call", "phone", "TRUE", "We learned.", "5000",
        "1000", "200", "I trust VA.", "10", "20", "30", "60", "80"));
    for (int i = 0; i < changed.length; i += 2) {
      cells.set(Integer.parseInt(changed[i]), changed[i + 1]);
    }
    return String.join(",", cells) + "\n";
  }

  private static HistoryFiles.Result read(String rows) {
    return HistoryFiles.read(REPORTS + REPORT, COUNTS + rows, KNOWN);
  }

  private static List<String> rules(String rows) {
    return read(rows).faults().stream().filter(each -> each.file().equals("counts")).map(each -> each.rule() + (each.leftOut() ? "!" : "")).toList();
  }

  @Test
  void aGoodRowIsTakenAsItIs() {
    var read = read(row());

    assertThat(read.faults()).isEmpty();
    assertThat(read.figures()).singleElement().satisfies(figure -> {
      assertThat(figure.responses()).isEqualTo(200);
      assertThat(figure.affirmative()).isEqualTo(140);
      assertThat(figure.controlNumber()).isEqualTo("2900-0770");
      assertThat(figure.rowNumber()).isEqualTo(2);
      assertThat(figure.reflection()).isEqualTo("We learned.");
    });
  }

  @Test
  void everyFaultHasItsRule() {
    assertThat(rules(row("0", "2020"))).containsExactly("quarter!");
    assertThat(rules(row("1", "5"))).containsExactly("quarter!");
    assertThat(rules(row("2", "99"))).containsExactly("unknown-hisp!");
    assertThat(rules(row("4", "99"))).containsExactly("unknown-service!");
    assertThat(rules(row("15", "-1"))).containsExactly("count-unreadable!");
    assertThat(rules(row("15", "0", "16", "0", "17", "0", "18", "0", "19", "0"))).containsExactly("no-answers!");
    assertThat(rules(row("14", "Would you return?"))).containsExactly("other-question!");
    assertThat(rules(row("14", ""))).containsExactly("other-question!");
    assertThat(rules(row("14", "How confident are you that you could or did enroll in a plan?"))).containsExactly("other-trust!");
    assertThat(rules(row("14", "I trust that the information on USA.gov is correct."))).containsExactly("other-trust!");
    assertThat(rules(row("14", "Please rate your confidence in USPTO.  (1=not at all confident; 10=very confident)"))).containsExactly("other-scale!");
    for (var asPrinted : List.of("This interaction increased my trust in the IRS", "I trust VA to fulfill our country’s commitment to Veterans",
        "Interaction increased trust in Bureau of Trust Funds Administration", "Please rate your level of confidence in the Trademark Assistance Center.")) {
      assertThat(rules(row("14", asPrinted))).as(asPrinted).isEmpty();
    }
    assertThat(rules(row("8", ""))).contains("no-channel");
    assertThat(rules(row("8", "mixed"))).contains("unknown-channel");
    assertThat(rules(row("7", ""))).contains("no-transaction-point");
    assertThat(rules(row("11", ""))).containsExactly("volume-blank");
    assertThat(rules(row("12", "0"))).containsExactly("volume-zero", "respondents-above-offered");
    assertThat(rules(row("12", "many"))).containsExactly("volume-unreadable");
    assertThat(rules(row("11", "900"))).containsExactly("offered-above-customers");
    assertThat(rules(row("12", "150"))).containsExactly("respondents-above-offered");
    assertThat(rules(row("13", "199"))).containsExactly("answers-above-respondents");
    assertThat(rules(row("15", "1", "16", "1", "17", "1", "18", "1", "19", "1"))).containsExactly("few-responses");
    assertThat(rules(row() + row())).containsExactly("duplicate!");
    assertThat(rules(row() + row("6", "Another call center"))).containsExactly("same-point", "row-missing");
  }

  @Test
  void controlNumbersAreCutOutOfWhatStandsAroundThem() {
    assertThat(reported("2900-0770 ")).containsExactly("control-number-trimmed");
    assertThat(reported("OMB Control Number 1090-0007")).containsExactly("control-number-trimmed");
    assertThat(reported("3245-0404  EXP 3/31/24")).containsExactly("control-number-trimmed");
    assertThat(reported("OMB Control Number")).containsExactly("control-number-malformed");
    assertThat(reported("")).containsExactly("no-control-number");
    assertThat(reported("2900-0770")).isEmpty();
  }

  private static List<String> reported(String number) {
    return HistoryFiles.read(REPORTS + REPORT.replace("2900-0770", number), COUNTS + row(), KNOWN).faults().stream().map(HistoryFault::rule).toList();
  }

  @Test
  void aFileThatIsSomethingElseIsRefused() {
    assertThatThrownBy(() -> HistoryFiles.read(REPORTS + REPORT, "a,b\n1,2\n", KNOWN)).isInstanceOf(InputRefused.class).hasMessageContaining("no column");
    assertThatThrownBy(() -> HistoryFiles.read("", COUNTS + row(), KNOWN)).isInstanceOf(InputRefused.class).hasMessageContaining("no row");
    assertThatThrownBy(() -> HistoryFiles.read(REPORTS + "\"2021,2", COUNTS + row(), KNOWN)).isInstanceOf(InputRefused.class);
  }

  @Test
  void aByteOrderMarkDoesNoHarm() {
    assertThat(HistoryFiles.read("\uFEFF" + REPORTS + REPORT, "\uFEFF" + COUNTS + row(), KNOWN).figures()).hasSize(1);
  }

  @Test
  void theRealReportsAreTakenWithTheirFaultsAndTwiceIsOnce() {
    var reports = HistoryCommand.file("bundled", HistoryCommand.REPORTS);
    var counts = HistoryCommand.file("bundled", HistoryCommand.COUNTS);

    var first = real.run(reports, counts);
    var figures = real.figures();
    var again = real.run(reports, counts);

    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.faults()).isEqualTo(first.faults());
    assertThat(real.figures()).isEqualTo(figures).hasSize(first.rowsTaken());
    assertThat(first.rowsRead()).isEqualTo(298);
    assertThat(first.rowsTaken() + (int) first.faults().stream().filter(each -> each.leftOut() && each.file().equals("counts")).count()).isEqualTo(298);
    assertThat(first.faults().stream().filter(each -> each.rule().equals("row-missing"))).isEmpty();
    var byRule = first.faults().stream().collect(Collectors.groupingBy(HistoryFault::rule, TreeMap::new, Collectors.counting()));
    assertThat(byRule).containsEntry("other-trust", 7L).containsEntry("other-scale", 2L);
    assertThat(first.rowsTaken()).isEqualTo(230);
    assertThat(byRule).containsKeys("control-number-trimmed", "control-number-malformed", "no-control-number", "volume-blank", "volume-zero",
        "offered-above-customers", "respondents-above-offered", "answers-above-respondents", "no-channel", "unknown-channel", "no-transaction-point",
        "few-responses", "no-answers", "other-question", "same-point");
  }

  @Test
  void otherFilesReplaceWhatWasImported() {
    var reports = HistoryCommand.file("bundled", HistoryCommand.REPORTS);
    var counts = HistoryCommand.file("bundled", HistoryCommand.COUNTS);
    var shorter = new String(counts, StandardCharsets.UTF_8).replaceFirst("\n2021,2,2129.*", "\n").getBytes(StandardCharsets.UTF_8);
    real.run(reports, counts);
    var all = real.figures().size();

    assertThat(real.run(reports, shorter).repeated()).isFalse();
    assertThat(real.figures().size()).isLessThan(all);
    real.run(reports, counts);
    assertThat(real.figures()).hasSize(all);
  }
}
