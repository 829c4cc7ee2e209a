package org.hispcycle.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in a header: one line, and one address; names of people, agencies and services come from outside. */
final class MailHeaders {

  private static final int LONGEST_ADDRESS = 254;
  // stricter than RFC 5322 on purpose: no quotes, comments, lists or blanks, which is where second recipients hide
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}))*");

  private MailHeaders() {}

  /** The text on one line, without control characters and at most so long. */
  static String oneLine(String text, int longest) {
    if (text == null) {
      return "";
    }
    var line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ").replaceAll(" {2,}", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    var end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end).stripTrailing() + "…";
  }

  /** The address, if it is exactly one. */
  static Optional<InternetAddress> address(String text) {
    if (text == null || text.length() > LONGEST_ADDRESS || !ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new InternetAddress(text, true));
    } catch (AddressException refused) {
      return Optional.empty();
    }
  }
}
