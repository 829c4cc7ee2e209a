package org.hispcycle.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPMessage;
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
    send(mail, List.of(), at);
  }

  /** Connects if this has not happened yet; tells whether the server is there. */
  void open() throws MessagingException {
    if (transport == null) {
      var opening = server.getSession().getTransport(server.getProtocol() == null ? "smtp" : server.getProtocol());
      opening.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
      transport = opening;
    }
  }

  void send(Mail mail, List<Invitation> invitations, Instant at) throws MessagingException {
    var message = compose(mail, invitations, at);
    try {
      open();
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException failure) {
      close();
      throw failure;
    }
  }

  /** Text first, HTML second; every value that came from outside has been brought on one line. */
  MimeMessage compose(Mail mail, List<Invitation> invitations, Instant at) throws MessagingException {
    var message = new StableMessage(server.getSession(), mail.messageId());
    if (settings.bouncesTo() != null && !settings.bouncesTo().isBlank()) {
      message.setEnvelopeFrom(settings.bouncesTo().strip());
    }
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
    message.setContent(invitations.size() == 1 ? new MimeMultipart("alternative", text, html, calendar(invitations.get(0), false))
        : invitations.isEmpty() ? new MimeMultipart("alternative", text, html) : mixed(text, html, invitations));
    message.saveChanges();
    return message;
  }

  /** One invitation is a third form of the mail, which calendars act upon; several are files. */
  private static MimeMultipart mixed(MimeBodyPart text, MimeBodyPart html, List<Invitation> invitations) throws MessagingException {
    var words = new MimeBodyPart();
    words.setContent(new MimeMultipart("alternative", text, html));
    var parts = new MimeMultipart("mixed", words);
    for (var each : invitations) {
      parts.addBodyPart(calendar(each, true));
    }
    return parts;
  }

  private static MimeBodyPart calendar(Invitation invitation, boolean file) throws MessagingException {
    var part = new MimeBodyPart();
    var type = "text/calendar; charset=UTF-8; method=" + invitation.method();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(invitation.content().getBytes(StandardCharsets.UTF_8), type)));
    part.setHeader("Content-Type", type);
    if (file) {
      part.setFileName(MailHeaders.oneLine(invitation.fileName(), 100));
    }
    return part;
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
  private static final class StableMessage extends SMTPMessage {

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
