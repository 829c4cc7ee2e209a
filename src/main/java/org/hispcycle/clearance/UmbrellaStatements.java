package org.hispcycle.clearance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Supporting Statement A of the case of an umbrella clearance, version by version, with its notices and comments (H7, H17). */
@Service
@Transactional(readOnly = true)
public class UmbrellaStatements {

  /** One of the 18 questions with its answer; null where there is none yet. */
  public record Answer(int number, String topic, String text) {}

  /** A notice in the Federal Register; the public may comment until {@code commentsUntil}. */
  public record Notice(String citation, LocalDate publishedOn, LocalDate commentsUntil) {}

  /** What the public said on the 60-day notice, and what the agency answers. */
  public record Comments(Integer received, String summary, String answer) {}

  /** The ceilings that are asked for. */
  public record Asked(BigDecimal responses, BigDecimal hours, BigDecimal cost) {}

  /** @param number 0 for what is being written; {@code sha256} is null then */
  public record Version(int number, String by, Instant at, String sha256) {}

  /** The statement as one version has it; what that version does not have yet is null. */
  public record Statement(Version version, List<Answer> answers, Asked asked, Notice sixtyDay, Comments comments, Notice thirtyDay) {}

  private final UmbrellaCases cases;
  private final UmbrellaCaseStore store;
  private final Drafts drafts;
  private final ObjectMapper json;

  UmbrellaStatements(UmbrellaCases cases, UmbrellaCaseStore store, Drafts drafts, ObjectMapper json) {
    this.cases = cases;
    this.store = store;
    this.drafts = drafts;
    this.json = json;
  }

  /** Under which key drafts, submissions and the story of the case are kept. */
  public static String caseKey(String businessKey) {
    return UmbrellaCases.caseKeyPrefix() + businessKey;
  }

  /** The cases that brought the clearance about and that work on the one to follow it; the last one is the newest. */
  public List<UmbrellaCase> casesOf(UmbrellaClearance umbrella) {
    return store.ofAgency(umbrella.agencyId()).stream().filter(each -> Long.valueOf(umbrella.id()).equals(each.resultId())
        || Long.valueOf(umbrella.id()).equals(each.umbrellaId()) && each.stage() != UmbrellaCase.Stage.WATCHED).toList();
  }

  /** What was submitted, newest first. */
  public List<Version> versions(String businessKey) {
    return drafts.submissions(caseKey(cases.get(businessKey).businessKey())).stream().map(UmbrellaStatements::version)
        .sorted((one, other) -> other.number() - one.number()).toList();
  }

  /** @param number of a submission */
  public Statement submitted(String businessKey, int number) {
    return drafts.submissions(caseKey(businessKey)).stream().filter(each -> each.version() == number).findFirst()
        .map(each -> statement(version(each), each.content())).orElseThrow(() -> new NotFound("This statement has no version " + number + ". Choose one of the list."));
  }

  /** What is being written. */
  public Statement draft(String businessKey) {
    var saved = drafts.find(caseKey(businessKey));
    return statement(new Version(0, saved.updatedBy(), saved.updatedAt(), null), saved.content());
  }

  private static Version version(Submission each) {
    return new Version(each.version(), each.submittedBy(), each.submittedAt(), each.sha256());
  }

  private Statement statement(Version version, JsonNode written) {
    var content = read(written);
    var asked = content.burden();
    var comments = content.comments();
    return new Statement(version, store.questions().stream().map(each -> new Answer(each.number(), each.topic(), content.statement().get("q" + each.number()))).toList(),
        asked == null ? null : new Asked(asked.responses(), asked.hours(), asked.cost()), notice(content.sixtyDay(), UmbrellaRules.FIRST_NOTICE_DAYS),
        comments == null ? null : new Comments(comments.received(), comments.summary(), comments.answer()),
        notice(content.thirtyDay(), UmbrellaRules.SECOND_NOTICE_DAYS));
  }

  private static Notice notice(UmbrellaContent.Notice given, int days) {
    return given == null || given.citation() == null && given.publishedOn() == null ? null
        : new Notice(given.citation(), given.publishedOn(), given.publishedOn() == null ? null : given.publishedOn().plusDays(days));
  }

  private UmbrellaContent read(JsonNode written) {
    try {
      return json.treeToValue(written, UmbrellaContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read yet: something in it has the wrong form. Open the form of the task, correct what it marks and save.");
    }
  }
}
