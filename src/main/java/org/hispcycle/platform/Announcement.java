package org.hispcycle.platform;

import java.util.List;
import java.util.Set;

/**
 * Something that people must be told at once, such as a clearance that ran out. Published as an event within the
 * transaction of what it tells of: either both happen or neither. Everyone who holds one of the roles gets one mail for
 * a key, however often the key is announced.
 *
 * @param key what the announcement is about, unique for it: {@code umbrella-lapsed/17}
 * @param agencyId whose people are meant where a role is held per agency; null if only OMB is told
 * @param roles see {@link org.hispcycle.platform.security.Roles}
 * @param people user ids of those who asked for what this answers; told beside the roles
 * @param subject one line, in plain words
 * @param paragraphs whole sentences: what happened, what it means, what to do next; nothing confidential, since mail is not
 * @param path the page to open, beginning with a slash
 * @param urgent leaves at night, on weekends and holidays as well: what stands still until somebody comes
 */
public record Announcement(String key, String agencyId, Set<String> roles, Set<String> people, String subject, List<String> paragraphs,
    String path, boolean urgent) {

  private static final int LONGEST_KEY = 200;

  public Announcement {
    roles = Set.copyOf(roles);
    people = Set.copyOf(people);
    paragraphs = List.copyOf(paragraphs);
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY || paragraphs.isEmpty() || !path.startsWith("/")) {
      throw new IllegalArgumentException("An announcement needs a key of at most " + LONGEST_KEY + " characters, words and a page of ours: " + key);
    }
  }

  /** To those who hold a role, when they may be written to. */
  public Announcement(String key, String agencyId, Set<String> roles, String subject, List<String> paragraphs, String path) {
    this(key, agencyId, roles, Set.of(), subject, paragraphs, path, false);
  }

  /** The same, at once. */
  public Announcement atOnce() {
    return new Announcement(key, agencyId, roles, people, subject, paragraphs, path, true);
  }
}
