package org.hispcycle.cockpit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When operators are told (runbook).
 *
 * @param every how often is looked; not at all where reminders are switched off, as in tests
 * @param jobLag how long jobs may wait
 * @param outboxAge how long a mail may wait; the mail server is allowed to be away for a while
 * @param senderIdle how long this node's sender of mails may end no round and try no mail until the node counts as not ready
 */
@ConfigurationProperties("hisp.operator")
record OperatorSettings(@DefaultValue("60s") Duration every, @DefaultValue("10m") Duration jobLag, @DefaultValue("1h") Duration outboxAge,
    @DefaultValue("30m") Duration senderIdle) {}
