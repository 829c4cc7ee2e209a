package org.hispcycle.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What changed between two versions of a published document; entries of lists are matched by id or level, not by their place. */
public final class DocumentDifferences {

  /** @param before null where it is new; @param after null where it is gone */
  public record Difference(String place, String before, String after) {}

  private DocumentDifferences() {}

  public static List<Difference> between(JsonNode before, JsonNode after) {
    var old = flat(before);
    var now = flat(after);
    var places = new LinkedHashSet<>(now.keySet());
    places.addAll(old.keySet());
    places.remove("version");
    var differences = new ArrayList<Difference>();
    for (var place : places) {
      if (!Objects.equals(old.get(place), now.get(place))) {
        differences.add(new Difference(place, old.get(place), now.get(place)));
      }
    }
    return differences;
  }

  private static Map<String, String> flat(JsonNode document) {
    var flat = new LinkedHashMap<String, String>();
    walk(document, "", flat);
    return flat;
  }

  private static void walk(JsonNode node, String at, Map<String, String> flat) {
    if (node.isObject()) {
      node.fields().forEachRemaining(each -> walk(each.getValue(), join(at, each.getKey()), flat));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), join(at, name(node.get(i), i)), flat);
      }
    } else if (!node.isNull()) {
      flat.put(at, node.asText());
    }
  }

  private static String name(JsonNode entry, int place) {
    if (entry.hasNonNull("id")) {
      return entry.get("id").asText();
    }
    // several statements share a level, so only entries with a name of their own are known by it
    return entry.hasNonNull("level") && entry.hasNonNull("name") ? "level " + entry.get("level").asText() : String.valueOf(place + 1);
  }

  private static String join(String at, String name) {
    return at.isEmpty() ? name : at + " / " + name;
  }
}
