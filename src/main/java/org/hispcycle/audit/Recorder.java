package org.hispcycle.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.TreeMap;
import org.hispcycle.platform.Recorded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what happened, in the transaction in which it happened: one insert, and no lock at which two transactions would
 * wait for each other. The place in the chain is given by {@link Sealer} after the commit.
 */
@Service
class Recorder {

  private static final int SALT_BYTES = 16;

  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Clock clock;
  private final TransactionTemplate ofItsOwn;
  private final SecureRandom random = new SecureRandom();

  Recorder(JdbcClient sql, ObjectMapper json, Clock clock, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
    this.ofItsOwn = new TransactionTemplate(transactions);
    this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @EventListener
  void record(Recorded happened) {
    record(happened, clock.instant());
  }

  /** With the time at which it happened. */
  void record(Recorded happened, Instant at) {
    // who only reads leaves a trace too
    if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      ofItsOwn.executeWithoutResult(status -> append(happened, at));
    } else {
      append(happened, at);
    }
  }

  private void append(Recorded happened, Instant at) {
    sql.sql("insert into audit_inbox (chain, content) values (?, ?)")
        .params(happened.agencyId() == null ? Entry.OMB : happened.agencyId(), text(happened, at)).update();
  }

  /** Names in alphabetical order; what has no value is left out. */
  private String text(Recorded happened, Instant at) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var content = new TreeMap<String, Object>();
    content.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
    content.put("kind", happened.kind());
    content.put("what", happened.what());
    content.put("salt", HexFormat.of().formatHex(salt));
    put(content, "agencyId", happened.agencyId());
    put(content, "hispId", happened.hispId());
    put(content, "businessKey", happened.businessKey());
    put(content, "actor", happened.actor());
    if (!happened.details().isEmpty()) {
      content.put("details", happened.details());
    }
    return json.valueToTree(content).toString();
  }

  private static void put(TreeMap<String, Object> content, String name, String value) {
    if (value != null) {
      content.put(name, value);
    }
  }

  static JsonNode read(ObjectMapper json, String content) {
    try {
      return json.readTree(content);
    } catch (JsonProcessingException damaged) {
      return json.missingNode();
    }
  }
}
