package org.hispcycle.feedback;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures that everybody may see (G3, G4): of accepted reports, where the clearance allows it, never of a few people. */
@Service
@Transactional(readOnly = true)
public class PublicFeedback {

  /** Fewer respondents than this might be recognised. */
  static final int FEWEST_SHOWN = 10;

  public static final String NOTE = "Figures of accepted quarterly reports whose clearance allows publication. Where fewer than "
      + FEWEST_SHOWN + " people responded no figures are given. Trust shares of five-point scales count the answers from the "
      + "threshold given in each row upward and are comparable only with the same scale and threshold. Free text is not published.";

  /**
   * One dataset.
   *
   * @param suppressed too few people responded; every figure is null then
   * @param demo collected under a made-up clearance of the demonstration
   * @param drivers responses that chose the driver, as {@code positive_ease}
   */
  public record Row(String quarter, String agencyId, String agency, String hispId, String hisp, int serviceId, String service,
      String channel, String pointInTime, String scale, String status, boolean demo, boolean suppressed, Long respondents,
      BigDecimal trustShare, Integer affirmativeFrom, Map<String, Long> drivers) {}

  private final DatasetRows datasets;
  private final ServiceReports reports;
  private final Registry registry;
  private final SurveyClearances clearances;

  PublicFeedback(DatasetRows datasets, ServiceReports reports, Registry registry, SurveyClearances clearances) {
    this.datasets = datasets;
    this.reports = reports;
    this.registry = registry;
    this.clearances = clearances;
  }

  public List<Row> rows() {
    var agencies = registry.agencies().stream().collect(Collectors.toMap(each -> each.id(), each -> each.name()));
    var hisps = registry.hisps().stream().collect(Collectors.toMap(each -> each.id(), each -> each.name()));
    return datasets.published().stream().map(dataset -> {
      var report = reports.get(dataset.businessKey());
      return row(dataset, report, agencies.get(report.agencyId()), hisps.get(report.hispId()));
    }).toList();
  }

  private Row row(Dataset dataset, ServiceReport report, String agency, String hisp) {
    var about = dataset.metadata();
    var check = dataset.check();
    var suppressed = check.counted() < FEWEST_SHOWN;
    var drivers = new LinkedHashMap<String, Long>();
    check.drivers().forEach(each -> drivers.put(each.branch() + "_" + each.driver(), suppressed ? null : each.chosen()));
    return new Row(report.quarter().toString(), report.agencyId(), agency, report.hispId(), hisp, report.serviceId(),
        registry.service(report.serviceId()).name(), about.channel(), about.pointInTime(), about.scale().id(), report.stage().label(),
        demo(report, about.controlNumber()), suppressed, suppressed ? null : check.counted(), suppressed ? null : check.trustShare(),
        suppressed ? null : dataset.branching().affirmativeFrom(), drivers);
  }

  private boolean demo(ServiceReport report, String controlNumber) {
    return clearances.forService(report.hispId(), report.serviceId()).stream()
        .anyMatch(each -> each.controlNumber().equals(controlNumber) && each.demo());
  }
}
