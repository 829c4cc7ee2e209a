package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OMB control numbers as people write them. */
class ControlNumberTest {

  /** Every form in which the public reports of FY2021 and FY2022 give one that is not just the number (GSA/HISP-CX-Data). */
  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
      "2900-0770 |2900-0770|", "3090-0321 |3090-0321|", "3206-0236 |3206-0236|", "3206-0276 |3206-0276|",
      "1652-0058\t\t\t\t\t\t\t\t\t\t\t\t\t|1652-0058|",
      "#3090-0297|3090-0297|\"#\" before the number was left out.",
      "3245-0404  EXP 3/31/24|3245-0404|\"EXP 3/31/24\" behind the number was left out. Check that the expiry date stands in its own field.",
      "OMB Control Number  2535-0116|2535-0116|\"OMB Control Number\" before the number was left out.",
      "OMB Control Number 1090-0007|1090-0007|\"OMB Control Number\" before the number was left out.",
      "OMB Control Number 1090-0012|1090-0012|\"OMB Control Number\" before the number was left out."})
  void theWordsOfThePublicDataAreLeftOutAndSaidSo(String written, String number, String note) {
    assertThat(ControlNumber.parse(written)).isEqualTo(new ControlNumber(number, note == null ? List.of() : List.of(note)));
  }

  /** Every number of the public data, written as it should be. */
  @ParameterizedTest
  @ValueSource(strings = {"0503-0024", "0504-0024", "0596-0226", "0651-0083", "0690-0035", "0938-1382", "0960-0818", "1090-0007", "1090-0008",
      "1090-0012", "1218-0276", "1225-0088", "1225-0093", "1405-0193", "1545-2290", "1601-0029", "1615-0121", "1652-0058", "1660-0143",
      "1845-0045", "2511-0001", "2535-0116", "2900-0770", "3090-0297", "3090-0321", "3206-0236", "3206-0276", "3245-0404"})
  void aNumberWrittenAsItShouldBeIsTakenWithoutANote(String number) {
    assertThat(ControlNumber.parse(number)).isEqualTo(new ControlNumber(number, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OMB No. 2900-0770", "OMB No.: 2900-0770", "omb control no 2900-0770", "2900\u20110770", "2900\u20130770", "\u00a02900 - 0770",
      "2900-0770 (expires 12/31/2027)", "2900-0770, 2900-0770"})
  void otherWaysToWriteItAreUnderstood(String written) {
    assertThat(ControlNumber.parse(written).number()).isEqualTo("2900-0770");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\t\n"})
  void nothingIsNoNumber(String written) {
    assertThatThrownBy(() -> ControlNumber.parse(written)).isInstanceOf(InputRefused.class)
        .hasMessage("Enter the OMB control number as four digits, a hyphen and four digits, such as 2900-0770.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OMB Control Number", "29000770", "2900-077", "2900-07700", "290O-0770", "2900 0770", "2900-0770x", "202102-0690-0014", "EXP 3/31/24", "12900-0770"})
  void wordsWithoutANumberAreRefused(String written) {
    assertThatThrownBy(() -> ControlNumber.parse(written)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("four digits, a hyphen and four digits").hasMessageContaining("\"" + written + "\" is none");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0690-0035 EXP 3/31/24|2024-03-31|", "2900-0770 (expires 12/31/2027)|2027-12-31|", "2900-0770|2024-03-31|",
      "2900-0770 exp. 13/31/24|2024-03-31|", "0690-0035 EXP 3/31/24|2027-03-31|says that the clearance expires on 2024-03-31, but the field of the last day says 2027-03-31",
      "0690-0035 Expiration date: 03/31/2024|2024-04-01|Correct the one that is wrong"})
  void aDayBehindTheNumberMustBeTheOneInItsOwnField(String written, LocalDate expiresOn, String fault) {
    var faults = ControlNumber.faults("controlNumber", written, expiresOn);
    if (fault == null) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).singleElement().satisfies(each -> assertThat(each.message()).contains(fault));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"9900-0016|", "OMB No. 9900-0016|\"OMB No.\" before the number was left out.", "9900-0017|one digit differs", "2900-0770|OIRA may assign another one", "none|"})
  void aNumberThatIsNotTheUmbrellasIsPointedOut(String written, String advice) {
    var given = ControlNumber.advice(written, "9900-0016");
    if (advice == null) {
      assertThat(given).isEmpty();
    } else {
      assertThat(given).singleElement().asString().contains(advice);
    }
  }

  @Test
  void twoNumbersAreRefusedWithBoth() {
    assertThatThrownBy(() -> ControlNumber.parse("1225-0093 / 1225-0088")).hasMessageContaining("two control numbers, 1225-0093 and 1225-0088");
  }

  @Test
  void otherWordsBeforeANumberAreAskedAbout() {
    assertThatThrownBy(() -> ControlNumber.parse("pending, formerly 2900-0770")).hasMessageContaining("more than a control number").hasMessageContaining("2900-0770?");
  }
}
