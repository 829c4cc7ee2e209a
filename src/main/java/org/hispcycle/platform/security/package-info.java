/**
 * Who may do what: the roles of OMB Circular A-11, Section 280, the person behind a request, and the doors of the
 * application. Knows no engine; what must be asked of the engine stands behind {@link EngineIdentity}.
 */
@NamedInterface("security")
package org.hispcycle.platform.security;

import org.springframework.modulith.NamedInterface;
