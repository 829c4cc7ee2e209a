package org.hispcycle.clearance;

import java.time.Clock;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.ConformanceCheck;
import org.hispcycle.survey.ConformanceReport;
import org.hispcycle.survey.ConformanceReport.Finding;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.GuidelineRules;
import org.hispcycle.survey.Guidelines;
import org.hispcycle.survey.Setting;
import org.hispcycle.survey.SurveyContent;
import org.springframework.stereotype.Component;

/** Holds a survey against the guidelines and its department's umbrella clearance, with what is known of its service (F1, F2o, L12). */
@Component
class SurveyCheck {

  private final Guidelines guidelines;
  private final Exceptions exceptions;
  private final Clearances clearances;
  private final Umbrellas umbrellas;
  private final Registry registry;
  private final Cycles cycles;
  private final Clock clock;

  SurveyCheck(Guidelines guidelines, Exceptions exceptions, Clearances clearances, Umbrellas umbrellas, Registry registry, Cycles cycles, Clock clock) {
    this.guidelines = guidelines;
    this.exceptions = exceptions;
    this.clearances = clearances;
    this.umbrellas = umbrellas;
    this.registry = registry;
    this.cycles = cycles;
    this.clock = clock;
  }

  /** The version of the guidelines that the case began with. */
  Guideline guideline(Survey survey) {
    return survey.guidelineId() == null ? guidelines.of(cycles.edition(survey.cycleYear())) : guidelines.version(survey.guidelineId());
  }

  ConformanceReport report(Survey survey, SurveyContent content) {
    var today = EasternTime.today(clock);
    var guideline = guideline(survey);
    // the approved survey that this one changes makes way for it
    var only = clearances.forService(survey.hispId(), survey.serviceId()).stream().filter(each -> each.validOn(today))
        .allMatch(each -> survey.changes() != null && each.id() == survey.changes());
    var exception = exceptions.inForce(survey.hispId(), survey.serviceId(), today).orElse(null);
    var found = ConformanceCheck.report(guideline, content, new Setting(only, registry.channels(survey.hispId(), survey.serviceId()), exception));
    var umbrella = UmbrellaCheck.of(guideline, content, umbrellas.valid(survey.agencyId(), today).orElse(null), today).stream()
        .map(each -> new Finding(each.rule(), GuidelineRules.title(each.rule()), each.severity(), ConformanceReport.DEPARTED, each.message(), each.clause(), each.field()));
    return new ConformanceReport(Stream.concat(found.findings().stream(), umbrella).toList());
  }
}
