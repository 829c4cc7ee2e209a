package org.hispcycle.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes all-day entries as RFC 5545 has them: lines folded after 75 octets, text escaped, nothing else. Whatever a title
 * or a name contains, it cannot begin a line of its own.
 */
final class IcsText {

  /**
   * @param uid stays the same for the life of a duty
   * @param sequence rises with every change
   * @param attendee null in a feed, which invites nobody
   * @param url may be null
   */
  record Event(String uid, int sequence, LocalDate day, String summary, String description, String url, Instant stamp, boolean cancelled,
      String organizer, String attendee, String attendeeName) {}

  private static final int LONGEST_LINE = 75;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder out = new StringBuilder();

  private IcsText() {}

  /** One event for one person, to be entered, changed or (if cancelled) taken out. */
  static String invitation(Event event) {
    var text = new IcsText().begin(event.cancelled() ? "CANCEL" : "REQUEST");
    text.event(event);
    return text.end();
  }

  /** Everything that a subscription shows. */
  static String feed(String name, List<Event> events) {
    var text = new IcsText().begin("PUBLISH");
    text.line("NAME:" + escape(name));
    text.line("X-WR-CALNAME:" + escape(name));
    text.line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    text.line("X-PUBLISHED-TTL:PT6H");
    events.forEach(text::event);
    return text.end();
  }

  private IcsText begin(String method) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//HISP Cycle//Due dates//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:" + method);
    return this;
  }

  private String end() {
    line("END:VCALENDAR");
    return out.toString();
  }

  private void event(Event event) {
    line("BEGIN:VEVENT");
    line("UID:" + escape(event.uid()));
    line("SEQUENCE:" + event.sequence());
    line("DTSTAMP:" + STAMP.format(event.stamp()));
    line("DTSTART;VALUE=DATE:" + DAY.format(event.day()));
    line("DTEND;VALUE=DATE:" + DAY.format(event.day().plusDays(1)));
    line("SUMMARY:" + escape(event.summary()));
    if (event.description() != null) {
      line("DESCRIPTION:" + escape(event.description()));
    }
    if (event.url() != null) {
      line("URL:" + escapeControls(event.url()));
    }
    line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
    // a due date makes nobody busy
    line("TRANSP:TRANSPARENT");
    line("CLASS:PRIVATE");
    if (event.attendee() != null) {
      line("ORGANIZER;CN=HISP Cycle:mailto:" + escapeControls(event.organizer()));
      line("ATTENDEE;CN=\"" + parameter(event.attendeeName()) + "\";PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:" + escapeControls(event.attendee()));
    }
    if (!event.cancelled()) {
      line("BEGIN:VALARM");
      line("ACTION:DISPLAY");
      line("DESCRIPTION:" + escape(event.summary()));
      line("TRIGGER:-P1D");
      line("END:VALARM");
    }
    line("END:VEVENT");
  }

  /** Text values: backslash, semicolon, comma and line breaks are written as escapes. */
  static String escape(String text) {
    return escapeControls(text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\r\n|\r|\n|\\x0B|\\u2028|\\u2029|\\u0085", "\\\\n"));
  }

  private static String escapeControls(String text) {
    return text.replaceAll("\\p{Cc}+", " ");
  }

  /** A parameter in quotes may hold neither quotes nor control characters. */
  private static String parameter(String text) {
    return MailHeaders.oneLine(text == null ? "" : text, 150).replace("\"", "'");
  }

  /** Adds the line, folded so that no part is longer than 75 octets and no character is cut in two. */
  private void line(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int code = line.codePointAt(i);
      var character = Character.toString(code);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LONGEST_LINE) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(character);
      octets += length;
      i += Character.charCount(code);
    }
    out.append("\r\n");
  }
}
