package org.hispcycle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of the register: they are dated, keep what was, and can be repeated. */
@Tag("database")
class RegistryTest {

  private static final Instant NOW = Instant.parse("2026-07-15T14:00:00Z");
  private static final LocalDate JULY_15 = LocalDate.of(2026, 7, 15);
  private static final FiscalQuarter Q3 = FiscalQuarter.parse("FY2026Q3");
  private static final FiscalQuarter Q4 = FiscalQuarter.parse("FY2026Q4");
  private static final FiscalQuarter NEXT_Q1 = FiscalQuarter.parse("FY2027Q1");
  private static final Rationale WHY = new Rationale("for the organization", "for customers", "for performance");

  private JdbcClient sql;
  private Registry registry;

  @BeforeEach
  void freshRegister() {
    sql = JdbcClient.create(MigratedDatabase.create());
    registry = new Registry(sql, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Designation designate(int serviceId, LocalDate on, FiscalQuarter firstReport) {
    return registry.designate("DHS-TSA", serviceId, on, firstReport, WHY, "dhsOfficial");
  }

  private void end(int serviceId, LocalDate on) {
    registry.endDesignation("DHS-TSA", serviceId, on, "ombLead", "replaced");
  }

  private List<Integer> owing(FiscalQuarter quarter) {
    return registry.servicesOwingReport("DHS-TSA", quarter).stream().map(Designation::serviceId).toList();
  }

  @Test
  void aDesignatedServiceOwesReportsFromItsFirstQuarterOn() {
    designate(20, JULY_15, NEXT_Q1);

    assertThat(registry.designatedServices("DHS-TSA", JULY_15.minusDays(1))).extracting(Designation::serviceId).containsExactly(73);
    assertThat(registry.designatedServices("DHS-TSA", JULY_15)).extracting(Designation::serviceId).containsExactly(20, 73);
    assertThat(owing(Q4)).containsExactly(73);
    assertThat(owing(NEXT_Q1)).containsExactly(20, 73);
  }

  @Test
  void anEarlierFirstReportMakesNoDutyForQuartersBeforeTheDesignation() {
    designate(20, JULY_15, FiscalQuarter.parse("FY2025Q1"));

    assertThat(owing(Q3)).containsExactly(73);
    assertThat(owing(Q4)).containsExactly(20, 73);
  }

  @Test
  void anEndedServiceOwesTheQuarterItEndedInAndNoneAfter() {
    end(73, JULY_15);

    assertThat(registry.designatedServices("DHS-TSA", JULY_15.minusDays(1))).hasSize(1);
    assertThat(registry.designatedServices("DHS-TSA", JULY_15)).isEmpty();
    assertThat(owing(Q3)).containsExactly(73);
    assertThat(owing(Q4)).containsExactly(73);
    assertThat(owing(NEXT_Q1)).isEmpty();
    assertThat(registry.designations()).filteredOn(each -> each.serviceId() == 73).singleElement()
        .satisfies(each -> assertThat(each.endedOn()).isEqualTo(JULY_15));
  }

  @Test
  void aServiceEndedOnTheFirstDayOfAQuarterDoesNotOweIt() {
    end(73, Q4.start());

    assertThat(owing(Q3)).containsExactly(73);
    assertThat(owing(Q4)).isEmpty();
  }

  @Test
  void aServiceEndedAndDesignatedAgainWithinAQuarterOwesOneReport() {
    end(73, JULY_15);
    var again = designate(73, JULY_15.plusDays(20), Q4);

    assertThat(registry.servicesOwingReport("DHS-TSA", Q4)).singleElement().isEqualTo(again);
    assertThat(registry.designations()).filteredOn(each -> each.serviceId() == 73).hasSize(2);
  }

  @Test
  void aServiceEndedOnTheDayOfItsDesignationNeverOwedAnything() {
    designate(20, JULY_15, Q4);
    end(20, JULY_15);

    assertThat(owing(Q4)).containsExactly(73);
  }

  @Test
  void designatingTwiceChangesNothing() {
    var first = designate(20, JULY_15, NEXT_Q1);

    assertThat(designate(20, JULY_15, NEXT_Q1)).isEqualTo(first);
    assertThat(designate(20, JULY_15.plusDays(3), Q4)).isEqualTo(first);
    assertThat(registry.designations()).filteredOn(each -> each.serviceId() == 20).hasSize(1);
  }

  @Test
  void endingTwiceKeepsTheFirstDay() {
    end(73, JULY_15);
    end(73, JULY_15.plusDays(3));

    assertThat(registry.designations()).filteredOn(each -> each.serviceId() == 73).singleElement()
        .satisfies(each -> assertThat(each.endedOn()).isEqualTo(JULY_15));
  }

  @Test
  void aDesignationIsRecordedWithItsRationalePersonAndTime() {
    designate(20, JULY_15, NEXT_Q1);

    var row = sql.sql("select * from designation where service_id = 20").query().singleRow();
    var recordedAt = sql.sql("select recorded_at from designation where service_id = 20")
        .query((rows, n) -> SqlTime.instant(rows, "recorded_at")).single();
    assertThat(row).containsEntry("rationale_organization", "for the organization").containsEntry("rationale_customers", "for customers")
        .containsEntry("rationale_performance", "for performance").containsEntry("designated_by", "dhsOfficial").containsEntry("demo", false);
    assertThat(recordedAt).isEqualTo(NOW);
  }

  @Test
  void whatCannotBeDesignatedOrEndedIsRefusedWithASentence() {
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> designate(26, JULY_15, Q4))
        .withMessageContaining("is not provided by DHS-TSA");
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> end(20, JULY_15))
        .withMessageContaining("is not designated on Wednesday, July 15, 2026");
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> end(73, LocalDate.of(2024, 1, 2)));
    designate(20, JULY_15, NEXT_Q1);
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> designate(20, JULY_15.minusDays(1), NEXT_Q1))
        .withMessageContaining("from Wednesday, July 15, 2026 on already");
  }

  @Test
  void aWithdrawnHispLeavesTheListAndComesBackWithItsHistory() {
    registry.withdrawHisp("VA-VBA", JULY_15, "ombLead", "merged");
    assertThat(registry.activeHisps(JULY_15.minusDays(1))).extracting(Hisp::id).contains("VA-VBA").hasSize(28);
    assertThat(registry.activeHisps(JULY_15)).extracting(Hisp::id).doesNotContain("VA-VBA").hasSize(27);

    registry.readmitHisp("VA-VBA", JULY_15.plusDays(10), "ombLead", "a mistake");
    assertThat(registry.activeHisps(JULY_15.plusDays(9))).hasSize(27);
    assertThat(registry.activeHisps(JULY_15.plusDays(10))).hasSize(28);
    assertThat(registry.terms()).filteredOn(term -> term.hispId().equals("VA-VBA")).satisfiesExactly(
        first -> {
          assertThat(first.reason()).startsWith("On the public list of 2019");
          assertThat(first.withdrawnOn()).isEqualTo(JULY_15);
          assertThat(first.withdrawalReason()).isEqualTo("merged");
        },
        second -> {
          assertThat(second.designatedOn()).isEqualTo(JULY_15.plusDays(10));
          assertThat(second.dayKnown()).isTrue();
          assertThat(second.reason()).isEqualTo("a mistake");
        });
  }

  @Test
  void aHispIsNotReadmittedWhileOnTheListNorWithdrawnWhileOffIt() {
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> registry.readmitHisp("VA-VBA", JULY_15, "ombLead", null))
        .withMessageContaining("is on the list");
    registry.withdrawHisp("VA-VBA", JULY_15, "ombLead", null);
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> registry.withdrawHisp("VA-VBA", JULY_15, "ombLead", null))
        .withMessageContaining("is not on the list");
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> registry.withdrawHisp("VA-NOBODY", JULY_15, "ombLead", null));
  }

  @Test
  void aWithdrawalAnnouncedForLaterCanBeBroughtForward() {
    registry.withdrawHisp("VA-VBA", JULY_15.plusMonths(2), "ombLead", "announced");
    registry.withdrawHisp("VA-VBA", JULY_15, "ombLead", "at once");

    assertThat(registry.activeHisps(JULY_15)).hasSize(27);
  }

  @Test
  void aHispWithdrawnOnTheDayOfItsReturnCanReturnThatDayAgain() {
    registry.withdrawHisp("VA-VBA", JULY_15, "ombLead", null);
    registry.readmitHisp("VA-VBA", JULY_15, "ombLead", null);
    registry.withdrawHisp("VA-VBA", JULY_15, "ombLead", null);
    assertThat(registry.activeHisps(JULY_15)).hasSize(27);
    registry.readmitHisp("VA-VBA", JULY_15, "ombLead", null);

    assertThat(registry.activeHisps(JULY_15)).hasSize(28);
  }

  @Test
  void aNewServiceGetsANumberAndASlugOfItsOwn() {
    var service = registry.addService("VA-VBA", newService("Applying for é-benefits: the \"quick\" way"), "vaOfficial", NOW);
    var namesake = registry.addService("VA-VHA", newService("Applying for é-benefits: the \"quick\" way"), "vaOfficial", NOW);

    assertThat(service.id()).isEqualTo(1000);
    assertThat(service.slug()).isEqualTo("applying-for-e-benefits-the-quick-way");
    assertThat(service.types()).containsExactly("Benefits", "Informational");
    assertThat(registry.channels("VA-VBA", 1000)).containsExactly("website", "phone");
    assertThat(registry.services("VA-VBA")).extracting(Service::id).containsExactlyInAnyOrder(26, 1000);
    assertThat(namesake.id()).isEqualTo(1001);
    assertThat(namesake.slug()).isEqualTo("applying-for-e-benefits-the-quick-way-2");
    assertThat(registry.designate("VA-VBA", 1000, JULY_15, NEXT_Q1, WHY, "vaOfficial").demo()).isFalse();
  }

  @Test
  void aSlugStaysShortAndIsNeverEmpty() {
    assertThat(registry.addService("VA-VBA", newService("x".repeat(400)), "vaOfficial", NOW).slug()).isEqualTo("x".repeat(40));
    assertThat(registry.addService("VA-VBA", newService("申请"), "vaOfficial", NOW).slug()).isEqualTo("service");
  }

  @Test
  void aDefinitionThatCannotBeKeptIsRefusedWithASentence() {
    var existing = registry.service(26).name();
    assertThatExceptionOfType(InputRefused.class)
        .isThrownBy(() -> registry.addService("VA-VBA", newService(" " + existing.toUpperCase() + " "), "vaOfficial", NOW))
        .withMessageContaining("has a service named");
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> registry.addService("VA-VBA", newService(" "), "vaOfficial", NOW))
        .withMessageContaining("has no name");
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> registry.addService("VA-VBA", newService("x".repeat(401)), "vaOfficial", NOW));
    assertThatExceptionOfType(InputRefused.class).isThrownBy(() -> registry.addService("VA-VBA",
            new NewService("Getting help", null, List.of("a|b"), List.of()), "vaOfficial", NOW))
        .withMessageContaining("service types");
    assertThat(registry.services("VA-VBA")).hasSize(1);
  }

  private static NewService newService(String name) {
    return new NewService(name, "What it does", List.of("Benefits", "Informational"), List.of("website", "phone"));
  }
}
