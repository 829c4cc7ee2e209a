@NamedInterface("engine")
package org.hispcycle.platform.engine;

import org.springframework.modulith.NamedInterface;
