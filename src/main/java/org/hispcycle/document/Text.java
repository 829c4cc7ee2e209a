package org.hispcycle.document;

import java.net.URI;
import java.util.List;

/** Text in runs: plain, added, removed, or a link. */
public record Text(List<Run> runs) {

  public enum Kind { PLAIN, ADDED, REMOVED, LINK }

  /** @param address only of a link */
  public record Run(Kind kind, String text, String address) {
    public static Run of(Kind kind, String text) {
      return new Run(kind, text, null);
    }
  }

  public Text {
    runs = List.copyOf(runs);
  }

  public static Text of(String text) {
    return new Text(text == null || text.isEmpty() ? List.of() : List.of(Run.of(Kind.PLAIN, text)));
  }

  /** A link where the address is an https one; anything else is shown as words. */
  public static Text link(String title, String address) {
    var name = title == null || title.isBlank() ? address : title;
    return isHttps(address) ? new Text(List.of(new Run(Kind.LINK, name, address.strip()))) : of(address == null || address.equals(name) ? name : name + " (" + address + ")");
  }

  public boolean isEmpty() {
    return runs.stream().allMatch(run -> run.text().isBlank());
  }

  /** The words alone, with what was removed left out. */
  public String plain() {
    var words = new StringBuilder();
    runs.stream().filter(run -> run.kind() != Kind.REMOVED).forEach(run -> words.append(run.text()));
    return words.toString();
  }

  private static boolean isHttps(String address) {
    try {
      var uri = address == null ? null : URI.create(address.strip());
      return uri != null && "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
