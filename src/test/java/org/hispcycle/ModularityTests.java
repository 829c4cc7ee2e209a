package org.hispcycle;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Which feature may know which; the modules' own package-info say it. */
class ModularityTests {

  private final ApplicationModules modules = ApplicationModules.of(HispCycleApplication.class);

  @Test
  void featuresUseOnlyWhatOtherFeaturesOffer() {
    modules.verify();
  }

  @Test
  void theModulesAreDocumented() {
    new Documenter(modules).writeDocumentation();
  }
}
