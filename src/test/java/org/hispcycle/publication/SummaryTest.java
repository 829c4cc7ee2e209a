package org.hispcycle.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused;
import org.junit.jupiter.api.Test;

/** How figures are added up, and what a sum says about itself. */
class SummaryTest {

  private static Publication of(Figure... figures) {
    return new Publication("", Release.of(List.of(figures), quarter -> FigureSamples.RULE), List.of());
  }

  private static Summary government(Figure... figures) {
    return of(figures).government(FigureSamples.QUARTER);
  }

  @Test
  void oneScaleIsAddedUpWithoutANote() {
    var sum = government(FigureSamples.of("a", "website", 100, 80), FigureSamples.of("b", "phone", 300, 150));

    assertThat(sum.trust()).isEqualTo(Share.of(230, 400));
    assertThat(sum.mixed()).isFalse();
    assertThat(sum.notes()).isEmpty();
    assertThat(sum.datasets()).isEqualTo(2);
  }

  @Test
  void aSumOfSeveralScalesSaysSoAndGivesEachOfThem() {
    var sum = government(FigureSamples.of("a", "website", 100, 80), FigureSamples.of("b", "website", FigureSamples.FOUR, 50, 40),
        FigureSamples.of("c", "website", FigureSamples.FIVE, 50, 10));

    assertThat(sum.mixed()).isTrue();
    assertThat(sum.notes()).contains(Summary.MIXED);
    assertThat(sum.measures()).extracting(each -> each.label() + ": " + each.trust().percent()).containsExactly(
        "Thumbs up or down, thumbs up counts: 80.0%", "Five-point scale, answers 4 and 5 count: 80.0%",
        "Five-point scale, only answer 5 counts: 20.0%");
  }

  @Test
  void aThresholdMeansNothingForThumbs() {
    assertThat(Measure.of(Measure.THUMBS, 5)).isEqualTo(Measure.of(Measure.THUMBS, 4));
    assertThat(Measure.of("likert_scale", 3).label()).isEqualTo("Five-point scale, answers 3, 4 and 5 count");
  }

  @Test
  void fewerThanTenAreWithheldFromEverySum() {
    var sum = government(FigureSamples.of("a", "website", 100, 80), FigureSamples.of("b", "phone", 9, 9));

    assertThat(sum.responses()).isEqualTo(100);
    assertThat(sum.withheld()).isEqualTo(1);
    assertThat(sum.notes()).contains("One dataset is withheld because too few people responded, and in no sum.");
  }

  @Test
  void tenAreGivenAndFewerThanThirtyAreFlagged() {
    assertThat(government(FigureSamples.of("a", "website", 10, 8)).few()).isTrue();
    assertThat(government(FigureSamples.of("a", "website", 29, 8)).notes()).contains("Few people responded; shares of so few vary by chance.");
    assertThat(government(FigureSamples.of("a", "website", 30, 8)).few()).isFalse();
    assertThat(government(FigureSamples.of("a", "website", 9, 8)).empty()).isTrue();
  }

  @Test
  void smallDatasetsOfOneServiceAreTakenTogether() {
    var publication = of(FigureSamples.of("a", "website", 9, 4), FigureSamples.of("b", "phone", 8, 4), FigureSamples.of("c", "paper", 100, 50));

    var channels = Publication.by(publication.units(FigureSamples.QUARTER), Unit::channel);

    assertThat(channels).extracting(Publication.Line::key).containsExactly("paper", Unit.SEVERAL);
    assertThat(channels.get(1).summary().trust()).isEqualTo(Share.of(8, 17));
    assertThat(publication.government(FigureSamples.QUARTER).responses()).isEqualTo(117);
  }

  @Test
  void smallDatasetsOfDifferentScalesOrServicesAreNot() {
    var other = new FigureSamples();
    other.service = 27;
    other.responses = 9;
    other.affirmative = 1;
    var publication = of(FigureSamples.of("a", "website", 9, 4), FigureSamples.of("b", "phone", FigureSamples.FOUR, 8, 4), other.figure());

    assertThat(publication.release().units()).isEmpty();
    assertThat(publication.government(FigureSamples.QUARTER).withheld()).isEqualTo(3);
  }

