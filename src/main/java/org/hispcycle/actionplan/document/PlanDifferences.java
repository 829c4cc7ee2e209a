package org.hispcycle.actionplan.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hispcycle.actionplan.document.PlanContent.Field;
import org.hispcycle.actionplan.document.PlanContent.Item;
import org.hispcycle.document.Text;
import org.hispcycle.document.WordDifference;

/** What changed from one version of a plan to another: texts, and actions and budget requests by their ids. */
record PlanDifferences(List<Change> texts, List<ItemChange> actions, List<ItemChange> requests) {

  /** One value that is not the same; an empty text stands for a value that was not there. */
  record Change(String key, String label, String before, String after) {
    Text words() {
      return WordDifference.between(before, after);
    }
  }

  enum Kind {
    ADDED("Added"), REMOVED("Removed"), CHANGED("Changed");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  record ItemChange(String id, String title, Kind kind, List<Change> fields) {
    /** The words of a budget request stay out of logs, whoever prints this. */
    @Override
    public String toString() {
      return "ItemChange[" + id + " " + kind + "]";
    }
  }

  static PlanDifferences between(PlanContent before, PlanContent after) {
    return new PlanDifferences(fields(before.texts(), after.texts()), items(before.actions(), after.actions()),
        items(before.requests(), after.requests()));
  }

  boolean isEmpty() {
    return texts.isEmpty() && actions.isEmpty() && requests.isEmpty();
  }

  private static List<ItemChange> items(List<Item> before, List<Item> after) {
    var old = byId(before);
    var changes = new ArrayList<ItemChange>();
    byId(after).forEach((id, item) -> {
      var was = old.remove(id);
      var fields = fields(was == null ? List.of() : was.fields(), item.fields());
      if (was == null || !fields.isEmpty()) {
        changes.add(new ItemChange(id, item.title(), was == null ? Kind.ADDED : Kind.CHANGED, fields));
      }
    });
    old.forEach((id, item) -> changes.add(new ItemChange(id, item.title(), Kind.REMOVED, fields(item.fields(), List.of()))));
    return changes;
  }

  /** Old versions may hold an id twice or none; no entry is lost for that. */
  private static Map<String, Item> byId(List<Item> items) {
    var byId = new LinkedHashMap<String, Item>();
    for (var item : items) {
      var id = item.id();
      for (int n = 2; byId.containsKey(id); n++) {
        id = item.id() + "#" + n;
      }
      byId.put(id, item);
    }
    return byId;
  }

  private static List<Change> fields(List<Field> before, List<Field> after) {
    var old = new LinkedHashMap<String, Field>();
    before.forEach(field -> old.put(field.key(), field));
    var changes = new ArrayList<Change>();
    for (var field : after) {
      var was = old.remove(field.key());
      var words = was == null ? "" : was.value();
      if (!Objects.equals(words, field.value())) {
        changes.add(new Change(field.key(), field.label(), words, field.value()));
      }
    }
    old.values().forEach(gone -> changes.add(new Change(gone.key(), gone.label(), gone.value(), "")));
    return changes;
  }
}
