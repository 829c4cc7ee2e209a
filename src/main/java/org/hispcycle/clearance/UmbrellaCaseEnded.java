package org.hispcycle.clearance;

/** An operator ended the case of a department's umbrella clearance before its time; told within that transaction. */
record UmbrellaCaseEnded(String agencyId) {}
