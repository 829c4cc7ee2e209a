package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FederalHolidays;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Extensions;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.demo.DemoClock;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.MovableClock;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminders of real tasks, read from a real SMTP server, while the demo's clock walks through a year. */
@SpringBootTest(properties = {
    "spring.datasource.url=jdbc:h2:mem:reminder-year;DB_CLOSE_DELAY=-1",
    "camunda.bpm.job-execution.enabled=false",
    "hisp.base-url=https://hisp.example.gov",
    "hisp.cycle.open-at-start=false",
    "hisp.umbrella.watch-at-start=false",
    "hisp.demo.walk-to-start=false",
    "hisp.reminders.enabled=false"})
@ActiveProfiles("demo")
@Import(EngineSteps.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReminderYearTest {

  private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final String KEY = "2026-VA-VBA";

  static {
    SERVER.start();
  }

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry properties) {
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
  }

  @Autowired private EngineSteps steps;
  @Autowired private ProcessEngine engine;
  @Autowired private Cycles cycles;
  @Autowired private ReminderClock reminders;
  @Autowired private OutboxSender sender;
  @Autowired private DemoClock demoClock;
  @Autowired private MovableClock movable;
  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;
  @Autowired private Ledger ledger;
  @Autowired private Extensions extensions;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void standOnTheSecondOfMarch() throws Exception {
    if (clock.instant().isAfter(at("2026-03-02")) && cycles.find(2026).isPresent()) {
      return;
    }
    movable.standAt(at("2026-03-02"));
    cycles.open(2026);
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    steps.nobody();
  }

  @AfterAll
  static void realTime(@Autowired MovableClock movable) {
    org.camunda.bpm.engine.impl.util.ClockUtil.reset();
  }

  private static Instant at(String day) {
    return EasternTime.at(LocalDate.parse(day), LocalTime.of(9, 0));
  }

  private String start(String businessKey, String hisp) {
    steps.start("CapacityAssessmentProcess", businessKey, Map.of("cycleYear", 2026, "agencyId", "VA", "hispId", hisp));
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(businessKey).singleResult().getId();
  }

  private void tick() {
    reminders.remindDue();
    sender.sendDue();
  }

  private List<MimeMessage> received() {
    // the week at a glance goes to OMB beside what is told of tasks
    return Arrays.stream(SERVER.getReceivedMessages()).filter(mail -> !subject(mail).startsWith("Week of")).toList();
  }

  private static String to(MimeMessage message) {
    try {
      return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
    } catch (MessagingException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String text(MimeMessage message) throws MessagingException, IOException {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }

  private String status(String taskId, String step) {
    return sql.sql("select status from reminder_step where task_id = ? and step = ?").params(taskId, step).query(String.class).single();
  }

  private String reason(String taskId, String step) {
    return sql.sql("select reason from reminder_step where task_id = ? and step = ?").params(taskId, step).query(String.class).optional().orElse(null);
  }

  @Test
  @Order(1)
  void aTaskThatOpensIsMailedToEverybodyWhoCouldTakeItInItsAgency() throws Exception {
    var task = start(KEY, "VA-VBA");
    tick();

    assertThat(received()).extracting(ReminderYearTest::to).isNotEmpty().doesNotHaveDuplicates().allMatch(to -> to.endsWith("@va.example"));
    var mail = received().get(0);
    assertThat(mail.getSubject()).matches("New task, due \\w{3}, \\w{3} \\d+, 2026: .+, Veterans Benefits Administration \\(\\d+ business days left\\)");
    assertThat(text(mail)).contains("https://hisp.example.gov/camunda/app/tasklist/default/#/?task=" + task)
        .contains("11:59 p.m. Eastern Time").contains("Agency:  Department of Veterans Affairs").contains("You get this because you are ")
        .contains(" of VA.");
    assertThat((String) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent()).contains("<!DOCTYPE html>").contains("?task=" + task);
  }

  @Test
  @Order(2)
  void nobodyIsToldTwiceOfTheSameStep() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    tick();
    sql.sql("update reminder_step set status = 'PLANNED' where step = 'opened'").update();
    tick();
    assertThat(received()).isEmpty();
  }

  @Test
  @Order(3)
  void afterAnOutageOnlyTheNewestMissedStepIsSent() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    engine.getTaskService().setAssignee(task.getId(), "vaReporter");
    var dueOn = EasternTime.dateOf(task.getDueDate().toInstant());
    // down from before T-14 until after T-7
    movable.standAt(EasternTime.at(dueOn.minusDays(4), LocalTime.of(9, 0)));
    tick();

    assertThat(reason(task.getId(), "14-days-ahead")).isEqualTo(ReminderPlan.SUPERSEDED);
    assertThat(status(task.getId(), "7-days-ahead")).isEqualTo("SENT");
    assertThat(received()).singleElement().satisfies(mail -> {
      assertThat(to(mail)).isEqualTo("va.reporter@va.example");
      assertThat(mail.getSubject()).startsWith("Due ");
      assertThat(text(mail)).contains("this task is assigned to you");
    });
  }

  @Test
  @Order(4)
  void aMovedDeadlineMovesWhatWasNotSent() {
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    var dueOn = EasternTime.dateOf(task.getDueDate().toInstant());
    var later = dueOn.plusDays(28);
    move(task.getId(), later);

    assertThat(status(task.getId(), "7-days-ahead", dueOn)).isEqualTo("SENT");
    assertThat(status(task.getId(), "7-days-ahead", later)).as("the new deadline has a ladder of its own").isEqualTo("PLANNED");
    assertThat(sql.sql("select due_at from reminder_step where task_id = ? and step = 'due-day'").param(task.getId())
        .query((rows, n) -> SqlTime.instant(rows, "due_at")).single()).isEqualTo(EasternTime.at(later, LocalTime.of(6, 0)));
    move(task.getId(), dueOn);
    assertThat(status(task.getId(), "7-days-ahead")).as("as it was, and nothing of the other day is left").isEqualTo("SENT");
  }

  private void move(String taskId, LocalDate dueOn) {
    engine.getTaskService().setDueDate(taskId, java.util.Date.from(EasternTime.endOfDay(dueOn)));
  }

  private String status(String taskId, String step, LocalDate deadline) {
    return sql.sql("select status from reminder_step where task_id = ? and step = ? and for_deadline = ?").params(taskId, step, deadline.toString())
        .query(String.class).single();
  }

  @Test
  @Order(5)
  void aTaskThatOpensLateSkipsWhatHasPassedAndAClosedOneCancelsTheRest() {
    var task = start("2026-VA-VHA", "VA-VHA");
    assertThat(reason(task, "30-days-ahead")).isEqualTo(ReminderPlan.OPENED_LATER);
    assertThat(status(task, "due-day")).isEqualTo("PLANNED");

    engine.getRuntimeService().deleteProcessInstance(engine.getRuntimeService().createProcessInstanceQuery()
        .processInstanceBusinessKey("2026-VA-VHA").singleResult().getId(), "test");
    assertThat(sql.sql("select count(*) from reminder_step where task_id = ? and status = 'PLANNED'").param(task).query(Integer.class).single()).isZero();
    assertThat(status(task, "due-day")).isEqualTo("CANCELLED");
  }

  @Test
  @Order(6)
  void anOverdueTaskIsCopiedToTheOfficialAndThenToOmb() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    var dueOn = EasternTime.dateOf(task.getDueDate().toInstant());
    demoClock.moveTo(EasternTime.at(dueOn.plusDays(12), LocalTime.of(9, 0))).get(120, TimeUnit.SECONDS);

    for (var step : List.of("3-days-ahead", "1-day-ahead", "due-day", "1-day-overdue", "2-days-overdue", "3-days-overdue",
        "5-days-overdue")) {
      assertThat(status(task.getId(), step)).as(step).isEqualTo("SENT");
    }
    var own = received().stream().filter(mail -> subject(mail).contains("Veterans Benefits Administration")).toList();
    assertThat(own).filteredOn(mail -> to(mail).equals("va.reporter@va.example")).as("a digest for each day with a step").hasSize(7);
    assertThat(own).filteredOn(mail -> to(mail).equals("va.official@va.example")).hasSize(2)
        .allSatisfy(mail -> assertThat(text(mail)).contains("the task is overdue and you are Lead Agency Service Delivery Official of VA")
            .contains("The task is with vaReporter.").doesNotContain("?task="));
    assertThat(own).filteredOn(mail -> to(mail).equals("omblead@omb.example")).hasSize(1)
        .allSatisfy(mail -> assertThat(mail.getSubject()).startsWith("Overdue since ").endsWith("(5 business days late)"));
    assertThat(own).filteredOn(mail -> to(mail).equals("va.hispofficial@va.example")).as("told first of all").hasSize(1);
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  @Order(7)
  void anExtendedDutyGetsTheWholeLadderOfItsNewDay() throws Exception {
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    var before = EasternTime.dateOf(task.getDueDate().toInstant());
    // a Tuesday, thirty days and more from now
    var after = EasternTime.today(clock).plusDays(40).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    move(task.getId(), after);
    SERVER.purgeEmailFromAllMailboxes();
    demoClock.moveTo(EasternTime.at(after.plusDays(21), LocalTime.of(9, 5))).get(120, TimeUnit.SECONDS);

    for (var step : List.of("30-days-ahead", "14-days-ahead", "7-days-ahead", "3-days-ahead", "1-day-ahead", "due-day", "1-day-overdue",
        "2-days-overdue", "3-days-overdue", "5-days-overdue", "10-days-overdue")) {
      assertThat(status(task.getId(), step, after)).as(step).isEqualTo("SENT");
    }
    assertThat(status(task.getId(), "5-days-overdue", before)).isEqualTo("SENT");
    var own = received().stream().filter(mail -> subject(mail).contains("Veterans Benefits Administration")).toList();
    assertThat(own).filteredOn(mail -> to(mail).equals("va.reporter@va.example")).as("one mail for each step").hasSize(11);
    assertThat(own).filteredOn(mail -> to(mail).equals("omblead@omb.example")).as("OMB's lead, after five days and after ten").hasSize(2);
  }

  @Test
  @Order(8)
  void aDeadlineThatMovesBackAndForthDoublesNoMail() throws Exception {
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    // tomorrow is seven days ahead of the one day, and far from the other
    var today = new BusinessCalendar(FederalHolidays.statutory()).onOrAfter(EasternTime.today(clock).plusDays(1));
    var one = today.plusDays(7);
    move(task.getId(), one);
    movable.standAt(EasternTime.at(today, LocalTime.of(6, 30)));
    reminders.remindDue();
    assertThat(pending(task.getId())).as("drawn up at six, to leave with the digest").containsExactly("7-days-ahead");
    move(task.getId(), one.plusDays(30));
    assertThat(pending(task.getId())).as("it speaks of a day that is none any more").isEmpty();
    move(task.getId(), one);
    assertThat(pending(task.getId())).containsExactly("7-days-ahead");
    SERVER.purgeEmailFromAllMailboxes();
    movable.standAt(EasternTime.at(today, LocalTime.of(9, 30)));
    tick();
    assertThat(ofTheReporter()).isEqualTo(1);

    move(task.getId(), one.plusDays(30));
    tick();
    move(task.getId(), one);
    movable.standAt(EasternTime.at(today, LocalTime.of(15, 0)));
    tick();
    assertThat(ofTheReporter()).as("still one mail on this day").isEqualTo(1);
  }

  private List<String> pending(String taskId) {
    return sql.sql("select distinct step from reminder where task_id = ? and status = 'PENDING'").param(taskId).query(String.class).list();
  }

  private long ofTheReporter() {
    return received().stream().filter(mail -> to(mail).equals("va.reporter@va.example")).count();
  }

  @Test
  @Order(9)
  void anOutageSwallowsNoEscalation() {
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    var due = new BusinessCalendar(FederalHolidays.statutory()).onOrAfter(EasternTime.today(clock).plusDays(3));
    move(task.getId(), due);
    movable.standAt(EasternTime.at(new BusinessCalendar(FederalHolidays.statutory()).plusBusinessDays(due, 11), LocalTime.of(8, 0)));
    tick();

    assertThat(reason(task.getId(), "3-days-overdue", due)).isEqualTo(ReminderPlan.SUPERSEDED);
    assertThat(sql.sql("select person_id from reminder where task_id = ? and step = '10-days-overdue' and for_deadline = ? and copied order by person_id")
        .params(task.getId(), due.toString()).query(String.class).list())
        .as("whom any of the missed steps copies").containsExactlyInAnyOrder("ombLead", "vaHead", "vaHispOfficial", "vaOfficial");
  }

  private String reason(String taskId, String step, LocalDate deadline) {
    return sql.sql("select reason from reminder_step where task_id = ? and step = ? and for_deadline = ?").params(taskId, step, deadline.toString())
        .query(String.class).single();
  }

  @Test
  @Order(10)
  void aTaskThatNobodyCanTakeIsToldToTheOfficialOnceAndToWhoeverGetsTheRole() {
    var key = "2026-VA-VHA";
    var task = start(key, "VA-VHA");
    var people = engine.getIdentityService();
    var roles = engine.getTaskService().getIdentityLinksForTask(task).stream().map(link -> link.getGroupId()).filter(Objects::nonNull).toList();
    roles.forEach(role -> engine.getTaskService().deleteCandidateGroup(task, role));
    engine.getTaskService().addCandidateGroup(task, "praOfficer");
    var holders = people.createUserQuery().memberOfGroup("praOfficer").memberOfTenant("VA").list();
    holders.forEach(each -> people.deleteMembership(each.getId(), "praOfficer"));
    try {
      tick();
      tick();
      assertThat(sql.sql("select person_id from mail where message_key like ?").param("nobody-has/" + task + "/%").query(String.class).list())
          .containsExactly("vaOfficial");
      assertThat(sql.sql("select body_text from mail where message_key like ?").param("nobody-has/" + task + "/%").query(String.class).single())
          .contains("nobody is ").contains("of VA").contains("Ask the operator to give somebody the role in Camunda Admin");
      assertThat(status(task, "opened")).isEqualTo("PLANNED");
    } finally {
      holders.forEach(each -> people.createMembership(each.getId(), "praOfficer"));
    }
    movable.standAt(EasternTime.at(new BusinessCalendar(FederalHolidays.statutory()).plusBusinessDays(EasternTime.today(clock), 1), LocalTime.of(9, 30)));
    tick();
    assertThat(status(task, "opened")).isEqualTo("SENT");
    assertThat(sql.sql("select person_id from reminder where task_id = ? and step = 'opened'").param(task).query(String.class).list()).isNotEmpty();
    engine.getRuntimeService().deleteProcessInstance(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult().getId(), "test");
  }

  @Test
  @Order(11)
  void whatIsUrgentLeavesOnAWeekendAndWhatIsNotWaitsForMonday() {
    var saturday = EasternTime.today(clock).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    movable.standAt(EasternTime.at(saturday, LocalTime.of(20, 0)));
    var news = new Announcement("weekend/calm", null, Set.of(Roles.OMB_LEAD), "Calm", List.of("It can wait."), "/office/board");
    transaction.executeWithoutResult(status -> {
      events.publishEvent(news);
      events.publishEvent(new Announcement("weekend/urgent", null, Set.of(Roles.OMB_LEAD), "Urgent", List.of("It stands still."), "/office/board").atOnce());
    });
    sender.sendDue();
    assertThat(sql.sql("select status from mail where message_key = 'weekend/urgent/ombLead'").query(String.class).single()).isEqualTo("SENT");
    assertThat(sql.sql("select status from mail where message_key = 'weekend/calm/ombLead'").query(String.class).single()).isEqualTo("QUEUED");
    // the one mail of this year that may leave on a weekend
    sql.sql("delete from mail where message_key = 'weekend/urgent/ombLead'").update();
  }

  @Test
  @Order(12)
  void theWeekAtAGlanceCountsWhatMovedWhatIsLateWhoWasRemindedAndWhoWaits() throws Exception {
    var business = new BusinessCalendar(FederalHolidays.statutory());
    var monday = EasternTime.today(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    while (!IntStream.of(0, 1, 2, 3, 4, 7).mapToObj(monday::plusDays).allMatch(business::isBusinessDay)) {
      monday = monday.plusWeeks(1);
    }
    demoClock.moveTo(EasternTime.at(monday, LocalTime.of(9, 30))).get(120, TimeUnit.SECONDS);
    var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(KEY).singleResult();
    move(task.getId(), monday.plusDays(3));
    var duty = ledger.get("2026-VA-VHA/capacity-assessment");
    var moved = business.onOrAfter(monday.plusDays(30));
    ledger.reschedule(duty.id(), duty.opensOn(), moved, "ombLead", "the CFO wants $5 million first");
    var wanted = business.onOrAfter(moved.plusDays(14));
    extensions.ask(duty.id(), wanted, "the budget is $5 million short", new Actor("ombDeskOfficer", Set.of(Roles.OMB_DESK_OFFICER), Set.of()));
    demoClock.moveTo(EasternTime.at(monday.plusWeeks(1), LocalTime.of(9, 30))).get(120, TimeUnit.SECONDS);

    var from = SqlTime.of(EasternTime.startOfDay(monday));
    var until = SqlTime.of(EasternTime.startOfDay(monday.plusWeeks(1)));
    var changes = sql.sql("select count(*) from obligation_event where happened_at >= ? and happened_at < ? and what <> 'planned'").params(from, until)
        .query(Integer.class).single();
    var late = sql.sql("select count(*) from obligation where status in ('OPEN', 'RETURNED') and due_on < ?").param(monday.plusWeeks(1)).query(Integer.class).single();
    assertThat(late).isPositive();
    var mail = sql.sql("select subject, body_text from mail where message_key = ?").param("weekly/ombLead/" + monday.plusWeeks(1)).query().singleRow();
    assertThat((String) mail.get("subject")).isEqualTo("Week of " + EasternTime.longDate(monday) + ": " + changes + (changes == 1 ? " change, " : " changes, ")
        + late + (late == 1 ? " duty late" : " duties late"));
    var text = (String) mail.get("body_text");
    assertThat(text).contains("* Rescheduled: 1 (VA 1)").contains("* " + duty.title() + ", VA: " + duty.dueOn() + " to " + moved + "\n")
        .contains("* " + duty.title() + ", VA: from " + EasternTime.longDate(moved) + " to " + EasternTime.longDate(wanted) + ", asked for by ")
        .as("what people wrote stays inside").doesNotContain("million");
    var first = sql.sql("select title, agency_id, due_on from obligation where status in ('OPEN', 'RETURNED') and due_on < ? order by due_on, id fetch first 1 row only")
        .param(monday.plusWeeks(1)).query((rows, n) -> "* " + rows.getString(1) + ", " + rows.getString(2) + ": due "
            + EasternTime.longDate(rows.getObject(3, LocalDate.class)) + ", "
            + business.businessDaysBetween(rows.getObject(3, LocalDate.class), LocalDate.ofInstant(clock.instant(), EasternTime.ZONE)) + " business days late").single();
    assertThat(text).contains(first);
    assertThat(text).as("one day ahead, on the day, one day after").contains("* HISP reporter, VA: 3\n");
  }

  @Test
  @Order(13)
  void aYearLosesNoStepAndDoublesNone() throws Exception {
    var walkedFrom = clock.instant();
    var walk = demoClock.moveTo(at("2027-03-02")).get(10, TimeUnit.MINUTES);

    assertThat(walk.done()).isTrue();
    assertThat(clock.instant()).isBetween(at("2027-03-02"), at("2027-03-02").plusSeconds(60));
    assertThat(sql.sql("select count(*) from reminder_step where status = 'PLANNED' and due_at <= ?").param(SqlTime.of(clock.instant()))
        .query(Integer.class).single()).as("steps that were due and are not settled").isZero();
    assertThat(sql.sql("""
        select count(*) from reminder_step s where status = 'SENT'
          and not exists (select 1 from reminder r where r.task_id = s.task_id and r.step = s.step and r.for_deadline = s.for_deadline)""").query(Integer.class).single())
        .as("steps that were sent to nobody").isZero();
    assertThat(sql.sql("select count(*) from reminder r where r.status = 'MAILED' and not exists (select 1 from mail_reminder m where m.reminder_id = r.id)")
        .query(Integer.class).single()).as("reminders in no mail").isZero();
    assertThat(sql.sql("select count(*) from reminder where status = 'PENDING' and deliver_at <= ?").param(SqlTime.of(clock.instant()))
        .query(Integer.class).single()).as("reminders that wait although their hour has come").isZero();
    assertThat(sql.sql("select count(*) from reminder where status = 'DROPPED' and reason is null").query(Integer.class).single()).isZero();
    // nothing waited for a later step: the walk stood at each one
    assertThat(sql.sql("select count(*) from reminder_step where reason = 'superseded' and step <> '14-days-ahead' and due_at > ?")
        .param(SqlTime.of(walkedFrom)).query(Integer.class).single()).isZero();
    var mails = sql.sql("select count(*) from mail").query(Integer.class).single();
    assertThat(mails).isPositive();
    for (var kind : List.of("DIGEST", "ESCALATION")) {
      assertThat(sql.sql("select message_key from mail where kind = ?").param(kind).query(String.class).list()).as(kind).isNotEmpty()
          .allMatch(key -> key.matches(kind.toLowerCase() + "/\\w+/\\d{4}-\\d\\d-\\d\\d"));
    }
    var weeks = sql.sql("select body_text from mail where kind = 'WEEKLY'").query(String.class).list();
    assertThat(weeks).as("a week at a glance for OMB").hasSizeGreaterThan(35).hasSizeLessThan(56)
        .allSatisfy(text -> assertThat(text).contains("What moved", "What is late", "Who was reminded, and how often"));
    assertThat(weeks).anySatisfy(text -> assertThat(text).contains("HISP reporter, VA: "));
    var calendar = new BusinessCalendar(FederalHolidays.statutory());
    assertThat(sql.sql("select sent_at from mail where status = 'SENT'").query((rows, n) -> SqlTime.instant(rows, "sent_at")).list())
        .as("nobody is written to at night, on a weekend or on a holiday").allSatisfy(sent -> {
          assertThat(calendar.isBusinessDay(EasternTime.dateOf(sent))).as(sent.toString()).isTrue();
          assertThat(sent.atZone(EasternTime.ZONE).getHour()).as(sent.toString()).isBetween(7, 18);
        });
    assertThat(sql.sql("select count(*) from mail where status = 'SENT'").query(Integer.class).single()).isEqualTo(mails);
  }
}
