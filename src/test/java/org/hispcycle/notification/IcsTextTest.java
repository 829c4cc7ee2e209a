package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendar files as RFC 5545 wants them, whatever titles and names contain. */
class IcsTextTest {

  private static final Instant STAMP = Instant.parse("2026-01-05T14:00:00Z");

  private static IcsText.Event event(String summary, String name, int sequence, boolean cancelled) {
    return new IcsText.Event("0123456789abcdef@hisp.example.gov", sequence, LocalDate.parse("2026-02-28"), summary, "Due at the end of the day.",
        "https://hisp.example.gov/", STAMP, cancelled, "no-reply@hispcycle.example", "va.cio@va.example", name);
  }

  private static List<String> unfolded(String ics) {
    return Arrays.asList(ics.replace("\r\n ", "").split("\r\n"));
  }

  @Test
  void anInvitationSaysTheDayTheAlarmAndThatNobodyIsBusy() {
    assertThat(unfolded(IcsText.invitation(event("Due: Action plan", "CIO, VA", 3, false)))).containsExactly(
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//HISP Cycle//Due dates//EN", "CALSCALE:GREGORIAN", "METHOD:REQUEST", "BEGIN:VEVENT",
        "UID:0123456789abcdef@hisp.example.gov", "SEQUENCE:3", "DTSTAMP:20260105T140000Z", "DTSTART;VALUE=DATE:20260228", "DTEND;VALUE=DATE:20260301",
        "SUMMARY:Due: Action plan", "DESCRIPTION:Due at the end of the day.", "URL:https://hisp.example.gov/", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE", "ORGANIZER;CN=HISP Cycle:mailto:no-reply@hispcycle.example",
        "ATTENDEE;CN=\"CIO, VA\";PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:va.cio@va.example", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Due: Action plan",
        "TRIGGER:-P1D", "END:VALARM", "END:VEVENT", "END:VCALENDAR");
  }

  @Test
  void aCancellationTakesTheSameEntryOutWithoutAnAlarm() {
    var lines = unfolded(IcsText.invitation(event("Due: Action plan", "CIO", 4, true)));
    assertThat(lines).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4", "UID:0123456789abcdef@hisp.example.gov").doesNotContain("BEGIN:VALARM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "commas, semicolons; and \\ backslashes", "one\nBEGIN:VALARM\ntwo", "carriage\r\nATTENDEE:mailto:evil@y.example",
      "\u2028line separator\u0085next line\u000Bvertical", "quotes \" and :colons", "tab\there and bell\u0007",
      "Ωμέγα κι ένα πολύ μακρύ όνομα υπηρεσίας που δεν χωράει σε μία γραμμή των εβδομήντα πέντε οκτάδων",
      "🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛", "<script>alert(1)</script>",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
  void noTextBeginsALineOfItsOwnAndEveryLineIsShortEnough(String hostile) {
    var ics = IcsText.invitation(event(hostile, hostile, 0, false));
    assertThat(ics).endsWith("END:VCALENDAR\r\n");
    for (var line : ics.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\n").doesNotContain("\r");
      assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).as("no character cut in two").isEqualTo(line);
    }
    var names = unfolded(ics).stream().map(line -> line.split("[:;]")[0]).toList();
    assertThat(names).containsExactly("BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
        "DESCRIPTION", "URL", "STATUS", "TRANSP", "CLASS", "ORGANIZER", "ATTENDEE", "BEGIN", "ACTION", "DESCRIPTION", "TRIGGER", "END", "END", "END");
    var attendee = unfolded(ics).stream().filter(line -> line.startsWith("ATTENDEE")).findFirst().orElseThrow();
    assertThat(attendee.chars().filter(c -> c == '"').count()).isEqualTo(2);
    assertThat(attendee).endsWith(":mailto:va.cio@va.example");
  }

  @Test
  void textIsEscapedAndReadsBackAsItWas() {
    var text = "a, b; c \\ d\ne";
    var escaped = IcsText.escape(text);
    assertThat(escaped).isEqualTo("a\\, b\\; c \\\\ d\\ne");
    assertThat(escaped.replaceAll("\\\\n", "\n").replaceAll("\\\\([,;\\\\])", "$1")).isEqualTo(text);
  }

  @Test
  void aFeedInvitesNobody() {
    var lines = unfolded(IcsText.feed("Due dates", List.of(new IcsText.Event("u@h", 0, LocalDate.parse("2026-12-31"), "Due: x", null, null, STAMP, false, null,
        null, null))));
    assertThat(lines).contains("METHOD:PUBLISH", "NAME:Due dates", "DTEND;VALUE=DATE:20270101").noneMatch(line -> line.startsWith("ATTENDEE") || line.startsWith("ORGANIZER"));
  }
}
