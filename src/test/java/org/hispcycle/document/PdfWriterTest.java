package org.hispcycle.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfWriterTest {

  private static byte[] pdf;

  @BeforeAll
  static void write() throws IOException {
    var out = new ByteArrayOutputStream();
    PdfWriter.write(DocumentSamples.everything(), out);
    pdf = out.toByteArray();
    // to be looked at
    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/sample.pdf"), pdf);
  }

  @Test
  void itConformsToPdfUa() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      var result = validator.validate(parser);
      assertThat(result.getTestAssertions()).as("failed checks of PDF/UA-1")
          .extracting(each -> each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + ": " + each.getMessage() + " " + each.getLocation().getContext()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @Test
  void titleLanguageAndEveryWordCanBeRead() throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Action plan 2026, Veterans Benefits Administration");
      assertThat(document.getDocumentCatalog().getLanguage()).startsWithIgnoringCase("en");
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      var text = inReadingOrder(document);
      assertThat(text).contains("<script>alert(1)</script> & \"quotes\"").contains("à é ñ ü Ω Ж – “quoted” → €")
          .contains("within [removed: forty][added: twenty] minutes").contains("Action 90 Answer within 90 days 90000")
          .doesNotContain("Page 1");
      assertThat(new PDFTextStripper().getText(document)).contains("Page 1 of " + document.getNumberOfPages()).contains("Not public. Do not pass on.");
    }
  }

  @Test
  void headingsAndHeadersOfTablesAreTagged() throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var tags = tags(document);
      assertThat(tags).contains("H1", "H2", "H3", "Table", "TH", "TD", "L", "LI", "P", "Link");
    }
  }

  @Test
  void everyFontIsInside() throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
  }

  /** What a screen reader reads: the tagged text in the order of the structure, without the foot of the page. */
  private static String inReadingOrder(PDDocument document) throws IOException {
    var marked = new HashMap<PDPage, Map<Integer, String>>();
    for (var page : document.getPages()) {
      var extractor = new PDFMarkedContentExtractor();
      extractor.processPage(page);
      var texts = new HashMap<Integer, String>();
      extractor.getMarkedContents().stream().filter(each -> each.getMCID() >= 0).forEach(each -> texts.merge(each.getMCID(),
          each.getContents().stream().filter(TextPosition.class::isInstance).map(glyph -> ((TextPosition) glyph).getUnicode()).collect(Collectors.joining()),
          String::concat));
      marked.put(page, texts);
    }
    var text = new StringBuilder();
    read(document.getDocumentCatalog().getStructureTreeRoot(), null, marked, text);
    return text.toString().replaceAll("\\s+", " ");
  }

  private static void read(PDStructureNode node, PDPage page, Map<PDPage, Map<Integer, String>> marked, StringBuilder text) {
    for (var kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        read(element, element.getPage() == null ? page : element.getPage(), marked, text);
      } else if (kid instanceof Integer id) {
        text.append(marked.get(page).getOrDefault(id, ""));
      } else if (kid instanceof PDMarkedContentReference reference) {
        text.append(marked.get(reference.getPage() == null ? page : reference.getPage()).getOrDefault(reference.getMCID(), ""));
      }
    }
    if (node instanceof PDStructureElement element && List.of("P", "TD", "TH", "TR", "LI", "H1", "H2", "H3", "Caption").contains(element.getStandardStructureType())) {
      text.append(' ');
    }
  }

  private static List<String> tags(PDDocument document) {
    var tags = new ArrayList<String>();
    collect(document.getDocumentCatalog().getStructureTreeRoot(), tags);
    return tags;
  }

  private static void collect(PDStructureNode node, List<String> tags) {
    for (var kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        tags.add(element.getStandardStructureType());
        collect(element, tags);
      }
    }
  }
}
