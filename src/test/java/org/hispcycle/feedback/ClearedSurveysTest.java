package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.registry.Registry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeedbackTest
class ClearedSurveysTest {

  @Autowired private ClearedSurveys cleared;
  @Autowired private Registry registry;

  @Test
  void theSeededClearancesCountAndAreMarkedAsDemo() {
    var seeded = registry.designations().stream().flatMap(each -> cleared.forService(each.hispId(), each.serviceId()).stream()).toList();

    assertThat(seeded).isNotEmpty().allSatisfy(clearance -> {
      assertThat(clearance.demo()).isTrue();
      assertThat(clearance.controlNumber()).matches("[0-9]{4}-[0-9]{4}");
    });
    assertThat(seeded).anyMatch(clearance -> clearance.validIn(new FiscalQuarter(2026, 1)));
  }

  @Test
  void aServiceThatNobodyKnowsHasNone() {
    assertThat(cleared.forService("VA-VBA", -1)).isEmpty();
  }
}
