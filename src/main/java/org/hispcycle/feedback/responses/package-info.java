/** Reads response files in the 17-column layout: streamed, strictly, with a line number for everything that is wrong. */
package org.hispcycle.feedback.responses;
