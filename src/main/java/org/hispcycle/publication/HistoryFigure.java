package org.hispcycle.publication;

import java.util.Map;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * A row of the public reports of FY 2021 Q1 to FY 2022 Q2 that could be taken (X7).
 *
 * @param rowNumber line of the file with the counts
 * @param touchpoint the part of the service that was asked about, in the report's words
 * @param controlNumber null where the file holds none that can be read
 * @param answers how many gave each answer, 1 to 5; empty where an earlier version imported it
 * @param respondents null where zero, or where more answered the question than are said to have responded
 * @param offered null where not given
 */
record HistoryFigure(int rowNumber, String hispId, int serviceId, FiscalQuarter quarter, String channel, String touchpoint,
    String transactionPoint, String controlNumber, String trustQuestion, String rating, String reflection, long responses, long affirmative, Map<String, Long> answers,
    Long respondents, Long offered, Long customers) {}
