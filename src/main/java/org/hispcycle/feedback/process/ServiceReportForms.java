package org.hispcycle.feedback.process;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hispcycle.feedback.Corrections;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.feedback.ReportReview;
import org.hispcycle.feedback.process.ServiceReportProcess.Elements;
import org.hispcycle.feedback.process.ServiceReportProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of a quarterly report. */
@Component
class ServiceReportForms implements CaseForms {

  private final FeedbackReports reports;
  private final Corrections corrections;
  private final ReportReview review;

  ServiceReportForms(FeedbackReports reports, Corrections corrections, ReportReview review) {
    this.reports = reports;
    this.corrections = corrections;
    this.review = review;
  }

  @Override
  public String processKey() {
    return ServiceReportProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var content = new LinkedHashMap<>(reports.content(task.businessKey()));
    content.putAll(review.content(task.businessKey(), task.elementId().equals(Elements.REVIEW_REPORT)));
    content.put("editableParts", editableParts(task));
    // whoever reviews the report may read what people wrote, masked
    content.put("remarks", task.elementId().equals(Elements.REVIEW_REPORT));
    reports.last(task.businessKey()).ifPresent(last -> content.put("last", last));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    if (task.elementId().equals(Elements.REVIEW_REPORT)) {
      return Set.of("review");
    }
    var correcting = task.elementId().equals(Elements.CORRECT_REPORT);
    if (!correcting && !task.elementId().equals(Elements.SUBMIT_FEEDBACK_DATA)) {
      return Set.of();
    }
    var parts = new LinkedHashSet<>(reports.parts(task.businessKey()));
    parts.addAll(correcting ? Set.of("datasetIds") : Set.of("datasetIds", "notReporting"));
    return parts;
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (task.elementId()) {
      case Elements.SUBMIT_FEEDBACK_DATA -> pass(task, completion);
      case Elements.CORRECT_REPORT -> correct(task, completion);
      case Elements.SIGN_REPORT -> sign(task, completion);
      case Elements.CONFIRM_NOT_REPORTED -> confirm(task, completion);
      case Elements.REVIEW_REPORT -> review(task, completion);
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }

  private void pass(OpenTask task, Completion completion) {
    if (completion.is(Outcomes.SUBMIT)) {
      reports.submit(task.businessKey(), completion.draft());
    } else {
      reports.proposeNotReporting(task.businessKey(), completion.draft(), completion.at());
    }
  }

  private void sign(OpenTask task, Completion completion) {
    if (completion.is(Outcomes.SIGN)) {
      reports.sign(task.draftKey(), task.businessKey(), completion.draft(), completion.userId(), completion.at());
    } else {
      reports.returnedInside(task.businessKey());
    }
  }

  private void confirm(OpenTask task, Completion completion) {
    if (completion.is(Outcomes.CONFIRM)) {
      reports.confirmNotReported(task.draftKey(), task.businessKey(), completion.draft(), completion.userId(), completion.at());
    } else {
      reports.returnedInside(task.businessKey());
    }
  }

  private void correct(OpenTask task, Completion completion) {
    if (completion.is(Outcomes.SUBMIT)) {
      reports.submit(task.businessKey(), completion.draft());
    } else {
      corrections.giveUp(task.businessKey(), completion.userId(), completion.at());
    }
  }

  private void review(OpenTask task, Completion completion) {
    switch (completion.outcome()) {
      case Outcomes.ACCEPT -> reports.accept(task.businessKey(), completion.draft(), completion.userId(), completion.at());
      case Outcomes.ACCEPT_PARTLY -> reports.acceptPartly(task.businessKey(), completion.draft(), completion.userId(), completion.at(),
          completion.comment());
      default -> reports.returned(task.businessKey(), completion.draft(), completion.userId(), completion.at(), completion.comment());
    }
  }
}
