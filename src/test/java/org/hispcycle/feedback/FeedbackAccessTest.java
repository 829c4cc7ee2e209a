package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.Test;

class FeedbackAccessTest {

  @Test
  void whereTwoHispsReportOnAServiceTheUploadNamesOne() {
    var both = List.of(report("USDA-FSA"), report("USDA-NRCS"));

    assertThat(FeedbackAccess.one(both, "USDA-NRCS").hispId()).isEqualTo("USDA-NRCS");
    assertThatThrownBy(() -> FeedbackAccess.one(both, null)).isInstanceOf(InputRefused.class).hasMessageContaining("USDA-FSA, USDA-NRCS");
    assertThatThrownBy(() -> FeedbackAccess.one(both, "VA-VBA")).isInstanceOf(InputRefused.class).hasMessageContaining("does not report");
  }

  @Test
  void whereOneReportsNoneNeedsToBeNamed() {
    assertThat(FeedbackAccess.one(List.of(report("USDA-FSA")), null).hispId()).isEqualTo("USDA-FSA");
  }

  private static ServiceReport report(String hispId) {
    var quarter = new FiscalQuarter(2026, 1);
    return new ServiceReport(quarter + "-" + hispId + "-service", 2026, "USDA", hispId, 3, quarter, Stage.COLLECTING, Instant.EPOCH, null);
  }
}
