@NamedInterface("web")
package org.hispcycle.platform.web;

import org.springframework.modulith.NamedInterface;
