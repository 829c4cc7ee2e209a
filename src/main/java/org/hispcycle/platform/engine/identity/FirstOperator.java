package org.hispcycle.platform.engine.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator to create when there is none yet, from settings of the environment.
 *
 * @param id       account, letters and digits
 * @param email    address
 * @param password first password; the password policy applies
 */
@ConfigurationProperties("hisp.first-operator")
record FirstOperator(String id, String email, String password) {

  boolean isComplete() {
    return isGiven(id) && isGiven(email) && isGiven(password);
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isBlank();
  }

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "FirstOperator[" + id + "]";
  }
}
