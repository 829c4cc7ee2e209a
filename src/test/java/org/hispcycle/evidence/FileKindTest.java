package org.hispcycle.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names and contents go together. */
class FileKindTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "plan.pdf | plan.pdf | pdf",
      "C:\\\\Users\\\\me\\\\plan.PDF | plan.PDF | pdf",
      "../../etc/passwd.txt | passwd.txt | txt",
      "a\"b;c.csv | a_b_c.csv | csv",
      ".hidden.txt | hidden.txt | txt",
      "photo.jpeg | photo.jpeg | jpeg",
      "no-extension | no-extension | ``",
      ".pdf | pdf | ``"})
  void aNameIsCleaned(String sent, String cleaned, String extension) {
    assertThat(FileName.clean(sent).text()).isEqualTo(cleaned);
    assertThat(FileName.clean(sent).extension()).isEqualTo(extension);
  }

  @Test
  void aNameCarriesNoHeaderAndDoesNotReadBackwards() {
    assertThat(FileName.clean("a\r\nSet-Cookie: x=1\r\n.pdf").text()).isEqualTo("aSet-Cookie_ x=1.pdf");
    assertThat(FileName.clean("report\u202Efdp.txt").text()).isEqualTo("reportfdp.txt");
    assertThat(FileName.clean("x".repeat(10_000) + ".pdf").text()).hasSize(120).endsWith(".pdf");
    assertThat(FileName.clean("." + "x".repeat(10_000)).extension()).isEmpty();
    assertThat(FileName.clean(null).text()).isEmpty();
    assertThat(FileName.clean("\uD83D\uDE00".repeat(200) + ".pdf").text()).endsWith("\uD83D\uDE00.pdf");
  }

  @Test
  void theContentMustBeWhatTheNameSays() throws IOException {
    assertThat(matches(FileKind.PDF, "%PDF-1.7 …")).isTrue();
    assertThat(matches(FileKind.PDF, "<html>")).isFalse();
    assertThat(matches(FileKind.PNG, "%PDF-1.7 …")).isFalse();
    assertThat(FileKind.JPG.matches(new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}))).isTrue();
    assertThat(FileKind.named(FileName.clean("x.jpeg"))).hasValue(FileKind.JPG);
    assertThat(FileKind.named(FileName.clean("x.exe"))).isEmpty();
    assertThat(FileKind.named(FileName.clean("x.html"))).isEmpty();
  }

  @Test
  void textIsUtf8WithoutControlCharacters() throws IOException {
    assertThat(matches(FileKind.CSV, "a,b\r\n1,ü\r\n")).isTrue();
    // a letter of several bytes across the end of a buffer
    assertThat(matches(FileKind.TXT, "x".repeat(64 * 1024 - 1) + "ü" + "y".repeat(100))).isTrue();
    assertThat(matches(FileKind.TXT, "MZ\u0000\u0003")).isFalse();
    assertThat(matches(FileKind.TXT, "%PDF-1.4")).isFalse();
    assertThat(FileKind.TXT.matches(new ByteArrayInputStream("ü".getBytes(StandardCharsets.ISO_8859_1)))).isFalse();
    assertThat(FileKind.TXT.matches(new ByteArrayInputStream("ü".getBytes(StandardCharsets.UTF_16)))).isFalse();
  }

  @Test
  void anOfficeDocumentHasItsMainPartAndNoMacros() throws IOException {
    var document = office("word/document.xml", "<Types/>");
    assertThat(FileKind.DOCX.matches(new ByteArrayInputStream(document))).isTrue();
    assertThat(FileKind.XLSX.matches(new ByteArrayInputStream(document))).isFalse();
    assertThat(FileKind.DOCX.matches(new ByteArrayInputStream(office("word/document.xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>")))).isFalse();
    assertThat(matches(FileKind.DOCX, "no zip at all")).isFalse();
    assertThat(matches(FileKind.DOCX, "PK\u0003\u0004 but not more")).isFalse();
  }

  private static boolean matches(FileKind kind, String content) throws IOException {
    return kind.matches(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] office(String main, String types) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : new String[][] {{"xl/styles.xml", "<styles/>"}, {main, "<main/>"}, {"[Content_Types].xml", types}}) {
        zip.putNextEntry(new ZipEntry(entry[0]));
        zip.write(entry[1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
