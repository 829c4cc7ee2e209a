/** Action plans as they are read: versions and what differs between them, documents for printing, totals, the public's view. */
package org.hispcycle.actionplan.document;
