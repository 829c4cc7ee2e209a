package org.hispcycle.publication;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.web.CsvText;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.hispcycle.registry.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of a quarter for the public: the published sums at every level, and Touchpoints' three layouts filled with what may be
 * public (G3, G4). Made of the same units as the pages, so that no file gives what a page withholds.
 */
@org.springframework.stereotype.Service
@Transactional(readOnly = true)
public class PublicFiles {

  /** A column of a file and what stands in it. */
  public record Column(String name, String meaning) {}

  private static final List<String> DRIVERS = List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");

  static final List<Column> FIGURES = figureColumns();

  static final List<Column> SERVICE_LEVELS = List.of(new Column("quarter", "Federal fiscal quarter of the report"), new Column("agency_id", "Agency"), new Column("agency", "Its name"),
      new Column("hisp_id", "High Impact Service Provider"), new Column("hisp", "Its name"), new Column("service_id", "Service"), new Column("service", "Its name"),
      new Column("indicator", "What is measured, in the program's words, such as a wait time"), new Column("value", "The number, with up to four places"),
      new Column("unit", "Its unit, such as minutes or %"), new Column("period", "What the number is of"), new Column("source", "Where the program has it from; may be empty"));

  public static final List<String> COLLECTIONS = List.of("id", "name", "organization_id", "organization_name", "organization_abbreviation", "service_provider_id",
      "service_provider_name", "service_provider_organization_id", "service_provider_organization_name", "service_provider_organization_abbreviation",
      "service_id", "service_name", "user_email", "fiscal_year", "quarter", "created_at", "updated_at", "submitted_at", "rating", "aasm_state",
      "integrity_hash", "cx_collection_details_count");
  public static final List<String> DETAILS = List.of("id", "organization_id", "organization_abbreviation", "organization_name", "cx_collection_id",
      "cx_collection_fiscal_year", "cx_collection_quarter", "cx_collection_name", "cx_collection_service_provider_id", "cx_collection_service_provider_name",
      "cx_collection_service_provider_slug", "service_id", "service_name", "transaction_point", "channel", "service_stage_id", "service_stage_name",
      "service_stage_position", "service_stage_count", "volume_of_customers", "volume_of_customers_provided_survey_opportunity", "volume_of_respondents",
      "omb_control_number", "survey_type", "survey_title", "trust_question_text", "created_at", "updated_at");
  public static final List<String> RESPONSES = responseColumns();

  private final Publications publications;
  private final Registry registry;

  PublicFiles(Publications publications, Registry registry) {
    this.publications = publications;
    this.registry = registry;
  }

  private static List<Column> figureColumns() {
    var columns = new ArrayList<Column>(List.of(new Column("quarter", "Federal fiscal quarter; FY2026Q1 is October to December 2025"),
        new Column("level", "What the row adds up: government, agency, hisp, service, channel or stage of a service"),
        new Column("agency_id", "Agency; empty for the government"), new Column("agency", "Its name"), new Column("hisp_id", "High Impact Service Provider; empty above it"),
        new Column("hisp", "Its name"), new Column("service_id", "Service; empty above it"), new Column("service", "Its name"),
        new Column("channel", "How people were asked; \"several\" where small datasets of several channels are taken together"),
        new Column("stage", "Moment of the journey or part of the service; \"several\" as above"),
        new Column("measures", "Scales and thresholds of the trust question in the row, separated by bars"),
        new Column("mixed", "true: the row adds up answers of several scales or thresholds and compares with no other row"),
        new Column("datasets", "Datasets in the row"), new Column("withheld", "Released datasets that are in no row because too few people responded, or because a correction changed so little that the difference would tell what a few people answered"),
        new Column("responses", "Answers to the trust question"), new Column("affirmative", "Of these, answers that count as trust: thumbs up, or from the threshold of the scale upward"),
        new Column("trust_share", "affirmative / responses, four places, rounded half up"),
        new Column("trust_lower", "Lower end of the " + Share.INTERVAL + ", rounded down"), new Column("trust_upper", "Upper end, rounded up"),
        new Column("few", "true: fewer responses than OMB's flag; vary by chance"),
        new Column("customers", "Customers of the datasets that give them"),
        new Column("asked", "Customers who were offered the survey, of the datasets that give it and have no more respondents than that"),
        new Column("responded", "People who took part, of the same datasets"), new Column("response_rate", "responded / asked"),
        new Column("rate_lower", "Lower end of the " + Share.INTERVAL), new Column("rate_upper", "Upper end")));
    for (var branch : Summary.BRANCHES) {
      DRIVERS.forEach(driver -> {
        var name = Labels.driver(driver).toLowerCase(Locale.ROOT);
        columns.add(new Column(branch + "_" + driver, "Responses of the " + branch + " branch that chose " + name));
        columns.add(new Column(branch + "_" + driver + "_asked", "Responses of the " + branch + " branch that were asked for " + name
            + " and chose it or did not, without datasets in which too few were asked; empty where no survey asked"));
      });
    }
    columns.addAll(List.of(new Column("demo", "true: collected under a made-up clearance of a demonstration"), new Column("source", "report: released quarterly report; history: "
        + Source.HISTORY.label()), new Column("note", "What must be read with the row")));
    return List.copyOf(columns);
  }

