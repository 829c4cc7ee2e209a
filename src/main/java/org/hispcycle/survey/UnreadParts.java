package org.hispcycle.survey;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names that somebody wrote into a survey and that nothing reads: most often a slip of the pen. */
final class UnreadParts {

  private static final int MOST = 20;
  private static final int LONGEST = 60;
  /** The shape of earlier drafts is read as well. */
  private static final Set<String> EARLIER = Set.of("burden.respondents", "burden.minutes");

  private final List<String> found = new ArrayList<>();

  private UnreadParts() {}

  static List<String> of(JsonNode survey) {
    var unread = new UnreadParts();
    unread.walk(survey, SurveyContent.class, "");
    return unread.found.stream().filter(each -> !EARLIER.contains(each)).limit(MOST).toList();
  }

  private void walk(JsonNode node, Type type, String at) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      for (int i = 0; node.isArray() && i < node.size() && found.size() < MOST; i++) {
        walk(node.get(i), list.getActualTypeArguments()[0], at + "[" + i + "]");
      }
    } else if (type instanceof Class<?> read && read.isRecord() && node.isObject()) {
      Map<String, RecordComponent> known = Arrays.stream(read.getRecordComponents()).collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
      node.fields().forEachRemaining(each -> {
        var name = each.getKey().length() > LONGEST ? each.getKey().substring(0, LONGEST) + "…" : each.getKey();
        var place = at.isEmpty() ? name : at + "." + name;
        if (!known.containsKey(each.getKey())) {
          // the entries of a list have an id of their own in the form
          if (!each.getKey().equals("id")) {
            found.add(place);
          }
        } else {
          walk(each.getValue(), known.get(each.getKey()).getGenericType(), place);
        }
      });
    }
  }
}
