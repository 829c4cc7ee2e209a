package org.hispcycle.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

/** The guidelines that come with the application, read as strictly as OMB's would be. */
final class PublishedGuidelines {

  static final Set<String> EDITIONS = Set.of("2019", "2020", "2023", "FY2026");

  private PublishedGuidelines() {}

  static Stream<Guideline> all() {
    return Guidelines.FIRST.stream().map(PublishedGuidelines::of);
  }

  static Guideline of(String edition) {
    return GuidelineDocument.read(document(edition), EDITIONS);
  }

  /** Of those that come with the application the newest counts. */
  private static String version(String edition) {
    return Guidelines.MENDED.containsKey(edition) ? "-" + Guidelines.MENDED.get(edition) : "";
  }

  static ObjectNode document(String edition) {
    try (var in = Guidelines.class.getResourceAsStream("/data/survey/guidelines/" + edition + version(edition) + ".json")) {
      return (ObjectNode) GuidelineDocument.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
