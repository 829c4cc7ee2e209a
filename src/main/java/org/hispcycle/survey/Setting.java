package org.hispcycle.survey;

import java.util.List;

/**
 * What a check must know beside the survey itself.
 *
 * @param onlySurvey the service has no other approved survey (F1c, F2a)
 * @param serviceChannels codes of the channels of the service; empty where the register does not know them (F2o)
 * @param exception OMB's exception that holds today; null where there is none (F1e)
 */
public record Setting(boolean onlySurvey, List<String> serviceChannels, SurveyException exception) {

  public Setting {
    serviceChannels = List.copyOf(serviceChannels);
  }
}
