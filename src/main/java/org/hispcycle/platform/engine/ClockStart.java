package org.hispcycle.platform.engine;

import java.time.Clock;
import java.time.Duration;

/**
 * How far the clock is from real time when the application starts; asked once, before the engine deploys any model, since
 * a timer that starts a process is computed then.
 */
public interface ClockStart {

  Duration offset(Clock realTime);
}
