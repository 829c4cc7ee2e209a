package org.hispcycle.assessment.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.hispcycle.assessment.AssessmentResults;
import org.hispcycle.assessment.document.AssessmentDocument;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Submitted assessments, one by one and as a year's overview; people of an agency see their agency's only. */
@RestController
@RequestMapping("/api/v1")
class AssessmentController {

  private static final List<String> COLUMNS = List.of("assessment", "agency_id", "hisp_id", "subject", "status", "due_on", "late",
      "questionnaire", "questionnaire_version", "submitted_at", "submitted_by");

  private final AssessmentResults results;
  private final CurrentActor actor;

  AssessmentController(AssessmentResults results, CurrentActor actor) {
    this.results = results;
    this.actor = actor;
  }

  @GetMapping("/assessments/{businessKey}")
  AssessmentResults.Result one(@PathVariable String businessKey) {
    return visible(businessKey);
  }

  /** The same as a file: html, pdf or xlsx. */
  @GetMapping("/assessments/{businessKey}/export")
  ResponseEntity<byte[]> export(@PathVariable String businessKey, @RequestParam(defaultValue = "html") String format) {
    var file = new AssessmentDocument(visible(businessKey)).file(DocumentFile.Format.of(format));
    return Downloads.of(file.name(), file.type(), file.content());
  }

  private AssessmentResults.Result visible(String businessKey) {
    if (!actor.get().mayActFor(results.agencyOf(businessKey))) {
      // no difference between what is not there and what is not the caller's
      throw new NotFound("There is no assessment " + businessKey + " that you may see. A key looks like 2026-VA-VBA.");
    }
    return results.of(businessKey);
  }

  @GetMapping("/cycles/{year}/assessments")
  List<AssessmentResults.Line> ofYear(@PathVariable int year) {
    return results.ofYear(year, visible());
  }

  /** A column for each function that any of the assessments rates. */
  @GetMapping(path = "/cycles/{year}/assessments", params = "format=csv", produces = "text/csv;charset=UTF-8")
  String csv(@PathVariable int year) {
    var lines = results.ofYear(year, visible());
    var functions = new LinkedHashMap<String, Boolean>();
    lines.forEach(line -> line.levels().keySet().forEach(id -> functions.put(id, true)));
    var header = new ArrayList<>(COLUMNS);
    functions.keySet().forEach(id -> header.add("level_" + id));
    return CsvText.of(header, lines.stream().map(line -> {
      var cells = new ArrayList<Object>();
      cells.add(line.businessKey());
      cells.add(line.agencyId());
      cells.add(line.hispId());
      cells.add(line.subject());
      cells.add(line.status());
      cells.add(line.dueOn());
      cells.add(line.late());
      cells.add(line.questionnaire());
      cells.add(line.questionnaireVersion());
      cells.add(line.submittedAt());
      cells.add(line.submittedBy());
      functions.keySet().forEach(id -> cells.add(line.levels().get(id)));
      return cells;
    }).toList());
  }

  private Set<String> visible() {
    var caller = actor.get();
    return caller.isOmb() || caller.isAdmin() ? null : caller.agencies();
  }
}
