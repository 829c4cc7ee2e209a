package org.hispcycle.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a failed attempt means.
 *
 * @param lasting the server will never take this mail as it is (5xx, or an address that is none)
 * @param connection nothing is wrong with this mail: the server cannot be reached or does not want us now
 */
record SmtpFault(boolean lasting, boolean connection, String why) {

  private static final int FIRST_LASTING_CODE = 500;
  /** Not logged in, or not allowed to be: our settings are wrong, not the mail. */
  private static final int AUTHENTICATION_REQUIRED = 530;
  private static final int LAST_AUTHENTICATION_CODE = 539;

  static SmtpFault of(Exception failure) {
    int code = -1;
    var address = false;
    var authentication = false;
    var why = new StringBuilder();
    for (Throwable each = failure; each != null; each = next(each)) {
      if (!why.toString().contains(String.valueOf(each.getMessage()))) {
        why.append(why.isEmpty() ? "" : " / ").append(each.getMessage() == null ? each.getClass().getSimpleName() : each.getMessage());
      }
      code = Math.max(code, code(each));
      address |= each instanceof AddressException;
      authentication |= each instanceof AuthenticationFailedException;
    }
    authentication |= code >= AUTHENTICATION_REQUIRED && code <= LAST_AUTHENTICATION_CODE;
    return new SmtpFault(!authentication && (address || code >= FIRST_LASTING_CODE), authentication || code < 0 && !address, why.toString());
  }

  private static Throwable next(Throwable failure) {
    return failure instanceof MessagingException mail && mail.getNextException() != null ? mail.getNextException() : failure.getCause();
  }

  private static int code(Throwable failure) {
    if (failure instanceof SMTPAddressFailedException refused) {
      return refused.getReturnCode();
    }
    if (failure instanceof SMTPSenderFailedException refused) {
      return refused.getReturnCode();
    }
    return failure instanceof SMTPSendFailedException refused ? refused.getReturnCode() : -1;
  }
}
