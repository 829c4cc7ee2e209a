package org.hispcycle.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hispcycle.platform.InputRefused;

/** Reads the text of a document from a request, so that nothing larger than one is ever held, and its own reader judges the JSON. */
public final class PublishedBody {

  private static final int MOST_BYTES = 1_000_000;

  private PublishedBody() {}

  /** @param what the document in a word, such as "questionnaire" */
  public static String text(HttpServletRequest request, String what) throws IOException {
    var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new InputRefused("The " + what + " is larger than " + MOST_BYTES + " bytes. Shorten its texts.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new InputRefused("The " + what + " is not written in UTF-8. Save the file in UTF-8 and send it again.");
    }
  }
}
