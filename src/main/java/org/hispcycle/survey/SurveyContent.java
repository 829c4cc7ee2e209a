package org.hispcycle.survey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the request for one survey says, as it is drafted and submitted. Anything may be missing until it is checked. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SurveyContent(String title, Integer serviceId, String trustQuestion, String scale, Map<String, String> positiveDrivers,
    Map<String, String> negativeDrivers, String freeText, List<String> extraQuestions, List<String> channels, String pointInTime,
    Burden burden, Determination determination, Incentive incentive, Finding counsel, Finding cfo, Approval approval,
    String languages) {

  /** People asked in a year, and minutes that each of them needs (H17). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Burden(Long respondents, BigDecimal minutes) {

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

    /** Respondents × minutes / 60, to two decimals (H17). */
    public BigDecimal hours() {
      return BigDecimal.valueOf(respondents).multiply(minutes).divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
    }
  }

  /** What decides whether the Act applies (H8 to H11). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Determination(String collectsFrom, Integer respondents, String method, Boolean identicalQuestions,
      Boolean otherGroupsSamePurpose, Boolean screeningQuestions) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Incentive(Boolean offered, String description, String justification) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Finding(String finding) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Approval(String controlNumber, LocalDate approvedOn, LocalDate expiresOn, String terms) {}

  public SurveyContent {
    pointInTime = pointInTime == null ? null : pointInTime.replace('-', '_');
    positiveDrivers = positiveDrivers == null ? Map.of() : positiveDrivers;
    negativeDrivers = negativeDrivers == null ? Map.of() : negativeDrivers;
    extraQuestions = extraQuestions == null ? List.of()
        : extraQuestions.stream().filter(Objects::nonNull).filter(text -> !text.isBlank()).toList();
    channels = channels == null ? List.of() : channels.stream().filter(Objects::nonNull).filter(text -> !text.isBlank()).toList();
  }

  /** What one respondent can be shown: trust, one of the two driver questions, free text, and what was added. */
  public int questions() {
    return 1 + (positiveDrivers.isEmpty() && negativeDrivers.isEmpty() ? 0 : 1) + (filled(freeText) ? 1 : 0) + extraQuestions.size();
  }

  public boolean offersIncentive() {
    return incentive != null && Boolean.TRUE.equals(incentive.offered());
  }

  public static boolean filled(String text) {
    return text != null && !text.isBlank();
  }
}
