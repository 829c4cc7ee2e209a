package org.hispcycle.registry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of services: which are the same, and which do not say what the customer does (C8). */
public final class ServiceNames {

  private static final Pattern FIRST_WORD = Pattern.compile("^[^\\p{L}]*([\\p{L}'’-]+)(.*)$", Pattern.DOTALL);

  /** Words on -ing that name a thing, unless something is done to what follows them. */
  private static final Set<String> THINGS = Set.of("banking", "broadcasting", "building", "clothing", "counseling", "evening", "farming",
      "funding", "gaming", "housing", "king", "lending", "lodging", "manufacturing", "meeting", "mining", "morning", "nothing", "nursing",
      "offering", "parking", "policing", "pricing", "publishing", "ring", "schooling", "spring", "string", "thing", "training", "wedding", "wing");
  private static final Set<String> BEFORE_WHAT_IS_DONE_TO = Set.of("a", "an", "the", "my", "your", "our", "for", "with", "to", "in", "on", "at",
      "from", "about", "into");

  /** What customers of public services do, in the plain form. */
  private static final Set<String> DOINGS = Set.of("access", "appeal", "apply", "ask", "attend", "become", "book", "borrow", "bring", "buy",
      "call", "cancel", "certify", "change", "check", "choose", "claim", "compare", "compete", "complete", "confirm", "contact", "correct",
      "create", "deal", "discover", "dispute", "donate", "download", "enroll", "enter", "export", "file", "find", "fix", "follow", "get",
      "give", "hire", "import", "inform", "join", "know", "learn", "leave", "locate", "look", "make", "manage", "move", "navigate", "obtain",
      "open", "order", "pay", "plan", "prepare", "prove", "provide", "receive", "recover", "refinance", "register", "renew", "rent",
      "repay", "replace", "reply", "report", "request", "reserve", "resolve", "respond", "retire", "return", "review", "save", "schedule",
      "search", "see", "seek", "sell", "send", "serve", "settle", "show", "sign", "start", "stop", "study", "submit", "switch", "take",
      "tell", "track", "transfer", "travel", "try", "understand", "update", "upload", "use", "verify", "view", "visit", "volunteer", "vote",
      "withdraw", "work", "write");

  private ServiceNames() {}

  /** The same for two names that a reader would call the same; empty where there is nothing to read. */
  public static String key(String name) {
    return name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** What to look at in a name, as a sentence; a hint that stops nobody. Empty where the name says what the customer does. */
  public static Optional<String> hint(String name) {
    if (key(name).isEmpty() || startsWithADoing(name)) {
      return Optional.empty();
    }
    return Optional.of("Services are best named for what the customer does, such as \"Filing an individual tax return\" or "
        + "\"Applying for disaster assistance\". This stops nobody.");
  }

  private static boolean startsWithADoing(String name) {
    var words = FIRST_WORD.matcher(name.strip());
    if (!words.matches()) {
      return false;
    }
    var first = words.group(1).toLowerCase(Locale.ROOT);
    if (DOINGS.contains(first)) {
      return true;
    }
    if (!first.endsWith("ing") || first.length() < 5 && !first.equals("buying")) {
      return first.equals("using") || first.equals("doing") || first.equals("going");
    }
    return !THINGS.contains(first) || BEFORE_WHAT_IS_DONE_TO.contains(key(words.group(2)).split(" ")[0]);
  }
}
