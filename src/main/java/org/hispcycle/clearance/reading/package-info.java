/** What people read of clearances: where the government stands, one survey's story, and the package that is filed. */
package org.hispcycle.clearance.reading;
