package org.hispcycle.draft;

import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused;

/** A place in the content of a case, as a path such as {@code actions.a1.target}; items of lists are named by their id. */
final class Place {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final int LONGEST = 200;

  private Place() {}

  static String checked(String path) {
    if (path == null || path.length() > LONGEST || !PATH.matcher(path).matches()) {
      throw new InputRefused("The place is not a path in the form, such as \"actions.a1.target\", of at most " + LONGEST
          + " characters. Load the form again and choose the place there.");
    }
    return path;
  }
}
