package org.hispcycle.actionplan;

import java.math.BigDecimal;
import java.util.List;

/**
 * Money that a plan asks for (D1). Not public before the Budget is out (D7): it is read by OMB's lead and budget examiner and by
 * the agency's own officials only, and stays out of logs.
 *
 * @param hispId null where the department itself asks
 * @param account null where only the program is given, and the other way round
 * @param crossAgencyPriority the priority it serves (D12), as text; null where none is named
 * @param status SUBMITTED, RETURNED or ACCEPTED, with the plan
 */
public record BudgetRequest(String businessKey, String agencyId, String hispId, String id, String title, int fiscalYear,
    BigDecimal amount, String account, String program, String narrative, List<String> actionIds, String crossAgencyPriority, String status) {

  @Override
  public String toString() {
    return "BudgetRequest[" + businessKey + "/" + id + "]";
  }
}
