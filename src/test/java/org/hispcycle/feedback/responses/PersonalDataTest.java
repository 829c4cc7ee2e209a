package org.hispcycle.feedback.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would tell who somebody is does not stay in a remark that others read (G10). */
class PersonalDataTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Write to jane.doe+va@mail.example.gov, please | Write to [e-mail address], please",
      "<a_b@example.com> | <[e-mail address]>",
      "o'neil@example.org. | [e-mail address].",
      "Call 202-555-0100 | Call [phone number]",
      "Call (202) 555-0100 now | Call [phone number] now",
      "+1 202.555.0100 | [phone number]",
      "1-(202)-555-0100 | [phone number]",
      "2025550100 | [phone number]",
      "12025550100! | [phone number]!",
      "202 5550100 | [phone number]",
      "my ssn is 078-05-1120. | my ssn is [Social Security number].",
      "078 05 1120 | [Social Security number]",
      "078–05–1120 | [Social Security number]",
      "claim 078051120 since May | claim [Social Security number] since May",
      "on 5 202-555-0100 or a@b.us | on 5 [phone number] or [e-mail address]",
      "2 3 4 5 6 202-555-0100 | 2 3 4 5 6 [phone number]",
      "202-555-0100 202-555-0101 | [phone number] [phone number]",
      "jane78@example.com | [e-mail address]",
      // written with blanks
      "Call 202 - 555 - 0100 | Call [phone number]",
      "ssn 078 - 05 - 1120. | ssn [Social Security number].",
      "(202) 555 0100 | [phone number]",
      "(202)  555  -  0100 | [phone number]",
      "( 202 ) 555-0100 | ( [phone number]",
      "1 (202) 555 – 0100 | [phone number]",
      "202  555  0100 | [phone number]",
      "202 . 555 . 0100 | [phone number]",
      // without area code
      "Call 555-0100, please | Call [phone number], please",
      "I left 555-0100 twice | I left [phone number] twice",
      "555 - 0100 | [phone number]",
      "my cell is 555 0100 | my cell is [phone number]",
      "Phone: 5550100 | Phone: [phone number]",
      "reach me at 555.0100 | reach me at [phone number]",
      "for order 12, call 555-0100 | for order 12, call [phone number]",
      // addresses as people hide them
      "jane @ example.com | [e-mail address]",
      "jane@ example.com or jane @example.com | [e-mail address] or [e-mail address]",
      "jane.doe at example.com, thanks | [e-mail address], thanks",
      "my e-mail: jane at example.com | my e-mail: [e-mail address]",
      "jane (at) mail.example.com | [e-mail address]",
      "jane[at]example.com | [e-mail address]",
      "jane at example dot com | [e-mail address]",
      "jane (at) example (dot) co (dot) uk! | [e-mail address]!"})
  void addressesAndNumbersAreMasked(String text, String masked) {
    assertThat(PersonalData.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "It took 3 weeks and 2 letters.", "on 2026-01-30 at 10:30", "between 1/30/2026 and 2/28/2026", "form 1040-EZ", "$1,234,567.89", "meet @ noon",
      "me@home", "a@", "@b.com", "meet @ noon.", "looked @ www.va.gov", "I found it at irs.gov", "help at www.irs.gov was good", "at 5.30 at home",
      "order 555-0100", "order no. 234-5678", "pages 200-2000", "room 300-1234", "form 123-4567", "123-4567", "$555-1000", "12-555-0100", "555.0100", "waited 555 1000 times", "5550100",
      "1234-5678", "20555-0100", "2026 - 01 - 30", "between 9 - 10 and 11 - 12", "ticket #555-0100", "555-0100-7", "call me at 5", "data", "cat at mat", "123456789012345", "id A2025550100", "20255501001 is no number", "user@-", "5 of 5", "..@..", "x@y.z"})
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(PersonalData.masked(text)).isEqualTo(text);
  }

  @Test
  void whateverIsWrittenNothingIsLostButWhatIsMaskedAndMaskingAgainChangesNothing() {
    var pieces = List.of("a", "1", " ", "2", "-", ".", "@", "(", "+", ")", "é", "9", "\n", " at ", "[at]", " dot ", "example.com", "555", "0100", "call ", "mail ", "order ");
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      random.ints(random.nextInt(40), 0, seed % 2 == 0 ? 13 : pieces.size()).forEach(each -> text.append(pieces.get(each)));
      var masked = PersonalData.masked(text.toString());
      assertThat(PersonalData.masked(masked)).as("seed %d: %s", seed, text).isEqualTo(masked);
      var kept = masked.replaceAll("\\[(e-mail address|phone number|Social Security number)]", "\u0000").split("\u0000", -1);
      int at = 0;
      for (var piece : kept) {
        at = text.indexOf(piece, at);
        assertThat(at).as("seed %d: %s", seed, text).isNotNegative();
        at += piece.length();
      }
    }
  }
}
