package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What reaches a person, in how many mails, with which calendar entries, and what he may choose. */
@WholeApplication
@ExtendWith(OutputCaptureExtension.class)
class DigestAndCalendarTest {

  private static final int YEAR = 2033;
  private static final String HISP = "ED-STUDENTAID";
  private static final String KEY = YEAR + "-" + HISP;
  private static final String DUTY = KEY + "/capacity-assessment";

  @LocalServerPort int port;
  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private Postman postman;
  @Autowired private ReminderClock reminders;
  @Autowired private CatchUp catchUp;
  @Autowired private Outbox outbox;
  @Autowired private Bounces bounces;
  @Autowired private Preferences preferences;
  @Autowired private Absences absences;
  @Autowired private CalendarFeeds feeds;
  @Autowired private ReminderMails words;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;
  private String task;

  @BeforeEach
  void oneCaseIsOpen() {
    if (cycles.find(YEAR).isEmpty()) {
      cycles.open(YEAR);
    }
    wipe();
    steps.start("CapacityAssessmentProcess", KEY, Map.of("cycleYear", YEAR, "agencyId", "ED", "hispId", HISP));
    task = sql.sql("select task_id from reminder_step where case_key = ? and status = 'PLANNED' and step = 'opened'").param(KEY).query(String.class).single();
    reminders.remindDue();
  }

  @AfterEach
  void theCaseEnds() {
    steps.nobody();
    steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(KEY).list()
        .forEach(each -> steps.engine().getRuntimeService().deleteProcessInstance(each.getId(), "test"));
    wipe();
  }

  private void wipe() {
    sql.sql("delete from mail_reminder where reminder_id in (select id from reminder where obligation_id = ?)").param(DUTY).update();
    sql.sql("delete from reminder where obligation_id = ?").param(DUTY).update();
    sql.sql("delete from notice where obligation_id = ?").param(DUTY).update();
    sql.sql("delete from mail_reminder where mail_id in (select id from mail where person_id like 'ed%')").update();
    sql.sql("delete from mail_attachment where mail_id in (select id from mail where person_id like 'ed%')").update();
    sql.sql("delete from notice where person_id like 'ed%'").update();
    sql.sql("delete from mail where person_id like 'ed%'").update();
    sql.sql("delete from reminder_step where case_key = ?").param(KEY).update();
    sql.sql("delete from calendar_entry where person_id like 'ed%'").update();
    sql.sql("delete from absence where person_id like 'ed%'").update();
    sql.sql("delete from notification_preference where person_id like 'ed%'").update();
    sql.sql("update obligation set status = 'OPEN', first_submitted_at = null where id = ?").param(DUTY).update();
  }

  /** Everything that waits is due now, whatever day the tests run on. */
  private void deliver() {
    var past = SqlTime.of(clock.instant().minusSeconds(60));
    sql.sql("update reminder set deliver_at = ? where status = 'PENDING'").param(past).update();
    sql.sql("update notice set deliver_at = ? where status = 'PENDING'").param(past).update();
    postman.deliverDue();
    // the next delivery is another day's
    sql.sql("""
        update mail set message_key = concat(message_key, '/earlier-', id), message_id = concat('<', lpad(cast(id as varchar(20)), 32, '0'), '@hispcycle.example>')
        where person_id like 'ed%' and message_key not like '%/earlier-%'""").update();
  }

  private void assign(String person) {
    steps.nobody();
    steps.engine().getTaskService().setAssignee(task, person);
  }

  private void plan(String person, String step, Tone tone, Channel channel, boolean copied) {
    sql.sql("""
        insert into reminder (task_id, step, person_id, because, reminded_at, obligation_id, channel, tone, subject_prefix, copied, status, deliver_at)
        values (?, ?, ?, 'of the test', ?, ?, ?, ?, 'Due', ?, 'PENDING', ?)""")
        .params(task, step, person, SqlTime.of(clock.instant()), DUTY, channel.name(), tone.name(), copied, SqlTime.of(clock.instant().minusSeconds(1))).update();
  }

  private List<Mail> mails(String person) {
    return sql.sql("select id from mail where person_id = ? order by id").param(person).query(Long.class).list().stream().map(outbox::get).toList();
  }

