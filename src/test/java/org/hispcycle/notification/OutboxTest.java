package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.engine.People;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox against a real SMTP server, on H2 and on PostgreSQL: each mail once, none lost, whatever breaks. */
class OutboxTest {

  @Nested
  class OnH2 extends Faults {
    @Override
    DataSource database() {
      return JdbcConnectionPool.create("jdbc:h2:mem:outbox;DB_CLOSE_DELAY=-1", "sa", "");
    }
  }

  @Nested
  class OnPostgreSql extends Faults {
    private EmbeddedPostgres postgres;

    @Override
    DataSource database() throws IOException {
      postgres = EmbeddedPostgres.start();
      return postgres.getPostgresDatabase();
    }

    @AfterAll
    void stop() throws IOException {
      postgres.close();
    }
  }

  private static final class MovedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-01-27T14:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  static class Wiring {
    @Bean
    Outbox outbox(JdbcClient sql, Clock clock, MailSettings settings, SiteSettings site, People people, ApplicationEventPublisher events) {
      return new Outbox(sql, clock, settings, site, people, events);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Faults {

    private final MovedClock clock = new MovedClock();
    private final MailSettings settings = new MailSettings("HISP Cycle <no-reply@hispcycle.example>", "hisp-cycle.hispcycle.example",
        Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(30));
    private volatile String addressOfAccount = "va.cio@va.example";
    private volatile boolean stillTrue = true;
    private final List<Recorded> recorded = new ArrayList<>();
    private GreenMail server;
    private DataSource database;
    private JdbcClient sql;
    private TransactionTemplate transaction;
    private AnnotationConfigApplicationContext context;
    private Outbox outbox;

    abstract DataSource database() throws IOException;

    @BeforeAll
    void migrate() throws IOException {
      database = database();
      Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
      sql = JdbcClient.create(database);
      var transactions = new DataSourceTransactionManager(database);
      transaction = new TransactionTemplate(transactions);
      context = new AnnotationConfigApplicationContext();
      context.registerBean("transactionManager", DataSourceTransactionManager.class, () -> transactions);
      context.registerBean(JdbcClient.class, () -> sql);
      context.registerBean(Clock.class, () -> clock);
      context.registerBean(MailSettings.class, () -> settings);
      context.registerBean(SiteSettings.class, () -> new SiteSettings(URI.create("https://hisp.example.gov")));
      context.registerBean(People.class, OneAccount::new);
      context.register(Wiring.class);
      context.addApplicationListener(event -> {
        if (event instanceof PayloadApplicationEvent<?> carried && carried.getPayload() instanceof Recorded entry) {
          recorded.add(entry);
        }
      });
      context.refresh();
      outbox = context.getBean(Outbox.class);
    }

    private final class OneAccount implements People {
      @Override
      public Optional<Person> find(String userId) {
        return Optional.of(new Person(userId, "Chief Information Officer, VA", addressOfAccount));
      }

      @Override
      public Set<String> roles(String userId) {
        return Set.of("cio");
      }

      @Override
      public Set<String> agencies(String userId) {
        return Set.of("VA");
      }

      @Override
      public List<Person> holders(String role, String agencyId) {
        return List.of();
      }
    }

    @BeforeEach
    void emptyOutbox() {
      sql.sql("delete from mail_reminder").update();
      sql.sql("delete from mail_attachment").update();
      sql.sql("delete from mail").update();
      server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      server.start();
    }

    @AfterEach
    void stopServer() {
      server.stop();
    }

    @AfterAll
    void closeContext() {
      context.close();
    }

    private OutboxSender sender(int port) {
      var server = new JavaMailSenderImpl();
      server.setHost("127.0.0.1");
      server.setPort(port);
      var beans = new StaticListableBeanFactory();
      beans.addBean("mailSender", server);
      return new OutboxSender(outbox, beans.getBeanProvider(JavaMailSenderImpl.class),
          new CatchUp(sql, transaction, outbox, Faults.this::instead, settings, clock), settings, clock,
          () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }

    private Optional<NewMail> instead(String personId, List<Long> mailIds, String key) {
      return stillTrue ? Optional.of(new NewMail(key, personId, addressOfAccount, "Chief Information Officer, VA", "Where things stand: " + mailIds.size(),
          "all", "<p>all</p>", MailKind.CATCH_UP, null, List.of())) : Optional.empty();
    }

    private OutboxSender sender() {
      return sender(server.getSmtp().getPort());
    }

    private long put(String key, String address) {
      return put(key, address, "Due Fri, Jan 30, 2026: Fill in feedback data");
    }

    private long put(String key, String address, String subject) {
      return transaction.execute(status -> outbox.put(new NewMail(key, "vaCio", address, "Chief Information Officer, VA", subject, "text of " + key,
          "<p>html of " + key + "</p>")));
    }

    private List<String> receivedIds() {
      return Arrays.stream(server.getReceivedMessages()).map(Faults::id).toList();
    }

    private static String subject(MimeMessage message) {
      try {
        return message.getSubject();
      } catch (jakarta.mail.MessagingException broken) {
        throw new AssertionError(broken);
      }
    }

    private static String id(MimeMessage message) {
      try {
        return message.getMessageID();
      } catch (jakarta.mail.MessagingException broken) {
        throw new AssertionError(broken);
      }
    }

    @Test
    void aMailArrivesOnceWithBothPartsAndItsHeaders() throws Exception {
      put("task/7-days-ahead/vaCio", "va.cio@va.example");
      assertThat(sender().sendDue()).isEqualTo(1);
      assertThat(sender().sendDue()).isZero();

      assertThat(server.getReceivedMessages()).singleElement().satisfies(message -> {
        assertThat(message.getAllRecipients()).singleElement().hasToString("\"Chief Information Officer, VA\" <va.cio@va.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(message.getHeader("List-Id")).containsExactly("HISP Cycle reminders <hisp-cycle.hispcycle.example>");
        assertThat(message.getSentDate()).isEqualTo(clock.instant());
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      });
    }

    @Test
    void aKeyIsPutOnceHoweverOftenItIsAskedFor() {
      assertThat(put("same", "va.cio@va.example")).isEqualTo(put("same", "va.cio@va.example"));
      sender().sendDue();
      put("same", "va.cio@va.example");
      sender().sendDue();
      assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotMailed() {
      transaction.executeWithoutResult(status -> {
        outbox.put(new NewMail("rolled back", "vaCio", "va.cio@va.example", "CIO", "subject", "text", "html"));
        status.setRollbackOnly();
      });
      assertThat(sender().sendDue()).isZero();
      assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aSenderThatDiesAfterSendingLeavesACopyThatIsKnownAsTheSameMail() throws Exception {
      put("crash", "va.cio@va.example");
      var mail = outbox.claim().orElseThrow();
      var mailServer = new JavaMailSenderImpl();
      mailServer.setHost("127.0.0.1");
      mailServer.setPort(server.getSmtp().getPort());
      try (var connection = new SmtpConnection(mailServer, settings)) {
        connection.send(mail, clock.instant());
      }
      // here the node dies: nobody notes that the mail was sent, and until the lease ends nobody else takes it
      assertThat(sender().sendDue()).isZero();
      clock.forward(settings.lease().plusSeconds(1));
      assertThat(sender().sendDue()).isEqualTo(1);
      clock.forward(Duration.ofDays(1));
      assertThat(sender().sendDue()).isZero();

      assertThat(receivedIds()).hasSize(2).containsOnly(mail.messageId());
      assertThat(outbox.count(MailStatus.SENT)).isEqualTo(1);
    }

    @Test
    void aSenderThatComesBackTooLateDoesNotUndoWhatAnotherDid() {
      put("late", "va.cio@va.example");
      var first = outbox.claim().orElseThrow();
      clock.forward(settings.lease().plusSeconds(1));
      var second = outbox.claim().orElseThrow();
      outbox.sent(second);
      outbox.failed(first, "too late");
      assertThat(outbox.get(first.id()).status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void aServerThatIsDownForHoursCostsNoMailAndDoublesNone() throws Exception {
      var port = freePort();
      IntStream.range(0, 12).forEach(n -> put("down-" + n, "va.cio@va.example"));
      var sender = sender(port);
      for (int minutes = 0; minutes < 6 * 60; minutes += 5) {
        assertThat(sender.sendDue()).isZero();
        clock.forward(Duration.ofMinutes(5));
      }
      assertThat(outbox.count(MailStatus.QUEUED)).isEqualTo(12);
      assertThat(outbox.waitingSince()).isPresent();

      var late = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      late.start();
      try {
        for (int round = 0; round < 12; round++) {
          sender.sendDue();
          clock.forward(Duration.ofMinutes(5));
        }
        var ids = Arrays.stream(late.getReceivedMessages()).map(Faults::id).toList();
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        assertThat(outbox.count(MailStatus.SENT)).isEqualTo(12);
        assertThat(outbox.waitingSince()).isEmpty();
      } finally {
        late.stop();
      }
    }

    @Test
    void aServerThatIsAwayLeavesTheSenderAtWorkHoweverManyMailsWait() throws Exception {
      IntStream.range(0, 400).forEach(n -> put("many-" + n, "va.cio@va.example"));
      var sender = sender(freePort());
      for (int round = 0; round < 40; round++) {
        assertThat(sender.sendDue()).isZero();
        assertThat(sender.idleFor()).isZero();
        clock.forward(Duration.ofMinutes(1));
      }
      assertThat(sql.sql("select count(*) from mail where attempts = 0").query(Integer.class).single()).as("one connection a round").isGreaterThan(300);
      assertThat(Duration.between(outbox.waitingSince().orElseThrow(), clock.instant())).as("told by an alert").isEqualTo(Duration.ofMinutes(40));
      assertThat(sender.idleFor()).isEqualTo(Duration.ofMinutes(1));
      clock.forward(Duration.ofMinutes(30));
      assertThat(sender.idleFor()).as("a sender that ends no round").isEqualTo(Duration.ofMinutes(31));
    }

    private static int freePort() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    private long task(String key, String person) {
      return transaction.execute(status -> outbox.put(new NewMail(key, person, person + "@va.example", "Somebody of VA", "Due " + key, "text of " + key,
          "<p>html of " + key + "</p>", MailKind.TASKS, null, List.of())));
    }

    @Test
    void whenTheServerComesBackAfterHoursAPersonGetsOneSensibleMailInsteadOfAFlood() throws Exception {
      var port = freePort();
      var down = sender(port);
      for (int hour = 0; hour < 5; hour++) {
        task("flood-" + hour, "vaCio");
        assertThat(down.sendDue()).isZero();
        clock.forward(Duration.ofHours(1));
      }
      var single = task("single", "vaReporter");
      put("news", "va.cio@va.example", "An announcement stays what it is");
      clock.forward(Duration.ofHours(1));
      var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      back.start();
      try {
        var nodes = List.of(sender(port), sender(port));
        for (int round = 0; round < 6; round++) {
          nodes.forEach(OutboxSender::sendDue);
          clock.forward(Duration.ofMinutes(10));
        }
        assertThat(Arrays.stream(back.getReceivedMessages()).map(Faults::subject)).containsExactlyInAnyOrder("Where things stand: 5", "Due single",
            "An announcement stays what it is");
        assertThat(outbox.count(MailStatus.REPLACED)).isEqualTo(5);
        assertThat(outbox.get(single).status()).isEqualTo(MailStatus.SENT);
        assertThat(sql.sql("select count(*) from mail where status = 'REPLACED' and replaced_by is null").query(Integer.class).single()).isZero();
        assertThat(outbox.waitingSince()).isEmpty();
      } finally {
        back.stop();
      }
    }

    @Test
    void whatIsNoLongerTrueWhenTheServerComesBackIsNotSentAtAll() throws Exception {
      stillTrue = false;
      try {
        task("done-1", "vaCio");
        task("done-2", "vaCio");
        clock.forward(Duration.ofHours(3));
        sender().sendDue();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(outbox.count(MailStatus.REPLACED)).isEqualTo(2);
      } finally {
        stillTrue = true;
      }
    }

    @Test
    void severalMailsOfAFewMinutesStayMailsOfTheirOwn() {
      task("minutes-1", "vaCio");
      task("minutes-2", "vaCio");
      clock.forward(Duration.ofMinutes(20));
      sender().sendDue();
      assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aMailWaitsForItsHour() {
      transaction.execute(status -> outbox.put(new NewMail("monday", "vaCio", "va.cio@va.example", "CIO", "subject", "text", "<p>html</p>", MailKind.NEWS,
          clock.instant().plus(Duration.ofHours(12)), List.of())));
      assertThat(sender().sendDue()).isZero();
      clock.forward(Duration.ofHours(12));
      assertThat(sender().sendDue()).isEqualTo(1);
    }

    @Test
    void anInvitationIsAThirdFormOfTheMailAndSeveralAreFiles() throws Exception {
      var ics = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
      transaction.execute(status -> outbox.put(new NewMail("one", "vaCio", "va.cio@va.example", "CIO", "one", "text", "<p>html</p>", MailKind.TASKS, null,
          List.of(new Invitation("2026-VA/action-plan", "2026-VA-action-plan.ics", "REQUEST", ics)))));
      transaction.execute(status -> outbox.put(new NewMail("two", "vaCio", "va.cio@va.example", "CIO", "two", "text", "<p>html</p>", MailKind.TASKS, null,
          List.of(new Invitation("a", "a.ics\r\nX-Injected: 1", "REQUEST", ics), new Invitation("b", "b.ics", "CANCEL", ics)))));
      sender().sendDue();
      var one = Arrays.stream(server.getReceivedMessages()).filter(mail -> subject(mail).equals("one")).findFirst().orElseThrow();
      var parts = (MimeMultipart) one.getContent();
      assertThat(one.getContentType()).startsWith("multipart/alternative");
      assertThat(parts.getCount()).isEqualTo(3);
      assertThat(parts.getBodyPart(2).getContentType()).startsWith("text/calendar").contains("method=REQUEST");
      assertThat(new String(parts.getBodyPart(2).getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(ics);
      var two = Arrays.stream(server.getReceivedMessages()).filter(mail -> subject(mail).equals("two")).findFirst().orElseThrow();
      var files = (MimeMultipart) two.getContent();
      assertThat(two.getContentType()).startsWith("multipart/mixed");
      assertThat(files.getBodyPart(1).getFileName()).isEqualTo("a.ics X-Injected: 1");
      assertThat(files.getBodyPart(2).getContentType()).contains("method=CANCEL");
    }

    @Test
    void aFailedMailIsTriedAgainAtOnceWhenSomebodyAsksForIt() throws Exception {
      var id = put("retry", "va.cio@va.example");
      sender(freePort()).sendDue();
      assertThat(outbox.failed(10)).singleElement().satisfies(mail -> assertThat(mail.lastError()).isNotBlank());
      assertThat(sender().sendDue()).as("it rests").isZero();
      outbox.retry(id);
      assertThat(sender().sendDue()).isEqualTo(1);
      assertThat(outbox.failed(10)).isEmpty();
    }

    @Test
    void aPassingRefusalIsTriedAgainAndALastingOneIsParked() throws Exception {
      try (var smtp = new ScriptedSmtp()) {
        smtp.refuse("greylisted@va.example", "451 4.7.1 Greylisted, come back later");
        smtp.refuse("gone@va.example", "550 5.1.1 No such user");
        var greylisted = put("greylisted", "greylisted@va.example");
        var gone = put("gone", "gone@va.example");
        var fine = put("fine", "fine@va.example");
        var sender = sender(smtp.port());
        sender.sendDue();

        assertThat(smtp.accepted()).containsExactly("fine@va.example");
        assertThat(outbox.get(fine).status()).isEqualTo(MailStatus.SENT);
        assertThat(outbox.get(greylisted)).satisfies(mail -> {
          assertThat(mail.status()).isEqualTo(MailStatus.QUEUED);
          assertThat(mail.nextAttemptAt()).isEqualTo(clock.instant().plus(settings.firstRetry()));
          assertThat(mail.lastError()).contains("Greylisted");
        });
        assertThat(outbox.get(gone)).satisfies(mail -> {
          assertThat(mail.status()).isEqualTo(MailStatus.PARKED);
          assertThat(mail.lastError()).contains("No such user");
        });

        smtp.refuse("greylisted@va.example", null);
        clock.forward(Duration.ofMinutes(2));
        sender.sendDue();
        assertThat(smtp.accepted()).containsExactly("fine@va.example", "greylisted@va.example");

        addressOfAccount = "new.cio@va.example";
        outbox.sendAgain(gone);
        sender.sendDue();
        assertThat(smtp.accepted()).endsWith("new.cio@va.example");
        assertThatThrownBy(() -> outbox.sendAgain(gone)).isInstanceOf(InputRefused.class).hasMessageContaining("not parked");
      } finally {
        addressOfAccount = "va.cio@va.example";
      }
    }

    @Test
    void aParkedMailIsDiscardedWithAReasonAndNeverLeaves() {
      var id = put("discard", "no address");
      assertThatThrownBy(() -> outbox.discard(id, " ", "ombLead")).isInstanceOf(InputRefused.class).hasMessageContaining("why nobody needs this mail");
      outbox.discard(id, "Left the\r\nagency", "ombLead");
      assertThat(outbox.get(id).status()).isEqualTo(MailStatus.DISCARDED);
      assertThat(outbox.get(id).lastError()).isEqualTo("Discarded by ombLead: Left the agency");
      assertThat(recorded).last().extracting(Recorded::kind, Recorded::actor).containsExactly("mail-discarded", "ombLead");
      assertThat(outbox.failed(100)).isEmpty();
      assertThat(sender().sendDue()).isZero();
      assertThatThrownBy(() -> outbox.retry(id)).isInstanceOf(InputRefused.class).hasMessageContaining("Discarded");
      var waits = put("waits", "va.cio@va.example");
      assertThatThrownBy(() -> outbox.discard(waits, "Not needed", "ombLead")).isInstanceOf(InputRefused.class).hasMessageContaining("not stuck");
    }

    @Test
    void anAddressThatIsNoneIsParkedWithWhatToDo() {
      var none = put("none", null);
      var two = put("two", "a@va.example, evil@y.example");
      sender().sendDue();
      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(outbox.get(none).lastError()).contains("has no e-mail address").contains("Camunda Admin");
      assertThat(outbox.get(two).lastError()).contains("is not one e-mail address");
      assertThat(outbox.newest(null, MailStatus.PARKED, 10)).hasSize(2);
    }

    @Test
    void twoHundredPayloadsAddNeitherHeaderNorRecipient() throws Exception {
      var breaks = List.of("\r\n", "\n", "\r", "\r\n\r\n", "\u2028", "\u0085", "\u000B", "%0d%0a", "=0D=0A", "\r\n\t");
      var headers = List.of("Bcc: evil@y.example", "X-Injected: 1", "To: evil@y.example", "Content-Type: text/html", "List-Unsubscribe: <mailto:evil@y.example>");
      int payloads = 0;
      for (var line : breaks) {
        for (var header : headers) {
          for (var place : List.of("subject", "name", "address", "text")) {
            var payload = "Veterans" + line + header + line + "body";
            int number = payloads++;
            transaction.executeWithoutResult(status -> outbox.put(new NewMail("payload-" + number, "vaCio",
                place.equals("address") ? "va.cio@va.example" + line + header : "va.cio@va.example",
                place.equals("name") ? payload : "CIO", place.equals("subject") ? payload : "Due", place.equals("text") ? payload : "text", "<p>html</p>")));
          }
        }
      }
      assertThat(payloads).isEqualTo(200);
      sender().sendDue();

      var received = server.getReceivedMessages();
      assertThat(received).hasSize(150);
      assertThat(outbox.count(MailStatus.PARKED)).isEqualTo(50);
      for (var message : received) {
        var names = Collections.list(message.getAllHeaders()).stream().map(header -> header.getName()).toList();
        assertThat(names).containsExactlyInAnyOrder("Return-Path", "Received", "Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type",
            "Auto-Submitted", "X-Auto-Response-Suppress", "List-Id");
        assertThat(message.getAllRecipients()).singleElement().satisfies(to -> assertThat(((jakarta.mail.internet.InternetAddress) to).getAddress())
            .isEqualTo("va.cio@va.example"));
        assertThat(message.getContentType()).startsWith("multipart/alternative");
      }
      assertThat(server.getUserManager().listUser()).noneMatch(user -> user.getEmail().contains("evil"));
    }

    @Test
    void twoSendersAtOnceSendEachMailOnce() throws Exception {
      IntStream.range(0, 60).forEach(n -> put("both-" + n, "va.cio@va.example"));
      var begin = new CountDownLatch(1);
      var threads = Executors.newFixedThreadPool(3);
      try {
        var senders = IntStream.range(0, 3).mapToObj(n -> threads.submit(() -> {
          begin.await();
          return sender().sendDue();
        })).toList();
        begin.countDown();
        int sent = 0;
        int idle = 0;
        for (var each : senders) {
          var own = each.get(60, TimeUnit.SECONDS);
          sent += own;
          idle += own == 0 ? 1 : 0;
        }
        sent += sender().sendDue();
        assertThat(sent).isEqualTo(60);
        assertThat(idle).as("senders that found nothing to do").isLessThan(3);
      } finally {
        threads.shutdownNow();
      }
      assertThat(receivedIds()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aLockedMailIsPassedOver() {
      put("first", "va.cio@va.example");
      put("second", "va.cio@va.example");
      transaction.executeWithoutResult(status -> {
        sql.sql("select id from mail where message_key = 'first' for update").query(Long.class).single();
        var other = Executors.newSingleThreadExecutor();
        try {
          assertThat(other.submit(() -> outbox.claim()).get(10, TimeUnit.SECONDS)).get()
              .satisfies(mail -> assertThat(mail.messageKey()).isEqualTo("second"));
        } catch (Exception stuck) {
          throw new AssertionError("The second sender waits for the first.", stuck);
        } finally {
          other.shutdownNow();
        }
      });
    }
  }
}
