package org.hispcycle.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The editions of the circular that cycles run under. */
@Service
@Transactional(readOnly = true)
public class Editions {

  private final JdbcClient sql;
  private final Calendars calendars;

  Editions(JdbcClient sql, Calendars calendars) {
    this.sql = sql;
    this.calendars = calendars;
  }

  public List<Edition> all() {
    return sql.sql("select * from edition order by first_cycle_year").query(Editions::edition).list();
  }

  public Edition byId(String id) {
    return find(id).orElseThrow(() -> new NotFound("There is no edition " + id + "."));
  }

  Optional<Edition> find(String id) {
    return sql.sql("select * from edition where id = ?").param(id).query(Editions::edition).optional();
  }

  /** The newest edition that was in force when the cycle's year began. */
  public Edition forCycle(int cycleYear) {
    return all().stream().filter(each -> each.firstCycleYear() <= cycleYear).reduce((older, newer) -> newer)
        .orElseThrow(() -> new NotFound("No edition of the circular was in force for the cycle " + cycleYear + "."));
  }

  /** The dates of a cycle under an edition; a printed day of another year counts as a proposal. */
  public List<MilestoneDates> milestones(String editionId, int cycleYear) {
    return dates(milestoneRules(editionId), cycleYear, byId(editionId).firstCycleYear());
  }

  /** What the deadlines of an edition come to in one cycle, in the order of the year. */
  List<MilestoneDates> dates(List<EditionDocument.Milestone> rules, int cycleYear, int firstCycleYear) {
    var rule = new DateRule(calendars.business(), cycleYear);
    return rules.stream().map(each -> new MilestoneDates(each.milestone(), rule.day(each.opens()), rule.day(each.due()), each.printed(),
            each.clause(), each.remark(), each.proposed() || each.due().startsWith("day ") && cycleYear != firstCycleYear))
        .sorted(Comparator.comparing(MilestoneDates::dueOn).thenComparing(MilestoneDates::milestone)).toList();
  }

  /** The deadlines as the edition states them, in the order of a year. */
  List<EditionDocument.Milestone> rules(String editionId) {
    var rules = milestoneRules(editionId);
    var firstYear = byId(editionId).firstCycleYear();
    var order = dates(rules, firstYear, firstYear).stream().map(MilestoneDates::milestone).toList();
    return rules.stream().sorted(Comparator.comparing(each -> order.indexOf(each.milestone()))).toList();
  }

  /** Whether the edition has this milestone due on a business day by its rule; a date that it merely prints may be any day. */
  public boolean dueOnBusinessDays(String editionId, String milestone) {
    return milestoneRules(editionId).stream().filter(each -> each.milestone().equals(milestone)).anyMatch(each -> DateRule.onBusinessDays(each.due()));
  }

  private List<EditionDocument.Milestone> milestoneRules(String editionId) {
    return sql.sql("select * from edition_milestone where edition = ?").param(editionId)
        .query((rows, n) -> new EditionDocument.Milestone(rows.getString("milestone"), rows.getString("opens_rule"),
            rows.getString("due_rule"), rows.getString("printed"), rows.getString("clause"), rows.getString("remark"), rows.getBoolean("proposed")))
        .list();
  }

  /** The step if it takes place under the edition, with what differs there from the model. */
  public Optional<Step> step(String editionId, String step) {
    return sql.sql("select * from edition_step where edition = ? and step = ?").params(editionId, step).query(Editions::step).optional();
  }

  /** In the order of a year. */
  public List<Step> steps(String editionId) {
    return sql.sql("select * from edition_step where edition = ?").param(editionId)
        .query(Editions::step).list().stream().sorted(Comparator.comparingInt(step -> EditionCheck.STEPS.indexOf(step.step()))).toList();
  }

  /** A list to choose from, such as {@code service-type}; empty where the edition has none. */
  public List<Code> codes(String editionId, String list) {
    return codes(editionId).getOrDefault(list, List.of());
  }

  /** All lists of an edition by name. */
  public Map<String, List<Code>> codes(String editionId) {
    var lists = new TreeMap<String, List<Code>>();
    sql.sql("select * from edition_code where edition = ? order by list, position").param(editionId).query(rows -> {
      lists.computeIfAbsent(rows.getString("list"), name -> new ArrayList<>())
          .add(new Code(rows.getString("code"), rows.getString("label"), rows.getString("hint")));
    });
    return lists;
  }

  private static Step step(ResultSet rows, int n) throws SQLException {
    return new Step(rows.getString("step"), rows.getString("role"), rows.getString("department_role"), rows.getString("name"),
        rows.getString("ask"), rows.getString("clause"));
  }

  private static Edition edition(ResultSet rows, int n) throws SQLException {
    var cap = rows.getString("not_reporting_cap");
    return new Edition(rows.getString("id"), rows.getString("title"), rows.getInt("first_cycle_year"), rows.getString("activities_clause"),
        rows.getString("assessment_name"), rows.getString("plan_name"), rows.getInt("minimum_services"),
        rows.getObject("grace_days", Integer.class), rows.getBoolean("draft_plan"), rows.getString("review_meeting_name"),
        rows.getBoolean("department_is_subject"), rows.getInt("action_year_offset"), rows.getObject("budget_year_offset", Integer.class),
        rows.getBoolean("cfo_clears_incentives"), rows.getString("pra_reviewer"), rows.getObject("max_questions", Integer.class),
        rows.getBoolean("max_questions_blocking"), rows.getInt("positive_from"), cap == null ? null : FiscalQuarter.parse(cap),
        rows.getBoolean("whole_plan_public"));
  }
}
