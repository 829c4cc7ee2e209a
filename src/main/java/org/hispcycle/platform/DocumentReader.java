package org.hispcycle.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused.Fault;

/**
 * Reads a document that OMB publishes from JSON, strictly: no unknown field, no value of another kind, no text longer than what is
 * kept. Every fault is collected with its place, so that one answer names them all. Texts are texts, whatever markup they hold.
 */
public abstract class DocumentReader {

  private static final ObjectReader STRICT = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private final String what;
  private final List<Fault> faults = new ArrayList<>();

  /** @param what the document in a word, such as "questionnaire" */
  protected DocumentReader(String what) {
    this.what = what;
  }

  protected static JsonNode parse(String what, String text, int largest) {
    if (text.length() > largest) {
      throw new InputRefused("The " + what + " has " + text.length() + " characters; at most " + largest + " are taken. Shorten its texts.");
    }
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException noJson) {
      var at = noJson.getLocation();
      throw new InputRefused("The " + what + " is not JSON that can be read" + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
          + ": a bracket or quotation mark may be missing, or a name stands twice in one object. Correct it and send it again.");
    }
  }

  /** @throws InputRefused with every fault that was found */
  protected void refuse() {
    InputRefused.ifAny(faults);
  }

  protected <T> List<T> list(JsonNode node, String at, String name, int most, BiFunction<JsonNode, String, T> each) {
    var values = node.get(name);
    if (values == null || values.isNull()) {
      return List.of();
    }
    var place = place(at, name);
    if (!values.isArray()) {
      fault(place, "\"" + name + "\" is a list in square brackets.");
      return List.of();
    }
    if (values.size() > most) {
      fault(place, "There are " + values.size() + " entries here; at most " + most + " are taken.");
      return List.of();
    }
    var read = new ArrayList<T>();
    for (int i = 0; i < values.size(); i++) {
      read.add(each.apply(values.get(i), place + "." + i));
    }
    return List.copyOf(read);
  }

  protected boolean object(JsonNode node, String at, String named) {
    if (!node.isObject()) {
      fault(at, named + " is an object in braces.");
    }
    return node.isObject();
  }

  protected void only(JsonNode node, String at, String... names) {
    var known = Set.of(names);
    node.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        fault(place(at, shortened(name)), "A " + what + " has no field of this name here. Possible: " + String.join(", ", names) + ".");
      }
    });
  }

  protected String id(JsonNode node, String at, String name, String named) {
    var value = node.path(name);
    if (!value.isTextual() || !ID.matcher(value.asText()).matches()) {
      fault(place(at, name), "The " + name + " of " + named + " has 1 to 60 lower-case letters, digits and hyphens, such as \"culture-and-organization\".");
      return "";
    }
    return value.asText();
  }

  protected Integer number(JsonNode node, String at, String name, int lowest, int highest, String sentence) {
    var value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < lowest || value.asInt() > highest) {
      fault(place(at, name), sentence);
      return null;
    }
    return value.asInt();
  }

  protected String text(JsonNode node, String at, String name, int longest, boolean required, String named) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      if (required) {
        fault(place(at, name), "Enter " + named + ".");
      }
      return null;
    }
    if (!value.isTextual()) {
      fault(place(at, name), "\"" + name + "\" is a text in quotation marks.");
    } else if (required && value.asText().isBlank()) {
      fault(place(at, name), "Enter " + named + ".");
    } else if (value.asText().length() > longest) {
      fault(place(at, name), "Shorten " + named + ": it has " + value.asText().length() + " characters, at most " + longest + " are kept.");
    } else if (CONTROL.matcher(value.asText()).find()) {
      fault(place(at, name), "Remove the control characters from " + named + ".");
    }
    return value.asText();
  }

  protected void unique(String at, List<String> ids) {
    var seen = new HashSet<String>();
    for (int i = 0; i < ids.size(); i++) {
      if (!ids.get(i).isEmpty() && !seen.add(ids.get(i))) {
        fault(at + "." + i, "\"" + shortened(ids.get(i)) + "\" stands here twice. Give each entry an id of its own.");
      }
    }
  }

  /** A value of a list that is one of a few words. */
  protected String word(JsonNode node, String at, Collection<String> words, String named) {
    if (!node.isTextual() || !words.contains(node.asText())) {
      fault(at, "There is no " + named + " " + shown(node) + ". Possible: " + String.join(", ", words) + ".");
      return "";
    }
    return node.asText();
  }

  protected void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }

  protected static String place(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  protected static String shown(JsonNode node) {
    return "\"" + shortened(node.asText()) + "\"";
  }

  protected static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
