package org.hispcycle.actionplan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The budget requests of signed plans. Whoever calls this decides who may see them; see {@link BudgetRequest}. */
@Service
@Transactional
public class BudgetRequests {

  static final String SUBMITTED = "SUBMITTED";
  static final String RETURNED = "RETURNED";
  static final String ACCEPTED = "ACCEPTED";

  private final JdbcClient sql;

  BudgetRequests(JdbcClient sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public List<BudgetRequest> of(int cycleYear) {
    return sql.sql("select * from budget_request where cycle_year = ? order by agency_id, business_key, request_id")
        .param(cycleYear).query(BudgetRequests::read).list();
  }

  /** Replaces what the case submitted before; every signed version stays in the submissions. */
  void submit(int cycleYear, List<BudgetRequest> requests, String businessKey, String by, Instant at) {
    sql.sql("delete from budget_request where business_key = ?").param(businessKey).update();
    for (var each : requests) {
      sql.sql("""
          insert into budget_request (business_key, request_id, cycle_year, agency_id, hisp_id, title, fiscal_year, amount, account,
            program, narrative, action_ids, cross_agency_priority, status, submitted_by, submitted_at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(businessKey, each.id(), cycleYear, each.agencyId(), each.hispId(), each.title(), each.fiscalYear(), each.amount(),
              each.account(), each.program(), each.narrative(), String.join("|", each.actionIds()), each.crossAgencyPriority(), SUBMITTED, by, SqlTime.of(at)).update();
    }
  }

  void mark(String businessKey, String status) {
    sql.sql("update budget_request set status = ? where business_key = ?").params(status, businessKey).update();
  }

  private static BudgetRequest read(ResultSet rows, int n) throws SQLException {
    var actions = rows.getString("action_ids");
    return new BudgetRequest(rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getString("request_id"), rows.getString("title"), rows.getInt("fiscal_year"), rows.getBigDecimal("amount"),
        rows.getString("account"), rows.getString("program"), rows.getString("narrative"),
        actions.isEmpty() ? List.of() : Arrays.asList(actions.split("\\|")), rows.getString("cross_agency_priority"), rows.getString("status"));
  }
}