  @Test
  void aBranchThatFewWentIntoIsWithheldFromAllDrivers() {
    var many = new FigureSamples().drivers("positive", 80, "ease", 60).drivers("negative", 20, "ease", 5);
    var few = new FigureSamples().drivers("positive", 95, "ease", 10).drivers("negative", 5, "ease", 5);
    few.id = "report/2";
    var sum = government(many.figure(), few.figure());

    assertThat(sum.drivers()).extracting(Summary.Drivers::branch).containsExactly("positive", "negative");
    assertThat(sum.drivers().get(0).drivers().get(0).share()).isEqualTo(Share.of(70, 175));
    assertThat(sum.drivers().get(1).drivers().get(0).share()).isEqualTo(Share.of(5, 20));
    assertThat(sum.drivers().get(1).withheld()).isEqualTo(1);
  }

  @Test
  void aDriverIsCountedAmongThoseWhoWereAskedForIt() {
    var offers = new FigureSamples().drivers("positive", 80, "ease", 40).drivers("positive", 20, "employee", 5);
    var doesNot = new FigureSamples().drivers("positive", 300, "ease", 60).drivers("positive", 0, "employee", 0);
    doesNot.id = "report/2";
    var sum = government(offers.figure(), doesNot.figure());

    assertThat(sum.drivers().get(0).drivers()).extracting(each -> each.driver() + " " + each.share().part() + "/" + each.share().whole())
        .containsExactly("ease 100/380", "employee 5/20");
    assertThat(sum.drivers().get(0).withheld()).isZero();
    assertThat(government(doesNot.figure()).drivers().get(0).drivers()).as("what was not offered is not published as chosen by nobody")
        .extracting(Summary.Driver::driver).containsExactly("ease");
  }

  @Test
  void aDriverThatFewWereAskedForIsWithheldAndTheOthersOfTheBranchAreNot() {
    var some = new FigureSamples().drivers("positive", 80, "ease", 60).drivers("positive", 9, "employee", 3);
    var sum = government(some.figure());

    assertThat(sum.drivers().get(0).drivers()).extracting(Summary.Driver::driver).containsExactly("ease");
    assertThat(sum.drivers().get(0).withheld()).isEqualTo(1);
  }

  @Test
  void driversAskedAfterDifferentAnswersAreNotAddedUpSilently() {
    var four = new FigureSamples().drivers("positive", 80, "ease", 60);
    four.measure = FigureSamples.FOUR;
    var five = new FigureSamples().drivers("positive", 60, "ease", 30);
    five.measure = FigureSamples.FOUR;
    five.positiveFrom = 5;

    assertThat(government(four.figure(), five.figure()).notes()).containsExactly(Summary.MIXED_DRIVERS);
  }

  @Test
  void theResponseRateIsOfThoseWhoSayHowManyWereAsked() {
    var unknown = new FigureSamples();
    unknown.offered = null;
    var known = new FigureSamples();
    known.offered = 400L;
    var sum = government(known.figure(), unknown.figure());

    assertThat(sum.rate()).isEqualTo(Share.of(100, 400));
    assertThat(sum.rateCovers()).isEqualTo(100);
    assertThat(sum.notes()).contains("The response rate is that of the datasets that say how many customers were asked.");
    assertThat(government(unknown.figure()).rate()).isNull();
  }

  @Test
  void moreResponsesThanWereAskedMakeNoRate() {
    var odd = new FigureSamples();
    odd.offered = 50L;
    assertThat(government(odd.figure()).rate()).isNull();
  }

  @Test
  void whatOneMemberOfACombinationDoesNotKnowTheCombinationDoesNotSay() {
    var first = new FigureSamples();
    first.responses = 9;
    first.affirmative = 1;
    var second = new FigureSamples();
    second.responses = 9;
    second.affirmative = 1;
    second.offered = null;
    second.customers = null;
    var sum = government(first.figure(), second.figure());

    assertThat(sum.responses()).isEqualTo(18);
    assertThat(sum.rate()).isNull();
    assertThat(sum.customers()).isNull();
  }

  @Test
  void quartersAreNeverAddedUpAndComeInOrder() {
    var later = new FigureSamples();
    later.quarter = new FiscalQuarter(2026, 2);
    var publication = of(later.figure(), FigureSamples.of("a", "website", 50, 40));

    assertThat(publication.quarters()).containsExactly(new FiscalQuarter(2026, 2), new FiscalQuarter(2026, 1));
    assertThat(publication.governmentTrend()).extracting(line -> line.key() + " " + line.summary().trust().percent())
        .containsExactly("FY2026Q1 80.0%", "FY2026Q2 80.0%");
  }

  @Test
  void aThresholdThatProtectsNobodyIsRefused() {
    assertThatThrownBy(() -> new SmallNumbers(4, 30)).isInstanceOf(InputRefused.class).hasMessageContaining("5");
    assertThatThrownBy(() -> new SmallNumbers(10, 9)).isInstanceOf(InputRefused.class);
  }
}