  private static List<String> responseColumns() {
    var columns = new ArrayList<>(List.of("cx_collection_detail_id", "cx_collection_detail_upload_id", "question_1"));
    DRIVERS.forEach(driver -> columns.add("positive_" + driver));
    DRIVERS.forEach(driver -> columns.add("negative_" + driver));
    columns.addAll(List.of("question_4", "job_id", "external_id"));
    return List.copyOf(columns);
  }

  /** The quarter that is meant; the newest where none is named. */
  public FiscalQuarter quarter(String wanted) {
    var published = publications.now().quarters();
    if (wanted == null || wanted.isBlank()) {
      return published.stream().findFirst().orElseThrow(() -> new NotFound("Nothing is published yet."));
    }
    return published.stream().filter(each -> each.toString().equals(wanted)).findFirst()
        .orElseThrow(() -> new NotFound("Nothing is published for the quarter \"" + Labels.cut(wanted) + "\". Leave it out for the newest."));
  }

  // ---- the published sums

  /** A row of the file of sums, by column. */
  public List<Map<String, Object>> figures(FiscalQuarter quarter) {
    var publication = publications.now();
    var names = new Names(registry);
    var units = publication.units(quarter);
    var rows = new ArrayList<Map<String, Object>>();
    rows.add(row(names, quarter, "government", null, null, null, null, null, publication.government(quarter), units));
    publication.agencies(quarter).forEach(line -> rows.add(row(names, quarter, "agency", line.key(), null, null, null, null, line.summary(), units)));
    publication.hisps(quarter).forEach(line -> rows.add(row(names, quarter, "hisp", names.agencyOf(line.key()), line.key(), null, null, null, line.summary(), units)));
    publication.services(quarter).forEach(line -> {
      var hisp = line.key().substring(0, line.key().lastIndexOf('/'));
      var service = Integer.valueOf(line.key().substring(line.key().lastIndexOf('/') + 1));
      rows.add(row(names, quarter, "service", names.agencyOf(hisp), hisp, service, null, null, line.summary(), units));
      var own = units.stream().filter(each -> each.hispId().equals(hisp) && each.serviceId() == service).toList();
      Publication.by(own, Unit::channel).forEach(part -> rows.add(row(names, quarter, "channel", names.agencyOf(hisp), hisp, service, part.key(), null, part.summary(), units)));
      Publication.by(own, Unit::stage).forEach(part -> rows.add(row(names, quarter, "stage", names.agencyOf(hisp), hisp, service, null, part.key(), part.summary(), units)));
    });
    return rows;
  }

