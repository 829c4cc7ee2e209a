package org.hispcycle.escalation;

import java.util.List;

/**
 * What somebody brings before the Director, as it was sent.
 *
 * @param kind slug of an {@link EscalationKind}
 * @param agencies ids of the agencies concerned
 * @param about a HISP, {@code VA-VBA}, or a service of it, {@code VA-VBA/12}; blank where it is about none
 * @param wantedBy a day such as 2026-05-20
 */
public record NewEscalation(String subject, String kind, List<String> agencies, String about, String asked, String wantedBy) {}
