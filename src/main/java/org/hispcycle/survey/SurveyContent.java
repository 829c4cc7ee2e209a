package org.hispcycle.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hispcycle.platform.Sha256;

/**
 * What the request for one survey says, as it is drafted and submitted (F1 to F4, H1, H12, H17). Anything may be missing until
 * it is checked. Drafts of an earlier shape are read too: additional questions as plain texts, a burden of one group, the
 * languages in one text.
 *
 * @param touchpoint which moment of the service journey it asks about, and where (F1a)
 * @param trustReason why the trust question is worded differently (F2c)
 * @param satisfactionQuestion asked under the editions of 2019 and 2020 (F3c, F4b)
 * @param satisfactionReason why the satisfaction question is worded differently (F3c, F4b)
 * @param affirmative set by OMB, never by the agency (F2d, F2p)
 * @param driverMode {@code branches}, {@code improve} or {@code each}, see {@link SurveyRules#DRIVER_MODES} (F3d)
 * @param driverQuestions statements by driver where there are no branches
 * @param notApplicable why a driver does not apply, by driver (F2g)
 * @param order ids of the questions in the order asked, see {@link #asked()}; empty for the usual order (F2k)
 * @param mandatory ids of questions that respondents must answer (F2l)
 * @param hoursAfter hours after the interaction within which the survey is offered (F2r, F2s, F3a)
 * @param consent what respondents are told before they answer (F2l, G10)
 * @param mostAffected the burden on the groups that are most affected (H14)
 * @param activity what happens, where it is no survey (H16)
 * @param guide questions or interviewer guide, where it is no survey
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SurveyContent(String title, String touchpoint, String purpose, Integer serviceId, String trustQuestion, String trustReason,
    String satisfactionQuestion, String satisfactionReason, String scale, Affirmative affirmative, String driverMode, Map<String, String> positiveDrivers,
    Map<String, String> negativeDrivers, Map<String, String> driverQuestions, Map<String, String> notApplicable, String freeText,
    List<ExtraQuestion> extraQuestions, List<String> order, List<String> mandatory, String lengthReason, List<String> channels,
    String channelReason, String journeyStage, String pointInTime, Integer hoursAfter, Sampling sampling,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> languages, String consent, String mostAffected,
    Consultation consultation, String activity, String guide, Burden burden, Determination determination, Incentive incentive,
    Finding counsel, Finding cfo, Approval approval, List<String> files, List<Link> links, Contact contact) {

  /** The parts that the HISP writes; the others are added by those who review. */
  public static final Set<String> AGENCY_PARTS = Set.of("title", "touchpoint", "purpose", "serviceId", "trustQuestion", "trustReason",
      "satisfactionQuestion", "satisfactionReason", "scale", "driverMode", "positiveDrivers", "negativeDrivers", "driverQuestions", "notApplicable", "freeText",
      "extraQuestions", "order", "mandatory", "lengthReason", "channels", "channelReason", "journeyStage", "pointInTime", "hoursAfter",
      "sampling", "languages", "consent", "mostAffected", "consultation", "activity", "guide", "burden", "determination", "incentive",
      "files", "links", "contact");

  public static final String TRUST = "trust";
  public static final String SATISFACTION = "satisfaction";
  public static final String DRIVERS = "drivers";
  public static final String FREE_TEXT = "freeText";

  /** The lowest of five ratings that counts as affirmative, and why; OMB's decision (F2d). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Affirmative(Integer from, String reason) {}

  /**
   * A question of the agency's own.
   *
   * @param kind choice, scale or text
   * @param options what a choice offers
   * @param driver the driver of trust that it is about (F3h); null where none was chosen
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ExtraQuestion(String id, String text, String kind, List<String> options, String driver) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ExtraQuestion(@JsonProperty("id") String id, @JsonProperty("text") String text, @JsonProperty("kind") String kind,
        @JsonProperty("options") List<String> options, @JsonProperty("driver") String driver) {
      this.id = id;
      this.text = text;
      this.kind = filled(kind) ? kind : "text";
      this.options = texts(options);
      this.driver = filled(driver) ? driver : null;
    }

    /** The shape of earlier drafts. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExtraQuestion of(String text) {
      return new ExtraQuestion(null, text, null, null, null);
    }

    /** An entry that was added to the form and never filled in counts for nothing. */
    boolean blank() {
      return !filled(text);
    }
  }

  /**
   * Whether only some customers are asked, and whether that splits a long survey (F2n).
   *
   * @param consulted when and with whom OMB was consulted
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Sampling(Boolean used, String plan, Boolean split, String consulted) {}

  /** What was agreed with OMB before the survey was drafted (E16). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Consultation(LocalDate on, String with, String agreed) {}

  /** The groups that answer in a year (H17). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Burden(List<Group> groups, BigDecimal federalCost) {

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 15;

    /**
     * @param category one of {@link SurveyRules#CATEGORIES}
     * @param minutes that one response takes
     * @param costEach what one response costs the respondent beside time, in dollars
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Group(String category, Long respondents, Integer responsesEach, BigDecimal minutes, BigDecimal costEach) {

      public Group {
        minutes = computable(minutes);
        costEach = computable(costEach);
      }

      boolean complete() {
        return respondents != null && respondents > 0 && responsesEach != null && responsesEach > 0 && minutes != null && minutes.signum() > 0;
      }

      private BigDecimal count() {
        return respondents == null || responsesEach == null ? BigDecimal.ZERO
            : BigDecimal.valueOf(respondents).multiply(BigDecimal.valueOf(responsesEach));
      }

      public long responses() {
        return count().min(MOST).longValue();
      }

      /** Responses × minutes / 60, to two decimals. */
      public BigDecimal hours() {
        return minutes == null ? zero() : count().multiply(minutes).divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
      }

      public BigDecimal cost() {
        return costEach == null ? zero() : count().multiply(costEach).setScale(2, RoundingMode.HALF_UP);
      }
    }

    public Burden {
      groups = groups == null ? List.of() : groups.stream().filter(Objects::nonNull).toList();
      federalCost = computable(federalCost);
    }

    /** Reads the shape of earlier drafts too: one group, one response each. */
    @JsonCreator
    static Burden of(@JsonProperty("groups") List<Group> groups, @JsonProperty("federalCost") BigDecimal federalCost,
        @JsonProperty("respondents") Long respondents, @JsonProperty("minutes") BigDecimal minutes) {
      var one = groups == null && (respondents != null || minutes != null);
      return new Burden(one ? List.of(new Group("households", respondents, 1, minutes, BigDecimal.ZERO)) : groups, federalCost);
    }

    /** Every group says how many, how often and how long; only then do the sums mean anything. */
    public boolean complete() {
      return !groups.isEmpty() && groups.stream().allMatch(Group::complete);
    }

    public long respondents() {
      return sum(groups.stream().map(each -> each.respondents() == null ? BigDecimal.ZERO : BigDecimal.valueOf(each.respondents())).toList())
          .min(MOST).longValue();
    }

    /** Respondents × responses each, of all groups. */
    public long responses() {
      return sum(groups.stream().map(Group::count).toList()).min(MOST).longValue();
    }

    /** Hours of all groups, each rounded to two decimals and then added up. */
    public BigDecimal hours() {
      return sum(groups.stream().map(Group::hours).toList());
    }

    public BigDecimal cost() {
      return sum(groups.stream().map(Group::cost).toList());
    }

    /** The longest time that one response takes in any group; null where no group says. */
    public BigDecimal minutes() {
      return groups.stream().map(Group::minutes).filter(Objects::nonNull).max(BigDecimal::compareTo).orElse(null);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
      return numbers.stream().reduce(zero(), BigDecimal::add);
    }

    /** A number such as 1e999999999 is short to write and endless to compute with; beyond any sense it stays beyond any sense. */
    private static BigDecimal computable(BigDecimal number) {
      if (number == null || number.signum() == 0) {
        return number == null ? null : BigDecimal.ZERO;
      }
      long digitsBeforePoint = (long) number.precision() - number.scale();
      if (digitsBeforePoint > MOST_DIGITS) {
        return BigDecimal.TEN.pow(MOST_DIGITS).multiply(BigDecimal.valueOf(number.signum()));
      }
      return digitsBeforePoint < -MOST_DIGITS ? BigDecimal.ZERO : number.scale() > MOST_DIGITS ? number.setScale(MOST_DIGITS, RoundingMode.HALF_UP) : number;
    }

    private static BigDecimal zero() {
      return BigDecimal.ZERO.setScale(2);
    }
  }

  /** What decides whether the Act applies (H8 to H11). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Determination(String collectsFrom, Integer respondents, String method, Boolean identicalQuestions,
      Boolean otherGroupsSamePurpose, Boolean screeningQuestions, Boolean sectorMajority) {}

  /** @param amount as it is said to participants, such as "$10" */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Incentive(Boolean offered, String kind, String amount, String description, String justification) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Finding(String finding) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Approval(String controlNumber, LocalDate approvedOn, LocalDate expiresOn, String terms) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Link(String title, String url) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Contact(String office, String email) {}

  public SurveyContent {
    pointInTime = pointInTime == null ? null : pointInTime.replace('-', '_');
    positiveDrivers = statements(positiveDrivers);
    negativeDrivers = statements(negativeDrivers);
    driverQuestions = statements(driverQuestions);
    notApplicable = statements(notApplicable);
    extraQuestions = numbered(extraQuestions);
    order = texts(order);
    mandatory = texts(mandatory);
    channels = texts(channels);
    languages = texts(languages).stream().flatMap(each -> Arrays.stream(each.split(","))).map(String::strip).filter(SurveyContent::filled).toList();
    files = texts(files);
    links = links == null ? List.of() : links.stream().filter(Objects::nonNull).toList();
    if (!filled(driverMode)) {
      // drafts of before had branches only
      driverMode = !driverQuestions.isEmpty() && positiveDrivers.isEmpty() && negativeDrivers.isEmpty() ? "each" : "branches";
    }
  }

  /** Whether this asks a set of questions by the guidelines; research and usability tests do not (H16). */
  @JsonIgnore
  public boolean isSurvey() {
    return determination != null && "survey".equals(determination.method());
  }

  /** What one respondent can be shown: of the two branches only one. */
  public int questions() {
    int drivers = driverMode.equals("each") ? driverQuestions.size() : asksDrivers() ? 1 : 0;
    return (filled(trustQuestion) ? 1 : 0) + (filled(satisfactionQuestion) ? 1 : 0) + drivers + (filled(freeText) ? 1 : 0)
        + (int) extraQuestions.stream().filter(each -> !each.blank()).count();
  }

  /** Ids of the questions in the order in which they are asked; what the order leaves out comes last, in the usual order. */
  public List<String> asked() {
    var usual = new ArrayList<String>();
    if (filled(trustQuestion)) {
      usual.add(TRUST);
    }
    if (filled(satisfactionQuestion)) {
      usual.add(SATISFACTION);
    }
    if (asksDrivers()) {
      usual.add(DRIVERS);
    }
    if (filled(freeText)) {
      usual.add(FREE_TEXT);
    }
    extraQuestions.stream().filter(each -> !each.blank()).map(ExtraQuestion::id).forEach(usual::add);
    var asked = new ArrayList<>(order.stream().filter(usual::contains).distinct().toList());
    usual.stream().filter(each -> !asked.contains(each)).forEach(asked::add);
    return asked;
  }

  boolean asksDrivers() {
    return driverMode.equals("branches") ? !positiveDrivers.isEmpty() || !negativeDrivers.isEmpty() : !driverQuestions.isEmpty();
  }

  /**
   * A fingerprint of all wording, whatever its case and spacing: two surveys with the same one ask the same questions (H8), and a
   * change that keeps it changes no question.
   */
  public String questionSet() {
    var text = new StringBuilder(String.valueOf(trustQuestion));
    new TreeMap<>(positiveDrivers).forEach((driver, statement) -> text.append('\n').append(statement));
    new TreeMap<>(negativeDrivers).forEach((driver, statement) -> text.append('\n').append(statement));
    text.append('\n').append(freeText);
    extraQuestions.stream().filter(each -> !each.blank()).forEach(question -> {
      text.append('\n').append(question.text());
      question.options().forEach(option -> text.append('\n').append(option));
    });
    if (filled(satisfactionQuestion)) {
      text.append('\n').append(satisfactionQuestion);
    }
    new TreeMap<>(driverQuestions).forEach((driver, statement) -> text.append('\n').append(statement));
    if (filled(guide)) {
      text.append('\n').append(guide);
    }
    // a case without any wording cannot share its questions with another
    var said = filled(trustQuestion) || filled(guide) || extraQuestions.stream().anyMatch(each -> !each.blank());
    return Sha256.of(said ? text.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ") : String.valueOf(title));
  }

  public boolean offersIncentive() {
    return incentive != null && Boolean.TRUE.equals(incentive.offered());
  }

  public static boolean filled(String text) {
    return text != null && !text.isBlank();
  }

  /** A field of the form that was emptied again is no statement. */
  private static Map<String, String> statements(Map<String, String> given) {
    if (given == null) {
      return Map.of();
    }
    var kept = new LinkedHashMap<String, String>();
    given.forEach((driver, statement) -> {
      if (driver != null && filled(statement)) {
        kept.put(driver, statement);
      }
    });
    return Collections.unmodifiableMap(kept);
  }

  private static List<String> texts(List<String> given) {
    return given == null ? List.of() : given.stream().filter(SurveyContent::filled).toList();
  }

  /** Questions keep their place in the list, which faults are named by; one without an id gets that of its place. */
  private static List<ExtraQuestion> numbered(List<ExtraQuestion> given) {
    var numbered = new ArrayList<ExtraQuestion>();
    for (int i = 0; given != null && i < given.size(); i++) {
      var each = given.get(i) == null ? ExtraQuestion.of(null) : given.get(i);
      numbered.add(filled(each.id()) ? each : new ExtraQuestion("x" + (i + 1), each.text(), each.kind(), each.options(), each.driver()));
    }
    return List.copyOf(numbered);
  }
}
