package org.hispcycle.audit;

import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each kind of record is kept, and whether anything is removed at all (docs/operations/retention.md).
 *
 * @param enabled off until the agency that runs this has decided its records schedule: nothing is removed by itself
 * @param hold on while records must be preserved, as for litigation or a records request: nothing is removed, whatever its age
 * @param keep by kind, such as {@code mails: P2Y}; {@code P0D} keeps a kind for ever
 */
@ConfigurationProperties("hisp.retention")
record RetentionSettings(@DefaultValue("false") boolean enabled, @DefaultValue("false") boolean hold, Map<String, Period> keep) {

  RetentionSettings {
    keep = keep == null ? Map.of() : Map.copyOf(keep);
    keep.forEach((kind, period) -> {
      if (period.isNegative()) {
        throw new IllegalArgumentException("hisp.retention.keep." + kind + " is negative: " + period + ". Set a period such as P3Y, or P0D for ever.");
      }
    });
  }
}