  private static Map<String, Object> row(Names names, FiscalQuarter quarter, String level, String agency, String hisp, Integer service, String channel, String stage,
      Summary sum, List<Unit> units) {
    var row = new LinkedHashMap<String, Object>();
    for (var cell : Arrays.<Object>asList(quarter.toString(), level, agency, names.agency(agency), hisp, names.hisp(hisp), service, names.service(service), channel, stage,
        sum.measures().stream().map(Summary.ByMeasure::label).collect(Collectors.joining("|")), sum.mixed(), sum.datasets(), sum.withheld(),
        sum.empty() ? null : sum.responses(), sum.empty() ? null : sum.affirmative(), sum.empty() ? null : sum.trust().value(), sum.empty() ? null : sum.trust().lower(),
        sum.empty() ? null : sum.trust().upper(), sum.few(), sum.customers(), sum.rate() == null ? null : sum.rate().whole(), sum.rate() == null ? null : sum.rate().part(),
        sum.rate() == null ? null : sum.rate().value(), sum.rate() == null ? null : sum.rate().lower(), sum.rate() == null ? null : sum.rate().upper())) {
      row.put(FIGURES.get(row.size()).name(), cell);
    }
    for (var branch : Summary.BRANCHES) {
      DRIVERS.forEach(driver -> {
        var share = sum.drivers().stream().filter(each -> each.branch().equals(branch)).flatMap(each -> each.drivers().stream())
            .filter(each -> each.driver().equals(driver)).findFirst().map(Summary.Driver::share);
        row.put(branch + "_" + driver, share.map(Share::part).orElse(null));
        row.put(branch + "_" + driver + "_asked", share.map(Share::whole).orElse(null));
      });
    }
    row.put("demo", sum.demo());
    row.put("source", units.stream().map(each -> each.source().id()).distinct().sorted().collect(Collectors.joining("|")));
    row.put("note", String.join(" ", sum.notes()));
    return row;
  }

  public String figuresAsCsv(FiscalQuarter quarter) {
    return CsvText.of(FIGURES.stream().map(Column::name).toList(), figures(quarter).stream().map(each -> new ArrayList<>(each.values())).toList());
  }

  /** Which columns the file of sums has. */
  public static List<Column> figureDictionary() {
    return FIGURES;
  }

  // ---- service levels

  /** The programs' own numbers of a quarter, by column (E14, E17). */
  public List<Map<String, Object>> serviceLevels(FiscalQuarter quarter) {
    var names = new Names(registry);
    return publications.now().serviceLevels().stream().filter(each -> each.quarter().equals(quarter)).map(each -> {
      Map<String, Object> row = new LinkedHashMap<>();
      for (var cell : Arrays.<Object>asList(quarter.toString(), each.agencyId(), names.agency(each.agencyId()), each.hispId(), names.hisp(each.hispId()), each.serviceId(),
          names.service(each.serviceId()), each.level().name(), each.level().value(), each.level().unit(), each.level().period(), each.level().source())) {
        row.put(SERVICE_LEVELS.get(row.size()).name(), cell);
      }
      return row;
    }).toList();
  }

  public String serviceLevelsAsCsv(FiscalQuarter quarter) {
    return CsvText.of(SERVICE_LEVELS.stream().map(Column::name).toList(), serviceLevels(quarter).stream().map(each -> new ArrayList<>(each.values())).toList());
  }

  /** Which columns the file of service levels has. */
  public static List<Column> serviceLevelDictionary() {
    return SERVICE_LEVELS;
  }

  // ---- Touchpoints' layouts

  /** One row per report, 22 columns. People's addresses stay empty. */
  public String collections(FiscalQuarter quarter) {
    var names = new Names(registry);
    var publication = publications.now();
    var withheld = publication.withheld(quarter).stream().collect(Collectors.groupingBy(each -> collection(each.figure()), Collectors.counting()));
    var units = publication.units(quarter).stream().collect(Collectors.groupingBy(each -> collection(each.members().get(0)), LinkedHashMap::new, Collectors.toList()));
    return CsvText.of(COLLECTIONS, units.entrySet().stream().map(each -> {
      var first = each.getValue().get(0);
      var about = first.members().get(0).about();
      var agency = first.agencyId();
      return Arrays.<Object>asList(each.getKey(), names.service(first.serviceId()) + ", " + quarter.label(), agency, names.agency(agency), agency, first.hispId(),
          names.hisp(first.hispId()), agency, names.agency(agency), agency, first.serviceId(), names.service(first.serviceId()), null, quarter.fiscalYear(),
          quarter.quarter(), SqlTime.of(about.createdAt()), SqlTime.of(about.createdAt()), SqlTime.of(about.submittedAt()), rating(about.rating()), "published", null,
          each.getValue().stream().mapToInt(unit -> unit.members().size()).sum() + withheld.getOrDefault(each.getKey(), 0L));
    }).toList());
  }

