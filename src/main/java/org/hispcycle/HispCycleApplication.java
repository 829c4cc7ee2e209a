package org.hispcycle;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The yearly life of the High Impact Service Providers under OMB Circular A-11, Section 280.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class HispCycleApplication {

  public static void main(String[] args) {
    // The engine stores timestamps without a zone, so every node must run in the same one.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    SpringApplication.run(HispCycleApplication.class, args);
  }
}
