package org.hispcycle.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person who is not an operator may send to the engine's REST API, whether under {@code /engine-rest} or under the
 * web applications' own {@code /camunda/api}. Reading is left to the engine's authorizations. Of everything that writes,
 * only what stands in the list below passes: a complete listener guards a task only as long as nobody can go round it with
 * a BPMN error, a modification or a variable.
 *
 * <p>The rules look at the path as it was sent, not decoded, and their ids allow no escapes but the colon's. So a path that
 * reads differently to the engine than to us can only be refused.
 */
final class EngineRules {

  /** What to do with a request. */
  enum Verdict {
    /** Passes as it is. */
    PASS,
    /** Passes if its body holds nothing forbidden, see {@link EngineBody}. */
    PASS_IF_BODY_IS_HARMLESS,
    /** The operator's alone. */
    OPERATOR_ONLY,
    /** Nobody's. */
    NEVER
  }

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private static final String ID = "(?:[A-Za-z0-9_:.\\-]|%3[Aa])+";

  /** Queries that the engine takes as POST. */
  private static final String QUERIES = "/(?:task|process-instance|execution|variable-instance|job|job-definition|external-task"
      + "|history/(?:activity-instance|process-instance|task|variable-instance|detail|job-log|external-task-log))(?:/count)?";

  private static final List<Pattern> POSTS = List.of(
      Pattern.compile(QUERIES),
      Pattern.compile("/filter/" + ID + "/(?:list|count|singleResult)"),
      Pattern.compile("/task/" + ID + "/(?:claim|unclaim|complete|submit-form|comment/create)"),
      Pattern.compile("/process-definition/(?:key/)?" + ID + "/(?:start|submit-form)"),
      Pattern.compile("/identity/password-policy"));

  private static final Pattern NAMED_ENGINE = Pattern.compile("/engine/[A-Za-z0-9_\\-]+(?<rest>/.*)");

  private static final Pattern ONE_TASK = Pattern.compile("/task/(?!count|create|report)(?<id>[A-Za-z0-9_\\-]+)(?:/.*)?");

  private static final Pattern COCKPIT_QUERIES = Pattern.compile("/plugin/base/" + ID
      + "/(?:process-instance|incident)(?:/count)?"
      + "|/plugin/base/" + ID + "/process-definition/" + ID + "/called-process-definitions"
      + "|/plugin/base/" + ID + "/process-instance/" + ID + "/called-process-instances");

  private static final Pattern STATIC_PLUGIN_FILE = Pattern.compile("/plugin/" + ID + "/static/.*");

  private static final Pattern LOGIN = Pattern.compile("/auth/user/" + ID + "/(?:login/" + ID + "|logout)");

  private EngineRules() {
  }

  /**
   * Judges a request to the engine's REST API.
   *
   * @param path as sent, from behind {@code /engine-rest} or {@code /camunda/api/engine}
   */
  static Verdict toEngine(String method, String path) {
    if (READS.contains(method)) {
      return Verdict.PASS;
    }
    var named = NAMED_ENGINE.matcher(path);
    String resource = withoutLastSlash(named.matches() ? named.group("rest") : path);
    boolean listed = method.equals("POST") && POSTS.stream().anyMatch(post -> post.matcher(resource).matches());
    return listed ? Verdict.PASS_IF_BODY_IS_HARMLESS : Verdict.OPERATOR_ONLY;
  }

  /**
   * Judges a request to what Admin keeps under {@code /camunda/api/admin}. The page that makes the first visitor an
   * administrator (CVE-2026-77226) answers nobody: the operator is made at start-up.
   */
  static Verdict toAdmin(String method, String path) {
    if (path.equals("/setup") || path.startsWith("/setup/")) {
      return Verdict.NEVER;
    }
    boolean login = method.equals("POST") && LOGIN.matcher(path).matches();
    return READS.contains(method) || login ? Verdict.PASS : Verdict.OPERATOR_ONLY;
  }

  /** Judges a request to Cockpit's own queries under {@code /camunda/api/cockpit}. */
  static Verdict toCockpit(String method, String path) {
    if (READS.contains(method)) {
      return Verdict.PASS;
    }
    return method.equals("POST") && COCKPIT_QUERIES.matcher(withoutLastSlash(path)).matches()
        ? Verdict.PASS_IF_BODY_IS_HARMLESS
        : Verdict.OPERATOR_ONLY;
  }

  /** True for a script or style sheet of a plugin, which the engine's web applications serve before login. */
  static boolean isPluginFile(String method, String path) {
    return READS.contains(method) && STATIC_PLUGIN_FILE.matcher(path).matches();
  }

  /** The id of the task that a path behind the engine's address is about. */
  static Optional<String> task(String path) {
    var named = NAMED_ENGINE.matcher(path);
    var task = ONE_TASK.matcher(named.matches() ? named.group("rest") : path);
    return task.matches() ? Optional.of(task.group("id")) : Optional.empty();
  }

  /** True if the task is being claimed: the body then says for whom. */
  static boolean isClaim(String path) {
    return withoutLastSlash(path).endsWith("/claim");
  }

  private static String withoutLastSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  static boolean isRead(String method) {
    return READS.contains(method);
  }
}
