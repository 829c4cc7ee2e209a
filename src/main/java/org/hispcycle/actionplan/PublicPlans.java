package org.hispcycle.actionplan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accepted plans that are public as a whole (D8), under editions that make them so. What is kept here is a snapshot of its
 * own, made of named parts only: budget requests and files are not among them, whatever a draft holds.
 */
@Service
@Transactional
public class PublicPlans {

  /** One public plan; {@code hispId} is null where the department itself is the subject. */
  public record PublicPlan(String businessKey, int cycleYear, String agencyId, String hispId, int version, JsonNode content,
      LocalDate acceptedOn) {}

  private static final Set<String> PARTS = Set.of("summary", "components", "idea");
  private static final Set<String> OF_AN_ACTION = Set.of("id", "kind", "horizon", "serviceId", "title", "painPoint", "painPointSource",
      "burdens", "evidence", "links", "outcome", "measure", "baseline", "baselineDate", "target", "unit", "targetDate", "owner", "status");

  private final JdbcClient sql;
  private final ObjectMapper json;

  PublicPlans(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** All of them, or those of one cycle. */
  @Transactional(readOnly = true)
  public List<PublicPlan> published(Integer cycleYear) {
    var order = " order by cycle_year, agency_id, business_key";
    return (cycleYear == null ? sql.sql("select * from public_plan" + order)
        : sql.sql("select * from public_plan where cycle_year = ?" + order).param(cycleYear)).query(this::read).list();
  }

  @Transactional(readOnly = true)
  public Optional<PublicPlan> find(String businessKey) {
    return sql.sql("select * from public_plan where business_key = ?").param(businessKey).query(this::read).optional();
  }

  /** Replaces what the case published before. */
  void publish(PlanSubject subject, int version, JsonNode signed, LocalDate acceptedOn) {
    sql.sql("delete from public_plan where business_key = ?").param(subject.businessKey()).update();
    sql.sql("""
        insert into public_plan (business_key, cycle_year, agency_id, hisp_id, submission_version, content, accepted_on)
        values (?, ?, ?, ?, ?, ?, ?)""")
        .params(subject.businessKey(), subject.cycleYear(), subject.agencyId(), subject.hispId(), version, publicPart(signed).toString(),
            acceptedOn).update();
  }

  private ObjectNode publicPart(JsonNode signed) {
    var shown = json.createObjectNode();
    PARTS.stream().sorted().filter(signed::hasNonNull).forEach(part -> shown.set(part, signed.get(part)));
    var actions = shown.putArray("actions");
    signed.path("actions").forEach(action -> {
      if (action instanceof ObjectNode known) {
        actions.add(known.deepCopy().retain(OF_AN_ACTION));
      }
    });
    return shown;
  }

  private PublicPlan read(ResultSet rows, int n) throws SQLException {
    try {
      return new PublicPlan(rows.getString("business_key"), rows.getInt("cycle_year"), rows.getString("agency_id"),
          rows.getString("hisp_id"), rows.getInt("submission_version"), json.readTree(rows.getString("content")),
          rows.getObject("accepted_on", LocalDate.class));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A public plan is no JSON any more.", damaged);
    }
  }
}
