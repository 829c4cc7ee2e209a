package org.hispcycle.feedback;

import java.time.Instant;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.CheckReport;

/**
 * One response file that was taken, and what was counted in it.
 *
 * @param sha256 of the file as it was uploaded
 * @param threshold which ratings it was counted with; they stay with it whatever the guideline says later (L8)
 * @param submittedAt when an official first signed it; null before. From then on it is never removed
 * @param published its figures are public
 */
public record Dataset(long id, String businessKey, String sha256, String fileName, long byteSize, DatasetMetadata metadata,
    Threshold threshold, CheckReport check, String uploadedBy, Instant uploadedAt, Instant submittedAt, boolean published) {

  public Branching branching() {
    return threshold.branching();
  }
}
