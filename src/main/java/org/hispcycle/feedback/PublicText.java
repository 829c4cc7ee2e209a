package org.hispcycle.feedback;

import org.hispcycle.feedback.responses.PersonalData;

/** What people of an agency wrote, on its way out: what looks like personal data has a label in its place (G10). */
public final class PublicText {

  private PublicText() {}

  /** Null stays null. */
  public static String of(String text) {
    return PersonalData.masked(text);
  }

  static boolean hidesSomething(String text) {
    return text != null && !of(text).equals(text);
  }
}
