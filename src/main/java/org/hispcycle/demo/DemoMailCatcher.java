package org.hispcycle.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A real SMTP server within the demo, so that mail takes the way it takes in production and stays on this machine. What
 * was sent is read from our own table; the server's memory is emptied again and again. Gives way to spring.mail.host.
 */
@Configuration
@Profile("demo")
@ConditionalOnExpression("'${spring.mail.host:}' == ''")
class DemoMailCatcher {

  private static final Logger log = LoggerFactory.getLogger(DemoMailCatcher.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String TIME_LIMIT_MILLIS = "10000";

  private final GreenMail server;

  DemoMailCatcher(DemoSettings settings) {
    server = new GreenMail(new ServerSetup(settings.smtpPort(), LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    server.start();
    log.info("The demo's mail catcher listens on port {}; its mails are shown at /demo/mail.", port());
  }

  int port() {
    return server.getSmtp().getPort();
  }

  @Bean
  JavaMailSenderImpl mailSender() {
    var sender = new JavaMailSenderImpl();
    sender.setHost(LOOPBACK);
    sender.setPort(port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      sender.getJavaMailProperties().setProperty("mail.smtp." + limit, TIME_LIMIT_MILLIS);
    }
    return sender;
  }

  @Scheduled(fixedDelayString = "PT20S")
  void forget() throws FolderException {
    server.purgeEmailFromAllMailboxes();
  }

  @PreDestroy
  void stop() {
    server.stop();
  }
}
