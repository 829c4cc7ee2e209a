package org.hispcycle.clearance.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.clearance.Reviewer;
import org.hispcycle.clearance.SurveyView;
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
  private final SurveyView view;
  private final Drafts drafts;

  PraClearanceForms(Surveys surveys, SurveyView view, Drafts drafts) {
    this.surveys = surveys;
    this.view = view;
    this.drafts = drafts;
  }

  @Override
  public String processKey() {
    return PraClearanceProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new LinkedHashMap<>(view.shown(task.businessKey(), drafts.find(task.draftKey()).content()));
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.DRAFT_SURVEY -> SurveyContent.AGENCY_PARTS;
      case Elements.REVIEW_INCENTIVE_AS_COUNSEL -> Set.of("counsel");
      case Elements.REVIEW_INCENTIVE_AS_CFO -> Set.of("cfo");
      case Elements.REVIEW_AS_DESK_OFFICER -> Set.of("affirmative");
      case Elements.ANSWER_DESK_OFFICER, Elements.ANSWER_OIRA -> Set.of("files", "links");
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
          surveys.submit(key, completion.draft(), completion.userId(), completion.at());
        } else {
          surveys.withdraw(key, completion.comment(), completion.userId(), completion.at());
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
          surveys.forward(key, completion.draft(), completion.userId(), completion.at());
        } else if (completion.is(Outcomes.RETURN)) {
          surveys.returnedInAgency(key, completion.at());
        }
      }
      case Elements.REVIEW_INFORMALLY -> {
        // comments stand in the story of the case; nothing is decided
      }
      case Elements.REVIEW_AS_DESK_OFFICER -> review(Reviewer.DESK_OFFICER, key, completion);
      case Elements.REVIEW_AS_OIRA -> review(Reviewer.OIRA, key, completion);
      case Elements.ANSWER_DESK_OFFICER ->
          surveys.answer(key, Reviewer.DESK_OFFICER, completion.comment(), completion.draft(), completion.userId(), completion.at());
      case Elements.ANSWER_OIRA ->
          surveys.answer(key, Reviewer.OIRA, completion.comment(), completion.draft(), completion.userId(), completion.at());
      case Elements.ASSIGN_CONTROL_NUMBER -> {
        if (completion.is(Outcomes.ASSIGN)) {
          surveys.assign(key, completion.draft(), completion.userId(), completion.at());
        } else {
          surveys.returnedByOmb(key, completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }

  /** A verdict stands in the story of the case; the joint outcome is recorded when both have spoken. */
  private void review(Reviewer reviewer, String key, Completion completion) {
    if (completion.is(Outcomes.ASK) || completion.is(Outcomes.ASK_FOR_MATERIAL)) {
      surveys.ask(key, reviewer, completion.comment(), completion.is(Outcomes.ASK_FOR_MATERIAL), completion.userId(), completion.at());
    } else {
      surveys.review(key, reviewer, completion.is(Outcomes.APPROVE) || completion.is(Outcomes.APPROVE_WITH_CHANGES), completion.draft());
    }
  }
}
