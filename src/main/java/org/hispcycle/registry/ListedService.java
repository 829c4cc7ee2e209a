package org.hispcycle.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * A service as one HISP provides it.
 *
 * @param channels as codes; empty where the register does not know them
 * @param designatedSince null unless it is designated
 * @param endedOn when the newest designation ended; null where there is none or it goes on
 * @param demo the designation is demonstration data
 * @param lastReported the last quarter seen in the public reporting data; null where none was
 */
public record ListedService(Service service, Hisp hisp, List<String> channels, ServiceStatus status, LocalDate designatedSince,
    LocalDate endedOn, boolean demo, String lastReported) {}
