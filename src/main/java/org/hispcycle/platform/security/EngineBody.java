package org.hispcycle.platform.security;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what people must not send to the engine: expressions, which the engine would evaluate, also inside the
 * sub-queries where it does not look itself (CVE-2026-109432), and the switches that start a process in its middle or
 * without its listeners.
 */
final class EngineBody {

  private static final Set<String> SWITCHES = Set.of("startinstructions", "skipcustomlisteners", "skipiomappings");

  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private EngineBody() {
  }

  /** The body as JSON; an empty body is a missing node. */
  static JsonNode parse(byte[] body) throws NotJson {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new NotJson(e);
    }
  }

  /** The first forbidden key anywhere in the body. */
  static Optional<String> forbiddenKey(JsonNode node) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (isForbidden(name)) {
        return Optional.of(name);
      }
    }
    for (JsonNode child : node) {
      var found = forbiddenKey(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The first forbidden parameter of a query string. */
  static Optional<String> forbiddenParameter(String queryString) {
    if (queryString == null) {
      return Optional.empty();
    }
    for (String pair : queryString.split("[&;]")) {
      String name = URLDecoder.decode(pair.split("=", 2)[0].replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
          StandardCharsets.UTF_8);
      if (isForbidden(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static boolean isForbidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("expression") || SWITCHES.contains(lower);
  }

  /** The body is not JSON. */
  static final class NotJson extends Exception {

    private static final long serialVersionUID = 1L;

    NotJson(Throwable cause) {
      super(cause);
    }
  }
}
