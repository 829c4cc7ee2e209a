package org.hispcycle.feedback;

import java.util.List;

/** Where reports look up the approved clearances of a service's surveys; tests put their own in its place. */
public interface SurveyClearances {

  /** Every clearance ever approved for this HISP's survey of the service, expired ones too; empty if there is none. */
  List<SurveyClearance> forService(String hispId, int serviceId);
}