  @Test
  void whatWaitsForOnePersonIsOneDigestAndAnEscalationIsALetterOfItsOwn() {
    deliver();
    assertThat(mails("edReporter")).singleElement().satisfies(mail -> {
      assertThat(mail.subject()).startsWith("New task, due ").contains("Student Aid");
      assertThat(mail.text()).contains("?task=" + task);
    });
    plan("edReporter", "7-days-ahead", Tone.AHEAD, Channel.DIGEST, false);
    sql.sql("insert into notice (notice_key, person_id, obligation_id, kind, channel, title, sentence, because, made_at, status, deliver_at) "
        + "values ('test', 'edReporter', ?, 'DECIDED', 'DIGEST', 'Accepted: <b>x</b>', 'It was <b>accepted</b> & closed.', 'of the test', ?, 'PENDING', ?)")
        .params(DUTY, SqlTime.of(clock.instant()), SqlTime.of(clock.instant())).update();
    plan("edOfficial", "3-days-overdue", Tone.ESCALATED, Channel.ESCALATION, true);
    plan("edOfficial", "7-days-ahead", Tone.AHEAD, Channel.DIGEST, false);
    deliver();

    assertThat(mails("edReporter")).hasSize(2).last().satisfies(mail -> {
      assertThat(mail.kind()).isEqualTo(MailKind.DIGEST);
      assertThat(mail.subject()).startsWith("Due ").endsWith(", and 1 more");
      assertThat(mail.text()).contains("What else happened", "It was <b>accepted</b> & closed.", "?task=" + task);
      assertThat(mail.html()).contains("It was &lt;b&gt;accepted&lt;/b&gt; &amp; closed.").doesNotContain("<b>").contains("<html lang=\"en\"")
          .contains("<h1").contains("<h2");
    });
    var official = mails("edOfficial").stream().skip(1).toList();
    assertThat(official).extracting(Mail::kind).containsExactlyInAnyOrder(MailKind.DIGEST, MailKind.ESCALATION);
    assertThat(official).filteredOn(mail -> mail.kind() == MailKind.ESCALATION).singleElement()
        .satisfies(mail -> assertThat(mail.text()).doesNotContain("?task=").contains("The task is with"));
  }

  @Test
  void twoNodesAtOnceWriteOneDigest() throws Exception {
    IntStream.range(0, 12).forEach(n -> plan("edReporter", "step-" + n, Tone.AHEAD, Channel.DIGEST, false));
    sql.sql("update reminder set deliver_at = ? where status = 'PENDING'").param(SqlTime.of(clock.instant().minusSeconds(60))).update();
    var begin = new CountDownLatch(1);
    var nodes = Executors.newFixedThreadPool(2);
    try {
      var both = IntStream.range(0, 2).mapToObj(n -> nodes.submit(() -> {
        begin.await();
        return postman.deliverDue();
      })).toList();
      begin.countDown();
      for (var each : both) {
        each.get(60, TimeUnit.SECONDS);
      }
      postman.deliverDue();
    } finally {
      nodes.shutdownNow();
    }
    assertThat(mails("edReporter")).singleElement().satisfies(mail -> assertThat(mail.kind()).isEqualTo(MailKind.DIGEST));
    assertThat(sql.sql("select count(*) from reminder where person_id = 'edReporter' and status <> 'MAILED'").query(Integer.class).single()).isZero();
    assertThat(sql.sql("select count(*) from mail_reminder l join mail m on m.id = l.mail_id where m.person_id = 'edReporter'").query(Integer.class).single()).isEqualTo(13);
  }

  @Test
  void aTaskThatSomebodyElseTookOrThatIsDoneIsLeftOut() {
    assign("edHispOfficial");
    deliver();
    assertThat(mails("edReporter")).isEmpty();
    assertThat(mails("edHispOfficial")).hasSize(1);
    assertThat(sql.sql("select reason from reminder where person_id = 'edReporter'").query(String.class).single()).contains("somebody else had taken the task");
  }

