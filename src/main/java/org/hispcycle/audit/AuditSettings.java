package org.hispcycle.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param scheduled false where somebody else asks for it, as tests do
 * @param sealEvery how long an entry waits at most for its place in the chain
 * @param verifyEvery how often is looked whether today's verification, and today's pruning, are still to be done
 * @param nightHour from which hour, U.S. Eastern, they are done
 */
@ConfigurationProperties("hisp.audit")
record AuditSettings(@DefaultValue("true") boolean scheduled, @DefaultValue("2s") Duration sealEvery, @DefaultValue("10m") Duration verifyEvery,
    @DefaultValue("2") int nightHour) {}
