package org.hispcycle.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hispcycle.draft.Drafts;
import org.springframework.stereotype.Component;

/** What a version of a report says, read from the submission that was frozen for it. */
@Component
class SubmittedReports {

  private final Drafts drafts;
  private final DatasetRows datasets;
  private final ObjectMapper json;

  SubmittedReports(Drafts drafts, DatasetRows datasets, ObjectMapper json) {
    this.drafts = drafts;
    this.datasets = datasets;
    this.json = json;
  }

  JsonNode json(ReportVersion version) {
    return drafts.submissions(ServiceReport.caseKey(version.businessKey())).stream().filter(each -> each.version() == version.version())
        .findFirst().orElseThrow(() -> new IllegalStateException("Version " + version.version() + " of " + version.businessKey() + " has no submission.")).content();
  }

  ReportContent content(ReportVersion version) {
    try {
      return json.treeToValue(json(version), ReportContent.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("What was submitted for " + version.businessKey() + " cannot be read any more.", damaged);
    }
  }

  /** Everything that was submitted with it. */
  List<Dataset> submitted(ReportVersion version) {
    var ids = content(version).datasetIds();
    return datasets.of(version.businessKey()).stream().filter(each -> ids == null ? each.submittedAt() != null : ids.contains(each.id())).toList();
  }

  /** Without what OMB does not count. */
  List<Dataset> counted(ReportVersion version) {
    return submitted(version).stream().filter(each -> !version.leftOut().contains(each.id())).toList();
  }
}
