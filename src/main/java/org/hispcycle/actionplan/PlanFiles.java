package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.evidence.Evidence.Item;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Carries the files that actions refer to from one case to another, where they get ids of their own. */
@Component
class PlanFiles {

  private final Evidence evidence;

  PlanFiles(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The same plan, whose actions refer to the files of the other case; what is not kept any more is left out. */
  JsonNode carriedOver(String fromCase, String toCase, JsonNode plan) {
    var carried = plan.deepCopy();
    var ids = new HashMap<String, String>();
    carried.path("actions").forEach(action -> {
      if (action instanceof ObjectNode known && known.path("files").isArray()) {
        var before = known.path("files");
        var after = known.putArray("files");
        before.forEach(file -> evidence.find(fromCase, file.asText())
            .ifPresent(item -> after.add(ids.computeIfAbsent(item.id(), id -> copied(item, toCase)))));
      }
    });
    return carried;
  }

  private String copied(Item item, String toCase) {
    var bytes = new ByteArrayOutputStream();
    evidence.write(item, bytes);
    try {
      return evidence.add(toCase, item.name(), item.title(), new ByteArrayResource(bytes.toByteArray()), item.addedBy()).id();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
