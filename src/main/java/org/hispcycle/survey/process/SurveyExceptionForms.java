package org.hispcycle.survey.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.process.SurveyExceptionProcess.Elements;
import org.hispcycle.survey.process.SurveyExceptionProcess.Outcomes;
import org.springframework.stereotype.Component;

/** The task forms of a request for an exception. */
@Component
class SurveyExceptionForms implements CaseForms {

  private final Exceptions exceptions;

  SurveyExceptionForms(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  public String processKey() {
    return SurveyExceptionProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new LinkedHashMap<>(exceptions.shown(task.businessKey()));
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.REQUEST -> Set.of("model", "rules", "success", "capacity", "until", "evidence");
      case Elements.DECIDE -> Set.of("decision");
      default -> Set.of();
    };
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var key = task.businessKey();
    if (completion.is(Outcomes.SUBMIT)) {
      exceptions.submit(task.draftKey(), completion.draft(), completion.userId(), completion.at());
    } else if (completion.is(Outcomes.WITHDRAW)) {
      exceptions.withdraw(key, completion.userId(), completion.at());
    } else if (completion.is(Outcomes.GRANT)) {
      exceptions.grant(task.draftKey(), key, completion.draft(), completion.userId(), completion.at());
    } else if (completion.is(Outcomes.REFUSE)) {
      exceptions.refuse(key, completion.userId(), completion.at());
    }
  }
}
