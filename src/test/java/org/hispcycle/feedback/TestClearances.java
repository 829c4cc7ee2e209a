package org.hispcycle.feedback;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/** Clearances as a test sets them; a service that no test mentions has none. */
@Primary
public class TestClearances implements SurveyClearances {

  private final Map<Integer, List<SurveyClearance>> byService = new ConcurrentHashMap<>();

  @Override
  public List<SurveyClearance> forService(String hispId, int serviceId) {
    return byService.getOrDefault(serviceId, List.of());
  }

  public void set(int serviceId, SurveyClearance... clearances) {
    byService.put(serviceId, List.of(clearances));
  }
}
