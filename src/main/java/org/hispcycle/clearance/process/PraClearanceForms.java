package org.hispcycle.clearance.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Elements;
import org.hispcycle.clearance.process.PraClearanceProcess.Outcomes;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.survey.SurveyContent;
import org.springframework.stereotype.Component;

/** The task forms of a clearance. */
@Component
class PraClearanceForms implements CaseForms {

  private final Surveys surveys;
  private final Drafts drafts;

  PraClearanceForms(Surveys surveys, Drafts drafts) {
    this.surveys = surveys;
    this.drafts = drafts;
  }

  @Override
  public String processKey() {
    return PraClearanceProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new LinkedHashMap<>(surveys.shown(task.draftKey(), task.businessKey(), drafts.find(task.draftKey()).content()));
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.DRAFT_SURVEY -> SurveyContent.AGENCY_PARTS;
      case Elements.REVIEW_INCENTIVE_AS_COUNSEL -> Set.of("counsel");
      case Elements.REVIEW_INCENTIVE_AS_CFO -> Set.of("cfo");
      case Elements.ASSIGN_CONTROL_NUMBER -> Set.of("approval");
      default -> Set.of();
    };
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var key = task.businessKey();
    switch (task.elementId()) {
      case Elements.DRAFT_SURVEY -> {
        if (completion.is(Outcomes.SUBMIT)) {
          surveys.submit(task.draftKey(), key, completion.draft(), completion.userId(), completion.at());
        } else {
          surveys.withdraw(key, completion.at());
        }
      }
      case Elements.REVIEW_INCENTIVE_AS_COUNSEL -> {
        if (completion.is(Outcomes.CLEAR)) {
          surveys.clearAsCounsel(completion.draft());
        } else {
          surveys.returnedInAgency(key, completion.at());
        }
      }
      case Elements.REVIEW_INCENTIVE_AS_CFO -> {
        if (completion.is(Outcomes.CLEAR)) {
          surveys.clearAsCfo(completion.draft());
        } else {
          surveys.returnedInAgency(key, completion.at());
        }
      }
      case Elements.CHECK_AS_PRA_OFFICER -> {
        if (completion.is(Outcomes.FORWARD)) {
          surveys.forward(task.draftKey(), key, completion.draft(), completion.userId(), completion.at());
        } else {
          surveys.returnedInAgency(key, completion.at());
        }
      }
      case Elements.REVIEW_AS_DESK_OFFICER, Elements.REVIEW_AS_OIRA -> {
        // what the two reviewers say stands in the story of the case; their joint outcome is recorded when both have spoken
      }
      case Elements.ASSIGN_CONTROL_NUMBER -> {
        if (completion.is(Outcomes.ASSIGN)) {
          surveys.assign(task.draftKey(), key, completion.draft(), completion.userId(), completion.at());
        } else {
          surveys.returnedByOmb(key, completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}
