package org.hispcycle.assessment;

import java.util.Map;

/**
 * The levels of one year, for comparing years.
 *
 * @param levels by function id; functions are the same as those of another questionnaire where their ids are
 * @param highest highest level of each function in that year's questionnaire
 */
public record YearProfile(int year, String questionnaire, Map<String, Integer> levels, Map<String, Integer> highest) {}
