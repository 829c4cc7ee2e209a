package org.hispcycle.actionplan.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a plan says, as names and values in the order people read them. It is read from any version that was ever kept: what
 * is missing is missing, what is of another shape than today's is shown as text, and nothing unknown is passed on.
 */
record PlanContent(List<Field> texts, List<Item> actions, List<Item> requests) {

  /** One value; {@code links} only where the value is a list of them. */
  record Field(String key, String label, String value, List<Link> links) {
    Field(String key, String label, String value) {
      this(key, label, value, List.of());
    }
  }

  record Link(String title, String url) {}

  /** An action or a budget request. */
  record Item(String id, String title, List<Field> fields) {
    String value(String key) {
      return fields.stream().filter(field -> field.key().equals(key)).map(Field::value).findFirst().orElse("");
    }

    /** The words of a budget request stay out of logs, whoever prints this. */
    @Override
    public String toString() {
      return "Item[" + id + "]";
    }
  }

  /** What a commitment says (D7). */
  private static final Set<String> OF_A_COMMITMENT = Set.of("title", "kind", "serviceId", "horizon", "status", "painPoint", "outcome", "measure", "baseline",
      "baselineDate", "target", "unit", "targetDate");
  /** What the public reads besides where whole plans are public (D8): never who answers for it, never files. */
  private static final Set<String> OF_A_WHOLE_PLAN = Set.of("painPointSource", "burdens", "evidence", "links");
  private static final String SUMMARY = "summary";
  private static final String IDEA = "idea";
  private static final String ACTIONS = "actions";
  private static final String REQUESTS = "budgetRequests";

  PlanContent {
    texts = List.copyOf(texts);
    actions = List.copyOf(actions);
    requests = List.copyOf(requests);
  }

  static PlanContent of(JsonNode plan, PlanLabels labels) {
    var texts = new ArrayList<Field>();
    add(texts, SUMMARY, "Summary", text(plan.path(SUMMARY)));
    var components = plan.path("components");
    var codes = new LinkedHashMap<>(labels.components());
    components.fieldNames().forEachRemaining(code -> codes.putIfAbsent(code, code));
    codes.forEach((code, label) -> add(texts, "components." + code, label, text(components.path(code))));
    add(texts, IDEA, "Integration with the 21st Century IDEA", text(plan.path(IDEA)));
    var actions = items(plan.path(ACTIONS), node -> action(node, labels));
    var titles = actions.stream().collect(Collectors.toMap(Item::id, Item::title, (first, second) -> first));
    return new PlanContent(texts, actions, items(plan.path(REQUESTS), node -> request(node, titles)));
  }

  /** Without the budget requests, for those who may not see them. */
  PlanContent withoutMoney() {
    return new PlanContent(texts, actions, List.of());
  }

  /**
   * What the public may read of an accepted plan: its commitments (D7), and where the edition publishes whole plans (D8) what it
   * says around them.
   */
  PlanContent forPublic(boolean whole) {
    return new PlanContent(whole ? texts : List.of(), actions.stream().map(action -> new Item(action.id(), action.title(), action.fields().stream()
        .filter(field -> OF_A_COMMITMENT.contains(field.key()) || whole && OF_A_WHOLE_PLAN.contains(field.key())).toList())).toList(), List.of());
  }

  private static List<Item> items(JsonNode list, java.util.function.Function<JsonNode, Item> read) {
    return StreamSupport.stream(list.spliterator(), false).filter(JsonNode::isObject).map(read).toList();
  }

  private static Item action(JsonNode node, PlanLabels labels) {
    var fields = new ArrayList<Field>();
    add(fields, "title", "Title", text(node.path("title")));
    add(fields, "kind", "Kind of action", labels.kind(text(node.path("kind"))));
    var service = node.path("serviceId");
    add(fields, "serviceId", "Service", service.canConvertToInt() && service.isNumber() ? labels.services().apply(service.intValue()) : text(service));
    add(fields, "horizon", "Horizon", label(labels.horizons(), text(node.path("horizon"))));
    add(fields, "status", "Status", labels.status(text(node.path("status"))));
    add(fields, "painPoint", "Pain point", text(node.path("painPoint")));
    add(fields, "painPointSource", "Where the pain point was found", labels.source(text(node.path("painPointSource"))));
    add(fields, "burdens", "Burdens it eases", list(node.path("burdens")).stream().map(code -> label(labels.burdens(), code)).collect(Collectors.joining("\n")));
    add(fields, "evidence", "Evidence", text(node.path("evidence")));
    links(fields, node.path("links"));
    add(fields, "files", "Evidence files", list(node.path("files")).stream().map(labels.files()).collect(Collectors.joining("\n")));
    add(fields, "outcome", "What success looks like for a customer", text(node.path("outcome")));
    add(fields, "measure", "Measure", text(node.path("measure")));
    add(fields, "baseline", "Baseline", text(node.path("baseline")));
    add(fields, "baselineDate", "Date of the baseline", text(node.path("baselineDate")));
    add(fields, "target", "Target", text(node.path("target")));
    add(fields, "unit", "Unit", text(node.path("unit")));
    add(fields, "targetDate", "Target date", text(node.path("targetDate")));
    add(fields, "owner", "Who answers for it", text(node.path("owner")));
    return item(node, fields);
  }

  private static Item request(JsonNode node, Map<String, String> actionTitles) {
    var fields = new ArrayList<Field>();
    add(fields, "title", "Title", text(node.path("title")));
    add(fields, "fiscalYear", "Fiscal year", text(node.path("fiscalYear")));
    add(fields, "amount", "Amount in U.S. dollars", text(node.path("amount")));
    add(fields, "account", "Account", text(node.path("account")));
    add(fields, "program", "Program", text(node.path("program")));
    add(fields, "narrative", "What the money is for", text(node.path("narrative")));
    add(fields, "actionIds", "Actions it pays for", list(node.path("actionIds")).stream().map(id -> label(actionTitles, id)).collect(Collectors.joining("\n")));
    add(fields, "crossAgencyPriority", "Cross-agency priority", text(node.path("crossAgencyPriority")));
    return item(node, fields);
  }

  private static Item item(JsonNode node, List<Field> fields) {
    var title = text(node.path("title"));
    return new Item(text(node.path("id")), title.isBlank() ? "Without a title" : title, List.copyOf(fields));
  }

  private static void links(List<Field> fields, JsonNode node) {
    var links = StreamSupport.stream(node.spliterator(), false).filter(JsonNode::isObject)
        .map(link -> new Link(text(link.path("title")), text(link.path("url")))).filter(link -> !link.url().isEmpty()).toList();
    if (!links.isEmpty()) {
      fields.add(new Field("links", "Evidence links", links.stream().map(link -> (link.title() + " " + link.url()).strip()).collect(Collectors.joining("\n")), links));
    }
  }

  private static void add(List<Field> fields, String key, String label, String value) {
    if (value != null && !value.isBlank()) {
      fields.add(new Field(key, label, value.strip()));
    }
  }

  private static List<String> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).map(PlanContent::text).filter(text -> !text.isBlank()).toList();
  }

  private static String label(Map<String, String> labels, String code) {
    return labels.getOrDefault(code, code);
  }

  private static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asText() : "";
  }
}