  @Test
  void theCalendarFollowsTheDutyFromInvitationToCancellationWithOneIdentityAndARisingNumber() {
    deliver();
    var invited = invitation("edReporter");
    assertThat(invited.method()).isEqualTo("REQUEST");
    assertThat(invited.content()).contains("SEQUENCE:0").contains("DTSTART;VALUE=DATE:" + ledger.get(DUTY).dueOn().toString().replace("-", ""));
    var uid = line(invited, "UID");
    assertThat(invited.content()).doesNotContain(task);

    var duty = ledger.get(DUTY);
    var later = duty.dueOn().plusDays(14);
    ledger.reschedule(DUTY, duty.opensOn(), later, "ombLead", "Extended because of <script>secret reasons</script>");
    deliver();
    assertThat(mails("edReporter")).last().satisfies(mail -> {
      assertThat(mail.subject()).startsWith("Now due " + EasternTime.longDate(later));
      assertThat(mail.text() + mail.html()).contains(EasternTime.longDate(duty.dueOn())).doesNotContain("secret reasons");
    });
    var moved = invitation("edReporter");
    assertThat(moved.content()).contains("SEQUENCE:1").contains("DTSTART;VALUE=DATE:" + later.toString().replace("-", ""));
    assertThat(line(moved, "UID")).isEqualTo(uid);

    ledger.submitted(DUTY, "edReporter", clock.instant());
    deliver();
    var met = invitation("edReporter");
    assertThat(met.method()).isEqualTo("CANCEL");
    assertThat(met.content()).contains("SEQUENCE:2").contains("STATUS:CANCELLED");
    assertThat(line(met, "UID")).isEqualTo(uid);

    ledger.returned(DUTY, "ombDeskOfficer", clock.instant(), "more");
    plan("edReporter", "opened-again", Tone.NEW, Channel.INSTANT, false);
    deliver();
    assertThat(invitation("edReporter").content()).contains("METHOD:REQUEST").contains("SEQUENCE:3");

    ledger.accepted(DUTY, "ombDeskOfficer", clock.instant());
    deliver();
    assertThat(mails("edReporter")).last().satisfies(mail -> assertThat(mail.subject()).startsWith("Accepted: "));
    assertThat(invitation("edReporter").content()).contains("METHOD:CANCEL").contains("SEQUENCE:4");
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn(), "test", "back");
  }

  private Invitation invitation(String person) {
    var last = mails(person).get(mails(person).size() - 1);
    return outbox.invitations(last.id()).stream().filter(each -> each.obligationId().equals(DUTY)).findFirst()
        .orElseThrow(() -> new AssertionError("No invitation in \"" + last.subject() + "\""));
  }

  private static String line(Invitation invitation, String name) {
    return invitation.content().replace("\r\n ", "").lines().filter(line -> line.startsWith(name + ":")).findFirst().orElseThrow();
  }

  @Test
  void whoWantsNoInvitationGetsNoneButLearnsOfAMovedDeadline() {
    preferences.choose("edReporter", "10:00", true, false);
    deliver();
    assertThat(outbox.invitations(mails("edReporter").get(0).id())).isEmpty();
    var duty = ledger.get(DUTY);
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn().plusDays(1), "ombLead", "x");
    deliver();
    assertThat(mails("edReporter")).hasSize(2).last().satisfies(mail -> assertThat(mail.subject()).startsWith("Now due"));
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn(), "test", "back");
  }

  @Test
  void afterAnOutageOneMailSaysWhatIsStillTrueAndBringsTheCalendarAsItStands() {
    deliver();
    var duty = ledger.get(DUTY);
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn().plusDays(7), "ombLead", "x");
    deliver();
    plan("edReporter", "7-days-ahead", Tone.AHEAD, Channel.DIGEST, false);
    deliver();
    assertThat(mails("edReporter")).hasSize(3).allSatisfy(mail -> assertThat(mail.status()).isEqualTo(MailStatus.QUEUED));
    sql.sql("update mail set created_at = ? where person_id = 'edReporter'").param(SqlTime.of(clock.instant().minus(Duration.ofHours(5)))).update();

    assertThat(catchUp.people()).contains("edReporter");
    catchUp.merge(List.of("edReporter"));
    catchUp.merge(List.of("edReporter"));
    var all = mails("edReporter");
    assertThat(all).hasSize(4);
    assertThat(all.subList(0, 3)).allSatisfy(mail -> assertThat(mail.status()).isEqualTo(MailStatus.REPLACED));
    assertThat(all.get(3)).satisfies(mail -> {
      assertThat(mail.kind()).isEqualTo(MailKind.CATCH_UP);
      assertThat(mail.text()).contains("takes the place of several").contains("?task=" + task).contains("is now due on");
      assertThat(mail.text().split("\\?task=" + task, -1)).as("each task once").hasSize(2);
    });
    assertThat(outbox.invitations(all.get(3).id())).singleElement().satisfies(each -> assertThat(each.content()).contains("SEQUENCE:1"));
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn(), "test", "back");
  }

  @Test
  void aMailThatComesBackIsParkedWithTheReasonAndCanBeSentAgain() {
    deliver();
    var mail = mails("edReporter").get(0);
    sql.sql("update mail set status = 'SENT' where id = ?").param(mail.id()).update();
    var notification = """
        From: MAILER-DAEMON@ed.example
        Message-ID: <whatever@ed.example>
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; ed.reporter@ed.example
        Action: %s
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 No such user

        --x
        Content-Type: text/rfc822-headers

        Message-ID: %s
        Subject: x
        --x--
        """;
    assertThat(bounces.read(notification.formatted("delayed", mail.messageId()))).isEqualTo(Bounces.Outcome.STILL_TRYING);
    assertThat(Http.as("admin", port).with("Content-Type", "message/rfc822").send("POST", "/api/v1/mails/bounces", notification.formatted("failed", mail.messageId()))
        .status()).isEqualTo(200);
    assertThat(outbox.get(mail.id())).satisfies(parked -> {
      assertThat(parked.status()).isEqualTo(MailStatus.PARKED);
      assertThat(parked.lastError()).contains("550 5.1.1 No such user");
    });
    assertThat(Http.as("ombLead", port).get("/api/v1/mails?status=failed").body()).contains("No such user");
    assertThat(Http.as("ombLead", port).send("POST", "/api/v1/mails/" + mail.id() + "/retry", null).status()).isEqualTo(204);
    assertThat(outbox.get(mail.id()).status()).isEqualTo(MailStatus.QUEUED);
    assertThatThrownBy(() -> bounces.read("Hello")).isInstanceOf(InputRefused.class);
    assertThatThrownBy(() -> bounces.read(notification.formatted("failed", "<" + "0".repeat(32) + "@elsewhere.example>"))).isInstanceOf(NotFound.class);
  }

  @Test
  void aSubstituteOfTheSameAgencyIsToldInsteadAndNobodyElseCanBeNamed() {
    var me = new Actor("edReporter", Set.of(Roles.HISP_REPORTER), Set.of("ED"));
    var today = EasternTime.today(clock);
    assertThatThrownBy(() -> absences.enter(me, today, today.plusDays(5), "vaReporter")).isInstanceOf(InputRefused.class).hasMessageContaining("own agency");
    assertThatThrownBy(() -> absences.enter(me, today, today.plusDays(5), "edReporter")).isInstanceOf(InputRefused.class);
    assertThatThrownBy(() -> absences.enter(me, today.plusDays(5), today, "edHispOfficial")).isInstanceOf(InputRefused.class);
    assertThatThrownBy(() -> absences.enter(me, today, LocalDate.MAX, "edHispOfficial")).isInstanceOf(InputRefused.class);
    var away = absences.enter(me, today, today.plusDays(5), "edHispOfficial");
    assertThatThrownBy(() -> absences.enter(me, today.plusDays(5), today.plusDays(6), "edHispOfficial")).hasMessageContaining("already");

    // told at a step of the ladder that comes now
    assign("edReporter");
    sql.sql("update reminder_step set due_at = ? where task_id = ? and step = '14-days-ahead'").params(SqlTime.of(clock.instant().minusSeconds(5)), task).update();
    sql.sql("update reminder_step set status = 'PLANNED' where task_id = ? and step = '14-days-ahead'").param(task).update();
    reminders.remindDue();
    assertThat(sql.sql("select person_id from reminder where task_id = ? and step = '14-days-ahead'").param(task).query(String.class).list())
        .containsExactly("edHispOfficial");
    deliver();
    assertThat(mails("edHispOfficial")).last().satisfies(mail -> assertThat(mail.text()).contains("is away until").contains("named you as substitute"));
    assertThatThrownBy(() -> absences.remove("vaReporter", away.id())).isInstanceOf(NotFound.class);
    absences.remove("edReporter", away.id());
  }

  @Test
  void whoStandsInIsToldOfAMovedDeadlineAndOfWhatIsAnnouncedToo() {
    var today = EasternTime.today(clock);
    assign("edReporter");
    reminders.remindDue();
    deliver();
    // nobody but the absent person had to do with it
    sql.sql("delete from mail_reminder where reminder_id in (select id from reminder where obligation_id = ? and person_id <> 'edReporter')").param(DUTY).update();
    sql.sql("delete from reminder where obligation_id = ? and person_id <> 'edReporter'").param(DUTY).update();
    sql.sql("delete from calendar_entry where person_id like 'ed%'").update();
    absences.enter(new Actor("edReporter", Set.of(Roles.HISP_REPORTER), Set.of("ED")), today, today.plusDays(5), "edHispOfficial");
    var duty = ledger.get(DUTY);
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn().plusDays(7), "ombLead", "a storm");
    ledger.reschedule(DUTY, duty.opensOn(), duty.dueOn(), "ombLead", "no storm");
    assertThat(sql.sql("select distinct person_id from notice where obligation_id = ? order by person_id").param(DUTY).query(String.class).list())
        .containsExactly("edHispOfficial", "edReporter");
    assertThat(sql.sql("select because from notice where person_id = 'edHispOfficial'").query(String.class).list())
        .allMatch(because -> because.contains("is away until") && because.contains("named you as substitute"));

    transaction.executeWithoutResult(status -> events.publishEvent(
        new Announcement("substitute-test", "ED", Set.of(Roles.HISP_REPORTER), "A clearance lapsed", List.of("It lapsed."), "/office/clearances")));
    assertThat(sql.sql("select person_id from mail where message_key like 'substitute-test/%' order by person_id").query(String.class).list())
        .containsExactly("edHispOfficial", "edReporter");
    assertThat(sql.sql("select body_text from mail where message_key = 'substitute-test/edHispOfficial'").query(String.class).single()).contains("named you as substitute");
  }

  @Test
  void policyDecidesWhatCannotBeChosen() {
    var reporter = Http.as("edReporter", port).with("Content-Type", "application/json");
    assertThat(reporter.send("PUT", "/api/v1/my-notifications", "{\"escalations\": false}")).satisfies(answer -> {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("cannot be switched off");
    });
    for (var hour : List.of("03:00", "23:30", "25:00", "soon", "")) {
      assertThat(reporter.send("PUT", "/api/v1/my-notifications", "{\"digestAt\": \"" + hour + "\"}").status()).as(hour).isEqualTo(422);
    }
    assertThat(reporter.send("PUT", "/api/v1/my-notifications", "{\"instantLow\": \"perhaps\"}").status()).isEqualTo(422);
    var kept = reporter.send("PUT", "/api/v1/my-notifications", "{\"digestAt\": \"08:15\", \"instantLow\": false}");
    assertThat(kept.status()).isEqualTo(200);
    assertThat(preferences.of("edReporter").digestAt()).hasToString("08:15");
    assertThat(kept.body()).contains("\"digestAt\":\"08:15\"").contains("\"invitations\":true").contains("edHispOfficial").doesNotContain("vaReporter");
  }

  @Test
  void aPrivateCalendarShowsWhatIsOwedUntilItIsRevokedAndItsSecretIsNowhereElse(CapturedOutput log) {
    var address = feeds.open("edReporter");
    var secret = address.substring(address.lastIndexOf('/') + 1).replace(".ics", "");
    var anybody = Http.anonymous(port);
    var answer = anybody.get("/calendar/" + secret + ".ics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/calendar");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("METHOD:PUBLISH").contains("SUMMARY:Due: ").doesNotContain("ATTENDEE").doesNotContain("VA-VBA");
    assertThat(sql.sql("select token_hash from calendar_feed where person_id = 'edReporter'").query(String.class).single()).hasSize(64).isNotEqualTo(secret);

    var second = feeds.open("edReporter");
    assertThat(anybody.get("/calendar/" + secret + ".ics").status()).as("a new address ends the old one").isEqualTo(404);
    feeds.revoke("edReporter");
    assertThat(anybody.get(second.substring(second.indexOf("/calendar/"))).status()).isEqualTo(404);
    for (var wrong : List.of("x", "..%2f..", secret.substring(1), secret + "a", "A".repeat(5000))) {
      assertThat(anybody.get("/calendar/" + wrong + ".ics").status()).as(wrong).isBetween(400, 404);
    }
    assertThat(log.getAll()).doesNotContain(secret);
  }

  @Test
  void hostileNamesAndTitlesStayTextInEveryPart() {
    var hostile = "<img src=x onerror=alert(1)>\r\nBcc: evil@y.example";
    var rendered = words.several(MailKind.DIGEST, List.of(), List.of(new ReminderMails.Told(hostile, hostile, hostile, "https://hisp.example.gov/"),
        new ReminderMails.Told("second", "second", "second", "https://hisp.example.gov/")));
    assertThat(rendered.html()).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
    var id = transaction.execute(status -> outbox.put(new NewMail("hostile-test", "edReporter", "ed.reporter@ed.example", hostile, rendered.subject(),
        rendered.text(), rendered.html())));
    assertThat(outbox.get(id)).satisfies(mail -> {
      assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
      assertThat(mail.recipientName()).doesNotContain("\n").doesNotContain("\r");
    });
    // an address with a comma or a line break is parked rather than sent to a second person
    var two = transaction.execute(status -> outbox.put(new NewMail("hostile-test-2", "edReporter", "a@y.example,b@y.example", "x", "x", "x", "x")));
    assertThat(outbox.get(two).status()).isEqualTo(MailStatus.PARKED);
  }
}
