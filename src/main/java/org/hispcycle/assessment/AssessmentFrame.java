package org.hispcycle.assessment;

import java.util.List;
import java.util.Map;
import org.hispcycle.edition.Code;

/**
 * Within what an assessment is answered: the questionnaire its case keeps, and what the cycle's edition asks beside it.
 *
 * @param services what may be assessed one by one: id and name
 * @param components empty where the edition has no such profile
 * @param digitalPart whether the CIO adds a part of his own
 */
record AssessmentFrame(Questionnaire questionnaire, Map<Integer, String> services, List<Code> components, List<Code> participantFunctions,
    boolean digitalPart) {}
