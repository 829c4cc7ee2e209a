package org.hispcycle.assessment.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.draft.Drafts;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A submitted assessment as a file; the cycle 2023 is this test's own. */
@WholeApplication
class AssessmentExportTest {

  private static final int YEAR = 2023;
  private static final String KEY = "2023-VA-VBA";

  @Autowired TestRestTemplate http;
  @Autowired Cycles cycles;
  @Autowired Drafts drafts;

  @BeforeEach
  void anAssessmentWasSubmitted() throws JsonProcessingException {
    if (cycles.open(YEAR)) {
      drafts.freeze("CapacityAssessmentProcess/" + KEY, new ObjectMapper().readTree("""
          {"functions":{"measurement":{"level":3,"narrative":"We measure <b>monthly</b>.","links":[{"title":"Report","url":"https://example.gov/r"}]}},
           "talent":"Two designers","participants":[{"id":"p1","function":"other","office":"=Front office"}],
           "meeting":{"heldOn":"2023-02-01","attendees":[{"id":"t1","name":"A. Lead","organization":"OMB"}],"findings":[{"id":"f1","text":"More data"}],
            "followUps":[{"id":"u1","what":"Hire","who":"VBA","by":"2023-06-01"}]}}"""), "vaHispOfficial", Instant.parse("2023-01-20T15:00:00Z"));
    }
  }

  private ResponseEntity<byte[]> file(String user, String key, String format) {
    return http.withBasicAuth(user, "hisp-demo").getForEntity("/api/v1/assessments/" + key + "/export?format=" + format, byte[].class);
  }

  @Test
  void itIsReadAsHtmlAndAsPdf() throws IOException {
    var html = file("vaReporter", KEY, "html");
    assertThat(html.getHeaders().getContentDisposition().getFilename()).isEqualTo("assessment-2023-VA-VBA.html");
    assertThat(new String(html.getBody(), StandardCharsets.UTF_8)).contains("<h1>CX Capacity Assessment 2023, Veterans Benefits Administration</h1>")
        .contains("3 of 5").contains("We measure &lt;b&gt;monthly&lt;/b&gt;.").contains("href=\"https://example.gov/r\"").contains("Two designers")
        .contains("More data").contains("Thursday, June 1, 2023");
    var pdf = file("ombLead", KEY, "pdf").getBody();
    Files.write(Files.createDirectories(Path.of("target/documents")).resolve("assessment.pdf"), pdf);
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("CX Capacity Assessment 2023, Veterans Benefits Administration");
      assertThat(new PDFTextStripper().getText(document)).contains("We measure <b>monthly</b>.").contains("Who took part");
    }
    assertThat(file("ombLead", KEY, "xlsx").getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void whatWasNotSubmittedIsNotShown() {
    assertThat(new String(file("ombLead", "2023-SSA-SSA", "html").getBody(), StandardCharsets.UTF_8)).contains("It has not been submitted yet.");
  }

  @Test
  void anotherAgencyDoesNotLearnOfIt() {
    assertThat(file("dhsReporter", KEY, "pdf").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
  }
}
