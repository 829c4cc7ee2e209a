package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A header takes one line, and a recipient one address. */
class MailHeadersTest {

  @ParameterizedTest
  @ValueSource(strings = {"va.cio@va.example", "o'brien+hisp@mail.va.gov", "a@b", "first.last@sub-domain.agency.gov"})
  void aPlainAddressIsTaken(String address) {
    assertThat(MailHeaders.address(address)).get().hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nobody", "@va.gov", "a@", "a@x.gov, evil@y.gov", "a@x.gov;evil@y.gov", "a@x.gov evil@y.gov", "a@x.gov\r\nBcc: evil@y.gov",
      "a@x.gov\nBcc: evil@y.gov", "Name <a@x.gov>", "<a@x.gov>", "\"a,evil@y.gov\"@x.gov", "a(comment)@x.gov", "group:a@x.gov,evil@y.gov;", "a@x.gov\u0000",
      "a@[127.0.0.1]", "a@x.gov\u2028Bcc: b@y.gov", "a@@x.gov", "a@x..gov", "a@-x.gov", "а@x.gov", " a@x.gov", "a@x.gov "})
  void anythingElseIsNoAddress(String address) {
    assertThat(MailHeaders.address(address)).isEmpty();
  }

  @Test
  void aTextIsBroughtOnOneLine() {
    assertThat(MailHeaders.oneLine("Due\r\nBcc: evil@y.gov\tnow\u2028and\u0085then", 200)).isEqualTo("Due Bcc: evil@y.gov now and then");
    assertThat(MailHeaders.oneLine(null, 10)).isEmpty();
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(MailHeaders.oneLine("abcdefghij", 5)).isEqualTo("abcd…");
    assertThat(MailHeaders.oneLine("abc\uD83D\uDE00defg", 5)).isEqualTo("abc…");
  }
}
