package org.hispcycle.evidence;

import java.util.Locale;

/** The name under which a file was sent, made harmless: no path, no control characters, nothing that another system reads as a command. */
record FileName(String text) {

  private static final int LONGEST = 120;

  static FileName clean(String sent) {
    var name = sent == null ? "" : sent;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    // control and format characters too: some of them let a name read backwards, so that "txt.exe" looks like "exe.txt"
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]", "").replaceAll("[\"<>|:*?;%]", "_").replaceAll("\\s+", " ").strip();
    name = name.replaceAll("^[.\\s]+|[.\\s]+$", "");
    var extension = name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.'));
    if (name.length() > LONGEST && extension.length() < LONGEST) {
      int end = LONGEST - extension.length();
      name = name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }
    return new FileName(name);
  }

  /** In lower case and without the dot; empty where there is none. */
  String extension() {
    return text.lastIndexOf('.') < 1 ? "" : text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