  /** One row per dataset, 28 columns; one for several small ones together. */
  public String details(FiscalQuarter quarter) {
    var names = new Names(registry);
    return CsvText.of(DETAILS, publications.now().units(quarter).stream().map(unit -> {
      var about = unit.members().get(0).about();
      var agency = unit.agencyId();
      return Arrays.<Object>asList(unit.id(), agency, agency, names.agency(agency), collection(unit.members().get(0)), quarter.fiscalYear(), quarter.quarter(),
          names.service(unit.serviceId()) + ", " + quarter.label(), unit.hispId(), names.hisp(unit.hispId()), names.slug(unit.hispId()), unit.serviceId(),
          names.service(unit.serviceId()), Optional.ofNullable(unit.pointInTime()).orElse(""), unit.channel(), null, unit.stage(), null, null, unit.customers(),
          unit.offered(), unit.responses(), unit.combined() ? null : about.controlNumber(), unit.measure().scale(), unit.combined() ? null : about.surveyTitle(),
          unit.combined() ? null : about.trustQuestion(), SqlTime.of(about.createdAt()), SqlTime.of(about.createdAt()));
    }).toList());
  }

  /**
   * The responses of a HISP in a quarter, read and ready to be written: whoever writes them needs no database, however long
   * the client takes.
   */
  public static final class Responses {

    private record Part(String id, long responses, Map<String, Long> answers) {}

    private final List<Part> parts;

    private Responses(List<Unit> units) {
      parts = units.stream().map(unit -> new Part(unit.id(), unit.responses(), unit.answers())).toList();
    }

    /**
     * One row per response, 20 columns, of which three may be public: the dataset twice and the answer to question 1 as the layout
     * codes it, 0 and 1 for thumbs and 1 to 5 for the five-point scale; it is empty where only the affirmative answers are known. Which
     * drivers one person chose, what somebody wrote and the file's own numbers of responses stay empty. Written row by row.
     */
    public void write(Writer out) throws IOException {
      out.write(CsvText.of(RESPONSES, List.of()));
      var empty = ",".repeat(RESPONSES.size() - 3) + "\r\n";
      for (var part : parts) {
        var start = CsvText.harmless(part.id()) + "," + CsvText.harmless(part.id()) + ",";
        for (var answer : (part.answers().isEmpty() ? Map.of("", part.responses()) : new TreeMap<>(part.answers()).descendingMap()).entrySet()) {
          for (long response = 0; response < answer.getValue(); response++) {
            out.write(start);
            out.write(answer.getKey());
            out.write(empty);
          }
        }
      }
    }
  }

  public Responses responses(FiscalQuarter quarter, String hispId) {
    return new Responses(publications.now().units(quarter, place -> place.hispId().equals(hispId)));
  }

  private static String collection(Figure figure) {
    return figure.about().reportKey() != null ? figure.about().reportKey() : "history-" + figure.quarter() + "-" + figure.hispId() + "-" + figure.serviceId();
  }

  /**
   * In Touchpoints' words; those of the history are. It has TRUE for within the guidelines, PARTIAL for partially, and FALSE for "not
   * submitting data": a report outside the guidelines is none of these, so its rating stays empty.
   */
  private static String rating(String rating) {
    return rating == null ? null : switch (rating) {
      case "within" -> "TRUE";
      case "partly" -> "PARTIAL";
      case "not" -> null;
      default -> rating;
    };
  }

  /** Names of the register, read once for a file. */
  private static final class Names {

    private final Map<String, String> agencies;
    private final Map<String, Hisp> hisps;
    private final Map<Integer, String> services = new LinkedHashMap<>();
    private final Registry registry;

    Names(Registry registry) {
      this.registry = registry;
      agencies = registry.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
      hisps = registry.hisps().stream().collect(Collectors.toMap(Hisp::id, Function.identity()));
    }

    String agency(String id) {
      return id == null ? null : agencies.get(id);
    }

    String agencyOf(String hisp) {
      return hisps.get(hisp).agencyId();
    }

    String hisp(String id) {
      return id == null ? null : hisps.get(id).name();
    }

    String slug(String id) {
      return hisps.get(id).code().toLowerCase(Locale.ROOT);
    }

    String service(Integer id) {
      return id == null ? null : services.computeIfAbsent(id, any -> Optional.of(registry.service(id)).map(Service::name).orElseThrow());
    }
  }
}
