/** What closes the known holes of the engine, whose community line gets no more patches. SECURITY.md lists them. */
package org.hispcycle.platform.engine.hardening;
