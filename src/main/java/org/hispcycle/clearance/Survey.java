package org.hispcycle.clearance;

import java.time.Instant;

/**
 * One survey and the case that clears it.
 *
 * @param businessKey the case, such as {@code 2026-VA-VBA-vba-contact-center}
 * @param baseKey what the service's duties stand under in the ledger; a second case of a year has a key of its own
 * @param submissionVersion the frozen submission that is being reviewed; null before the first
 */
public record Survey(String businessKey, String baseKey, int cycleYear, String agencyId, String hispId, int serviceId, String title,
    Integer submissionVersion, SurveyStatus status, Instant statusAt) {}
