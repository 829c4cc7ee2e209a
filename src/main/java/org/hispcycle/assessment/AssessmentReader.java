package org.hispcycle.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.springframework.stereotype.Component;

/** Reads drafts and submissions; what has the wrong kind of value is named by its place. */
@Component
class AssessmentReader {

  private final ObjectMapper json;

  AssessmentReader(ObjectMapper json) {
    // 2.5 is no level, and not 2 either
    this.json = json.copy().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
  }

  AssessmentContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, AssessmentContent.class);
    } catch (JsonMappingException wrongKind) {
      var place = wrongKind.getPath().stream().map(each -> each.getFieldName() == null ? String.valueOf(each.getIndex()) : each.getFieldName())
          .map(each -> each.length() > 60 ? each.substring(0, 60) : each).collect(Collectors.joining("."));
      throw InputRefused.of(List.of(new Fault(place, "What stands at " + place + " cannot be read: a level is a whole number, a date looks like 2026-05-20, "
          + "a list stands in square brackets. Correct it and save again.")));
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read. Open the form, correct it and save again.");
    }
  }
}
