package org.hispcycle.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hispcycle.platform.InputRefused;

/** A document as a file. */
public record DocumentFile(String name, String type, byte[] content) {

  /** In what form a document is wanted. */
  public enum Format {
    HTML("text/html;charset=UTF-8"), PDF("application/pdf"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    Format(String type) {
      this.type = type;
    }

    public static Format of(String name) {
      for (var format : values()) {
        if (format.ending().equalsIgnoreCase(name)) {
          return format;
        }
      }
      throw new InputRefused("There is no such format. Choose html, pdf or xlsx.");
    }

    String ending() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** @param name what the file is about; the name of the file is made of it */
  public static DocumentFile of(Format format, String name, Document document, List<Sheet> sheets) {
    var out = new ByteArrayOutputStream();
    try {
      switch (format) {
        case HTML -> out.write(HtmlWriter.write(document).getBytes(StandardCharsets.UTF_8));
        case PDF -> PdfWriter.write(document, out);
        case XLSX -> XlsxWriter.write(sheets, out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new DocumentFile(Harmless.fileName(name, format.ending()), format.type, out.toByteArray());
  }
}
