package org.hispcycle.feedback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service submitted the time before: where the next report begins (E14).
 *
 * @param plannedActions what was planned then for the quarter that is reported now; null where nothing was said
 */
public record LastReport(String quarter, String quarterLabel, List<Described> datasets, List<ServiceLevel> serviceLevels, String accomplishments,
    String plannedActions) {

  /** How a dataset was described, and how it came out. */
  public record Described(String channel, String stage, String pointInTime, String scale, String controlNumber, String surveyTitle,
      String trustQuestionText, Long volumeOfCustomers, Long volumeOffered, Long clearanceId, long responses, BigDecimal trustShare, boolean counts) {

    static Described of(Dataset dataset) {
      var about = dataset.metadata();
      return new Described(about.channel(), about.stage(), about.pointInTime(), about.scale().id(), about.controlNumber(), about.surveyTitle(),
          about.trustQuestionText(), about.volumeOfCustomers(), about.volumeOffered(), about.clearanceId(), dataset.check().counted(), dataset.check().trustShare(),
          dataset.check().drivers().isEmpty());
    }
  }

  static LastReport of(ServiceReport report, ReportContent said, List<Dataset> datasets) {
    return new LastReport(report.quarter().toString(), report.quarter().label(), datasets.stream().map(Described::of).toList(),
        ServiceLevels.read(new ArrayList<>(), said.serviceLevels()), said.accomplishments(), said.plannedActions());
  }
}
