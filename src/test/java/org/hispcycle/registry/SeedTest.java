package org.hispcycle.registry;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seeded register against the file it was written from. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedTest {

  /** Beginning of the fiscal year in which performance.gov listed them. */
  private static final java.time.LocalDate LISTED_IN_2019 = java.time.LocalDate.of(2018, 10, 1);

  private static final LocalDate DEMO_START = LocalDate.of(2026, 1, 2);
  private static final Map<String, String> PLACED_UNDER = Map.of("IRS", "TREAS", "USCIS", "DHS");

  private JdbcClient sql;
  private Registry registry;
  private List<NamedCsvRecord> file;

  @BeforeAll
  void seed() throws IOException {
    sql = JdbcClient.create(MigratedDatabase.create());
    registry = new Registry(sql, Clock.systemUTC());
    var resource = new ClassPathResource("data/registry/hisps-and-services-reporting-fy2021-fy2023.csv");
    try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8);
        var csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      file = csv.stream().toList();
    }
  }

  private Map<Integer, String> hispIdsBySource() {
    return sql.sql("select id, source_id from hisp").query((rows, n) -> Map.entry(rows.getInt(2), rows.getString(1))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void holdsEveryHispServiceAndAgencyOfTheFile() {
    assertThat(file).hasSize(48);
    assertThat(registry.hisps()).hasSize(28);
    assertThat(registry.agencies()).hasSize(16);
    assertThat(count("service")).isEqualTo(47);
    assertThat(count("hisp_service")).isEqualTo(48);
    assertThat(registry.activeHisps(DEMO_START)).hasSize(28);
  }

  @Test
  void everyRowOfTheFileStandsInTheRegister() {
    var hispIds = hispIdsBySource();
    for (var row : file) {
      int serviceId = Integer.parseInt(row.getField("service_id"));
      var hisp = registry.hisp(hispIds.get(Integer.valueOf(row.getField("service_provider_id"))));
      var organization = row.getField("organization_abbreviation");
      assertThat(hisp.name()).isEqualTo(row.getField("service_provider_name"));
      assertThat(hisp.agencyId()).isEqualTo(PLACED_UNDER.getOrDefault(organization, organization));
      // service 3 ends in a full stop in the file
      assertThat(registry.service(serviceId).name()).isEqualTo(row.getField("service_name").replaceFirst("\\.$", ""));
      assertThat(String.join("|", registry.channels(hisp.id(), serviceId))).isEqualTo(row.getField("channels"));
      assertThat(String.join("|", registry.observedControlNumbers(hisp.id(), serviceId))).isEqualTo(row.getField("omb_control_numbers"));
      var quarters = sql.sql("select first_quarter, last_quarter from hisp_service where hisp_id = ? and service_id = ?")
          .params(hisp.id(), serviceId).query((rows, n) -> List.of(rows.getString(1), rows.getString(2))).single();
      assertThat(quarters).containsExactly(row.getField("first_quarter_reported"), row.getField("last_quarter_reported"));
    }
  }

  @Test
  void agenciesAreTenantsAndIdsOfHispsAreMadeOfAgencyAndCode() {
    assertThat(registry.agencies()).extracting(Agency::id).containsExactly("DHS", "DOC", "DOI", "DOL", "DOS", "ED", "GSA", "HHS", "HUD",
        "OPM", "SBA", "SSA", "TREAS", "USAID", "USDA", "VA");
    assertThat(registry.agency("TREAS").name()).isEqualTo("Department of the Treasury");
    assertThat(registry.hisps()).allSatisfy(hisp -> assertThat(hisp.id()).isEqualTo(hisp.agencyId() + "-" + hisp.code()));
    assertThat(registry.hisps()).extracting(Hisp::id).contains("VA-VBA", "TREAS-IRS", "DHS-USCIS", "ED-STUDENTAID", "USDA-FSA");
  }

  @Test
  void codesAndSlugsAreUniqueOverTheGovernmentAndFitIntoKeys() {
    assertThat(registry.hisps()).extracting(Hisp::code).doesNotHaveDuplicates().allMatch(code -> code.matches("[A-Z]{2,12}"));
    var slugs = sql.sql("select slug from service").query(String.class).list();
    assertThat(slugs).doesNotHaveDuplicates().allMatch(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*") && slug.length() <= 40);
  }

  @Test
  void theDayOfAnUndatedDesignationIsTheBeginningOfTheFirstQuarterReportedOrOfTheYearInWhichItWasListed() {
    var hispIds = hispIdsBySource();
    var firstQuarters = file.stream().collect(Collectors.toMap(row -> hispIds.get(Integer.valueOf(row.getField("service_provider_id"))),
        row -> FiscalQuarter.parse(row.getField("first_quarter_reported")), (one, other) -> one.compareTo(other) <= 0 ? one : other));
    assertThat(registry.terms()).hasSize(28).allSatisfy(term -> {
      assertThat(term.dayKnown()).isFalse();
      assertThat(term.designatedOn()).as(term.hispId()).isIn(firstQuarters.get(term.hispId()).start(), LISTED_IN_2019);
    });
    assertThat(registry.terms()).filteredOn(term -> term.designatedOn().equals(LISTED_IN_2019)).as("of the 25 entries of that list, by provider").hasSize(21);
  }

  @Test
  void demoDesignationsAreTheServicesEachHispReportedLastAndAreMarked() {
    var hispIds = hispIdsBySource();
    var newest = file.stream().collect(Collectors.toMap(row -> row.getField("service_provider_id"),
        row -> row.getField("last_quarter_reported"), (one, other) -> one.compareTo(other) >= 0 ? one : other));
    var expected = file.stream()
        .filter(row -> row.getField("last_quarter_reported").equals(newest.get(row.getField("service_provider_id"))))
        .map(row -> hispIds.get(Integer.valueOf(row.getField("service_provider_id"))) + " " + row.getField("service_id")).toList();
    assertThat(registry.designations()).extracting(each -> each.hispId() + " " + each.serviceId())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(registry.designations()).allMatch(Designation::demo).extracting(Designation::serviceId).doesNotHaveDuplicates();
    assertThat(registry.servicesOwingReport("USDA-FSA", FiscalQuarter.parse("FY2026Q1"))).extracting(Designation::serviceId).containsExactly(3);
    assertThat(registry.servicesOwingReport("USDA-NRCS", FiscalQuarter.parse("FY2026Q1"))).extracting(Designation::serviceId).containsExactly(75);
  }

  @Test
  void everyHispOwesAReportWhenTheDemoStarts() {
    assertThat(registry.hisps()).allSatisfy(hisp ->
        assertThat(registry.servicesOwingReport(hisp.id(), FiscalQuarter.parse("FY2026Q1"))).as(hisp.id()).isNotEmpty());
  }

  private int count(String table) {
    return sql.sql("select count(*) from " + table).query(Integer.class).single();
  }
}
