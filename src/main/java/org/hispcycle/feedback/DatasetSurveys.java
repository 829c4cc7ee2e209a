package org.hispcycle.feedback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.springframework.stereotype.Component;

/**
 * Under which cleared survey the answers of a dataset were collected (E10, F1f). The control number alone does not say it: every
 * survey under an umbrella clearance may have the same.
 */
@Component
class DatasetSurveys {

  private static final String ID = "metadata.clearanceId";
  private static final String NUMBER = "metadata.controlNumber";

  private final SurveyClearances clearances;

  DatasetSurveys(SurveyClearances clearances) {
    this.clearances = clearances;
  }

  /**
   * The description with the survey and its number, whichever of them was given. The survey stays open where the service has none with
   * the number.
   *
   * @throws InputRefused if there is no such survey, if it has another number, or if several surveys have the number
   */
  DatasetMetadata named(DatasetMetadata about, ServiceReport report) {
    var known = clearances.forService(report.hispId(), report.serviceId());
    if (about.clearanceId() == null) {
      var possible = possible(known, about, report);
      if (possible.size() > 1) {
        throw refused(ID, "The service has " + possible.size() + " cleared surveys with the number " + about.controlNumber()
            + ". Say which of them people answered (clearanceId): " + listed(possible) + ".");
      }
      return possible.isEmpty() ? about : about.under(possible.get(0));
    }
    var survey = known.stream().filter(each -> each.id() == about.clearanceId()).findFirst().orElseThrow(() -> refused(ID, "The service has no cleared survey "
        + about.clearanceId() + ". " + (known.isEmpty() ? "It has none at all: request a clearance, or leave the field out." : "Choose one of " + listed(known) + ".")));
    if (about.controlNumber() != null && !about.controlNumber().equals(survey.controlNumber())) {
      throw refused(NUMBER, "The survey \"" + survey.title() + "\" (" + survey.id() + ") was cleared under " + survey.controlNumber() + ", not under "
          + about.controlNumber() + ". Correct the number, or choose another survey.");
    }
    return about.under(survey);
  }

  /** Empty where the service has no such survey, or where an old description leaves open which of several it was. */
  Optional<SurveyClearance> of(DatasetMetadata about, ServiceReport report) {
    var known = clearances.forService(report.hispId(), report.serviceId());
    if (about.clearanceId() != null) {
      return known.stream().filter(each -> each.id() == about.clearanceId()).findFirst();
    }
    var possible = possible(known, about, report);
    return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
  }

  /** The surveys that may have been meant: where one was in use in the quarter, those that were. */
  List<SurveyClearance> possible(DatasetMetadata about, ServiceReport report) {
    return possible(clearances.forService(report.hispId(), report.serviceId()), about, report);
  }

  private static List<SurveyClearance> possible(List<SurveyClearance> known, DatasetMetadata about, ServiceReport report) {
    var numbered = known.stream().filter(each -> each.controlNumber().equals(about.controlNumber())).toList();
    var inUse = numbered.stream().filter(each -> each.validIn(report.quarter())).toList();
    var possible = inUse.isEmpty() ? numbered : inUse;
    return possible.stream().filter(each -> possible.stream().noneMatch(other -> sameButLater(each, other))).toList();
  }

  /** An approval that took over from another one in the middle of the quarter is the same survey, unless its answers count otherwise. */
  private static boolean sameButLater(SurveyClearance old, SurveyClearance other) {
    return old.replacedBy() != null && old.replacedBy() == other.id() && old.scale() == other.scale()
        && Objects.equals(old.affirmativeFrom(), other.affirmativeFrom());
  }

  private static String listed(List<SurveyClearance> surveys) {
    return surveys.stream().map(each -> each.id() + " (\"" + each.title() + "\")").collect(Collectors.joining(", "));
  }

  private static InputRefused refused(String field, String message) {
    return InputRefused.of(List.of(new Fault(field, message)));
  }
}
