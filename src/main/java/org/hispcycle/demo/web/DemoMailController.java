package org.hispcycle.demo.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.notification.Mail;
import org.hispcycle.notification.MailKind;
import org.hispcycle.notification.Outbox;
import org.hispcycle.platform.web.PageFrame;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows what the demo mailed, from our own table: a restart loses none. */
@Controller
@RequestMapping("/demo/mail")
@Profile("demo")
class DemoMailController {

  record Line(long id, String to, String name, String subject, String sent, String kind, String status, String error) {}

  private static final int MOST = 200;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, h:mm a 'ET'", Locale.US).withZone(EasternTime.ZONE);

  private final Outbox outbox;
  private final PageFrame frame;

  DemoMailController(Outbox outbox, PageFrame frame) {
    this.outbox = outbox;
    this.frame = frame;
  }

  @GetMapping
  String list(@RequestParam(required = false) String to, @RequestParam(required = false) String kind, Model model) {
    var recipient = to == null || to.isBlank() ? null : to.strip();
    var wanted = Arrays.stream(MailKind.values()).filter(each -> each.name().equals(kind)).findFirst().orElse(null);
    var mails = outbox.newest(recipient, null, wanted, MOST).stream().map(DemoMailController::line).toList();
    frame.around(model);
    model.addAttribute("to", recipient);
    model.addAttribute("kinds", MailKind.values());
    model.addAttribute("kind", wanted == null ? null : wanted.name());
    model.addAttribute("mails", mails);
    model.addAttribute("cut", mails.size() == MOST);
    return "demo/mail-list";
  }

  @GetMapping("/{id}")
  String one(@PathVariable long id, Model model) {
    var mail = outbox.get(id);
    frame.around(model);
    model.addAttribute("line", line(mail));
    model.addAttribute("text", mail.text());
    model.addAttribute("invitations", outbox.invitations(id));
    model.addAttribute("messageId", mail.messageId());
    return "demo/mail";
  }

  /** The HTML part as it was sent, for the sandboxed frame of the page. */
  @GetMapping(value = "/{id}/html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String html(@PathVariable long id) {
    return outbox.get(id).html();
  }

  private static Line line(Mail mail) {
    return new Line(mail.id(), mail.recipient(), mail.recipientName(), mail.subject(),
        moment(mail.sentAt() == null ? mail.createdAt() : mail.sentAt()), mail.kind().label(), mail.status().label(), mail.lastError());
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }
}
