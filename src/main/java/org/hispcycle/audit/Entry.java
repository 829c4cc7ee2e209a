package org.hispcycle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hispcycle.platform.Sha256;

/**
 * One link of a chain. The content is JSON text exactly as it was hashed, with a random salt, so that nobody who only has the
 * hash can find the content by trying; null once its time was over.
 *
 * @param chain the agency's id, or {@link #OMB}
 * @param number 1 for the first of its chain
 * @param contentHash SHA-256 of the content
 * @param previousHash {@link #hash} of the entry before; 64 zeros before the first
 * @param hash see {@link #link}
 */
public record Entry(String chain, long number, String kind, String hispId, String businessKey, String actor, Instant at, Instant sealedAt,
    String content, String contentHash, String previousHash, String hash) {

  /** The chain of what concerns every agency. */
  public static final String OMB = "OMB";
  static final String NONE_BEFORE = "0".repeat(64);

  /** SHA-256 over five lines: chain, number, time of sealing, hash of the entry before, hash of the content. */
  static String link(String chain, long number, Instant sealedAt, String previousHash, String contentHash) {
    return Sha256.of(String.join("\n", chain, String.valueOf(number), sealedAt.toString(), previousHash, contentHash));
  }

  /** Whether what lists and filters use says the same as the content that is hashed. */
  boolean saysTheSameAs(JsonNode content) {
    return kind.equals(text(content, "kind")) && same(hispId, text(content, "hispId")) && same(businessKey, text(content, "businessKey"))
        && same(actor, text(content, "actor")) && at.toString().equals(text(content, "at"))
        && chain.equals(content.hasNonNull("agencyId") ? text(content, "agencyId") : OMB);
  }

  private static String text(JsonNode content, String name) {
    return content.hasNonNull(name) ? content.get(name).asText() : null;
  }

  private static boolean same(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }
}
