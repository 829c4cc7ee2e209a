package org.hispcycle.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection to the mail server for a round of the sender, opened when the first mail needs it. */
class SmtpConnection implements AutoCloseable {

  private final JavaMailSenderImpl server;
  private final MailSettings settings;
  private Transport transport;

  SmtpConnection(JavaMailSenderImpl server, MailSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  void send(Mail mail, Instant at) throws MessagingException {
    var message = compose(mail, at);
    try {
      if (transport == null) {
        var opening = server.getSession().getTransport(server.getProtocol() == null ? "smtp" : server.getProtocol());
        opening.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        transport = opening;
      }
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException failure) {
      close();
      throw failure;
    }
  }

  /** Text first, HTML second; every value that came from outside has been brought on one line. */
  MimeMessage compose(Mail mail, Instant at) throws MessagingException {
    var message = new StableMessage(server.getSession(), mail.messageId());
    message.setFrom(new InternetAddress(MailHeaders.oneLine(settings.from(), 300), true));
    message.setRecipient(Message.RecipientType.TO, recipient(mail));
    message.setSubject(MailHeaders.oneLine(mail.subject(), 300), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(at));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    message.setHeader("List-Id", "HISP Cycle reminders <" + MailHeaders.oneLine(settings.listId(), 200) + ">");
    var text = new MimeBodyPart();
    text.setText(mail.text(), StandardCharsets.UTF_8.name());
    var html = new MimeBodyPart();
    html.setText(mail.html(), StandardCharsets.UTF_8.name(), "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }

  private static InternetAddress recipient(Mail mail) throws MessagingException {
    var address = MailHeaders.address(mail.recipient()).orElseThrow(() -> new AddressException(
        "This is not one e-mail address. Correct it in Camunda Admin, then send this mail again.", mail.recipient()));
    try {
      address.setPersonal(MailHeaders.oneLine(mail.recipientName(), 150), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return address;
  }

  @Override
  public void close() {
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException alreadyGone) {
        // the server hung up first; there is nothing left to close
      }
      transport = null;
    }
  }

  /** Keeps its Message-ID; the library would make a new one for each attempt. */
  private static final class StableMessage extends MimeMessage {

    private final String id;

    StableMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
