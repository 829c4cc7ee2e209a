package org.hispcycle.platform.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.StaleVersion;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Keeps refusals out of the log: the engine's REST layer writes each with its stack as if it were a fault. A person was told
 * what to do; an operator who looks for faults should find faults, and what was entered has no place in a log.
 */
@Component
class RefusalsAreNoFaults extends TurboFilter implements InitializingBean, DisposableBean {

  private static final String ENGINE = "org.camunda.bpm.engine";
  private static final int DEEPEST = 20;

  @Override
  public void afterPropertiesSet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      logging.addTurboFilter(this);
      start();
    }
  }

  @Override
  public void destroy() {
    stop();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      logging.getTurboFilterList().remove(this);
    }
  }

  @Override
  public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] params, Throwable thrown) {
    return logger.getName().startsWith(ENGINE) && (isRefusal(thrown) || isPrintedRefusal(format, params)) ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  /** The REST layer hands over the stack as text. */
  private static boolean isPrintedRefusal(String format, Object[] params) {
    return contains(format) || params != null && Arrays.stream(params).anyMatch(RefusalsAreNoFaults::contains);
  }

  private static boolean contains(Object text) {
    return text instanceof String printed && printed.contains(TaskRefused.class.getName());
  }

  private static boolean isRefusal(Throwable thrown) {
    var cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof TaskRefused || cause instanceof InputRefused || cause instanceof StaleVersion || cause instanceof NotAllowed) {
        return true;
      }
    }
    return false;
  }
}
