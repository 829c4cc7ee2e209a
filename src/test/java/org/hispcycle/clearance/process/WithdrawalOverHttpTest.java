package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may take a request back over HTTP, and what the others learn. */
@WholeApplication
class WithdrawalOverHttpTest extends ClearanceCase {

  @LocalServerPort private int port;

  private Http.Answer withdraw(String user, String body) {
    return Http.as(user, port).post("/api/v1/surveys/" + key + "/withdraw", body);
  }

  @Test
  void theAgencyWithdrawsItsOwnRequestOnceAndWithAReason() {
    designated();
    forward();
    var reason = "{\"reason\":\"The service ends.\"}";
    assertThat(withdraw("dhsReporter", reason).status()).as("another agency learns nothing").isEqualTo(404);
    assertThat(withdraw("ombLead", reason).status()).isEqualTo(403);
    assertThat(withdraw("vaCounsel", reason).status()).isEqualTo(403);
    assertThat(withdraw("admin", reason).status()).isEqualTo(403);
    var without = withdraw("vaPra", "{}");
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.body()).contains("Say why the request is withdrawn");
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.WITH_OMB);

    var done = withdraw("vaPra", reason);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("WITHDRAWN").contains("vaPra").contains("The service ends.");
    assertThat(steps.ended("PraClearanceProcess", key)).isTrue();
    var again = withdraw("vaReporter", reason);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("nothing to withdraw");
  }
}
