/** Capacity assessments as people read, print and keep them. */
package org.hispcycle.assessment.document;
