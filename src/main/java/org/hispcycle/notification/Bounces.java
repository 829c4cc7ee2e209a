package org.hispcycle.notification;

import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.springframework.stereotype.Service;

/**
 * Reads what a mail server sends back when it could not deliver a mail after all (a delivery status notification, RFC
 * 3464). The mail is parked with the server's reason, so that a person sees it and can have it sent again.
 */
@Service
public class Bounces {

  public enum Outcome { PARKED, STILL_TRYING }

  private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*(\\w+)");
  private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
  private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^Diagnostic-Code:\\s*([^\\r\\n]{1,500})");
  // ours alone look like this; the notification has one of its own
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[0-9a-f]{32}@[A-Za-z0-9.-]{1,200}>)");

  private final Outbox outbox;

  Bounces(Outbox outbox) {
    this.outbox = outbox;
  }

  /** @param notification the whole mail as the server returned it */
  public Outcome read(String notification) {
    var action = first(ACTION, notification);
    var status = first(STATUS, notification);
    var messageId = first(MESSAGE_ID, notification);
    if (action == null || messageId == null) {
      throw new InputRefused("This is no delivery status notification of a mail of ours: it needs an Action line and the Message-ID of the mail "
          + "that came back. Hand over the whole mail as the mail server returned it.");
    }
    if (!action.equalsIgnoreCase("failed")) {
      return Outcome.STILL_TRYING;
    }
    var diagnostic = first(DIAGNOSTIC, notification);
    var why = "Came back from the recipient's mail server" + (status == null ? "" : " (" + status + ")") + (diagnostic == null ? "." : ": " + diagnostic);
    if (!outbox.returned(messageId, why)) {
      throw new NotFound("There is no mail " + messageId + " in this outbox.");
    }
    return Outcome.PARKED;
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? found.group(1) : null;
  }
}
