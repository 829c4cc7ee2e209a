package org.hispcycle.edition;

import org.hispcycle.calendar.FiscalQuarter;

/**
 * The rules of one edition of the circular (X1).
 *
 * @param minimumServices fewest services a HISP must designate; 0 where the edition gives no number (C1, C3)
 * @param graceDays days a newly designated service has until its first report; null where none is printed (C12)
 * @param actionYearOffset actions are for the calendar year of the cycle plus this (D1)
 * @param budgetYearOffset budget requests are for the fiscal year of the cycle plus this; null where none are asked (D1)
 * @param maxQuestions most questions in a survey; null where not limited (F2j, F3f)
 * @param positiveFrom lowest of five ratings that leads to the positive branch (F2e, L7)
 * @param notReportingCap latest quarter for a target date; null where not limited (E12)
 * @param wholePlanPublic an accepted plan is public as a whole (D8), not only its commitments (D7)
 */
public record Edition(String id, String title, int firstCycleYear, String activitiesClause, String assessmentName, String planName,
    int minimumServices, Integer graceDays, boolean draftPlan, String reviewMeetingName, boolean departmentIsSubject,
    int actionYearOffset, Integer budgetYearOffset, boolean cfoClearsIncentives, String praReviewer, Integer maxQuestions,
    boolean maxQuestionsBlocking, int positiveFrom, FiscalQuarter notReportingCap, boolean wholePlanPublic) {}
