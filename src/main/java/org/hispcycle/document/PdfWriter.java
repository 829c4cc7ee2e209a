package org.hispcycle.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes a document as a PDF that a screen reader can read: with tags, title, language, headings, headers of tables, and its
 * fonts inside (PDF/UA-1). Nothing is loaded from anywhere while it is made.
 */
public final class PdfWriter {

  private static final String FAMILY = "Liberation Sans";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  static {
    // it would log each file, with what it thinks of it; a document may hold what must not be in a log
    XRLog.setLoggingEnabled(false);
  }

  private PdfWriter() {}

  public static void write(Document document, OutputStream out) throws IOException {
    var pdf = new PdfRendererBuilder();
    pdf.useFastMode();
    pdf.usePdfUaAccessibility(true);
    pdf.withProducer("HISP Cycle");
    font(pdf, "Regular", NORMAL, FontStyle.NORMAL);
    font(pdf, "Bold", BOLD, FontStyle.NORMAL);
    font(pdf, "Italic", NORMAL, FontStyle.ITALIC);
    font(pdf, "BoldItalic", BOLD, FontStyle.ITALIC);
    // no address leads anywhere from here
    pdf.useUriResolver((base, uri) -> uri != null && uri.startsWith("#") ? uri : null);
    pdf.withHtmlContent(HtmlWriter.write(document, true), null);
    pdf.toStream(out);
    pdf.run();
  }

  private static void font(PdfRendererBuilder pdf, String cut, int weight, FontStyle style) {
    FSSupplier<InputStream> file = () -> PdfWriter.class.getResourceAsStream("/liberation/LiberationSans-" + cut + ".ttf");
    pdf.useFont(file, FAMILY, weight, style, true);
  }
}
