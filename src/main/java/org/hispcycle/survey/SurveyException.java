package org.hispcycle.survey;

import java.time.LocalDate;
import java.util.Set;

/**
 * OMB's leave to keep an earlier model of the survey of one service until a day (F1e, F2q).
 *
 * @param rules ids of the rules of the guidelines that the survey may depart from
 * @param model the earlier model that it follows instead
 * @param expiresOn last day on which it holds
 */
public record SurveyException(long id, String businessKey, String agencyId, String hispId, int serviceId, Set<String> rules, String model,
    LocalDate grantedOn, LocalDate expiresOn, String terms) {

  public SurveyException {
    rules = Set.copyOf(rules);
  }

  public boolean covers(String rule) {
    return rules.contains(rule);
  }

  public boolean validOn(LocalDate day) {
    return !day.isBefore(grantedOn) && !day.isAfter(expiresOn);
  }
}
