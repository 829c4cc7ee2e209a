package org.hispcycle.platform;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that must be found in the record for ever (X6): a decision, a signature, an extension, a publication, an access to
 * budget requests. Published as an event within the transaction of what it tells of, so that both are kept or neither; module
 * {@code audit} writes it down. People of the agency read their agency's part: no money, no comment given in confidence and
 * nothing about a person but the user id and the role.
 *
 * @param kind what happened, in kebab-case: {@code deadline-extended}
 * @param agencyId whose record it belongs to; null for what concerns every agency, which OMB alone reads
 * @param hispId null where no single HISP is meant
 * @param businessKey the case, as cases are named everywhere; null where there is none
 * @param actor user id of who did it; null where the system did it by itself
 * @param what one sentence that is understood without the details
 * @param details by name, in camel case; what has no value is left out
 */
public record Recorded(String kind, String agencyId, String hispId, String businessKey, String actor, String what,
    Map<String, String> details) {

  public static final int LONGEST_TEXT = 8_000;
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_KIND = 60;
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_KEY = 200;

  public Recorded {
    if (kind == null || kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("Name the kind of what is recorded in kebab-case: " + kind);
    }
    if (what == null || what.isBlank() || what.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("Say in one sentence what happened: " + kind);
    }
    fits(agencyId, LONGEST_ID);
    fits(hispId, LONGEST_ID);
    fits(actor, LONGEST_KEY);
    fits(businessKey, LONGEST_KEY);
    var known = new TreeMap<String, String>();
    if (details != null) {
      details.forEach((name, value) -> {
        if (value != null) {
          fits(value, LONGEST_TEXT);
          known.put(name, value);
        }
      });
    }
    details = Collections.unmodifiableSortedMap(known);
  }

  private static void fits(String value, int longest) {
    if (value != null && value.length() > longest) {
      throw new IllegalArgumentException("At most " + longest + " characters can be recorded, and these are " + value.length() + ".");
    }
  }
}
