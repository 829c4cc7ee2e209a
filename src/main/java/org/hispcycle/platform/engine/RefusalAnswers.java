package org.hispcycle.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A refusal of ours leaves the engine as a fault of the server with the engine's words around it. People and programs get
 * it as what it is: input refused (422), our sentence alone, and the faults by field.
 */
@Configuration(proxyBeanMethods = false)
class RefusalAnswers {

  private static final Pattern SENTENCE = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
  private static final Pattern FAULTS = Pattern.compile("\\{\\{(\\[.*?])}}", Pattern.DOTALL);
  /** The engine's words for a task that is completed, withdrawn or was never there. */
  private static final Pattern NO_TASK = Pattern.compile("task is null|Cannot find task with id|Cannot find task form|task .* does not exist", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHANGED_MEANWHILE = Pattern.compile("ENGINE-03005|OptimisticLocking");
  private static final int UNPROCESSABLE = 422;

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> refusalAnswersFilter(ObjectMapper json) {
    var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Rewriting(json));
    registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
    return registration;
  }

  private static final class Rewriting extends OncePerRequestFilter {

    private final ObjectMapper json;

    Rewriting(ObjectMapper json) {
      this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      var path = request.getRequestURI();
      return !"POST".equals(request.getMethod())
          || !(path.endsWith("/complete") || path.endsWith("/submit-form") || path.endsWith("/start"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var buffered = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, buffered);
      if (buffered.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
        rewrite(request, buffered);
      }
      buffered.copyBodyToResponse();
    }

    private void rewrite(HttpServletRequest request, ContentCachingResponseWrapper response) throws IOException {
      var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
      var message = message(body);
      var sentence = SENTENCE.matcher(message);
      if (sentence.find()) {
        answer(request, response, UNPROCESSABLE, "Input refused", sentence.group(1), message);
      } else if (NO_TASK.matcher(message).find()) {
        answer(request, response, HttpServletResponse.SC_CONFLICT, "No longer open",
            "This task is not open any more: somebody completed it, or its case has gone on. Nothing was changed. Reload your inbox.", "");
      } else if (CHANGED_MEANWHILE.matcher(message).find()) {
        answer(request, response, HttpServletResponse.SC_CONFLICT, "Changed in between",
            "Somebody else acted on this case at the same moment. Nothing of yours was saved. Reload the task and try again.", "");
      }
    }

    private void answer(HttpServletRequest request, ContentCachingResponseWrapper response, int status, String title, String detail,
        String message) throws IOException {
      var problem = new LinkedHashMap<String, Object>();
      problem.put("type", "about:blank");
      problem.put("title", title);
      problem.put("status", status);
      problem.put("detail", detail);
      problem.put("instance", request.getRequestURI());
      // Camunda's own forms read "message"; ours take the sentence between the markers
      problem.put("message", "[[" + detail + "]]");
      var faults = FAULTS.matcher(message);
      if (faults.find()) {
        problem.put("errors", json.readTree(faults.group(1)));
      }
      response.resetBuffer();
      response.setStatus(status);
      response.setContentType("application/problem+json");
      response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private String message(String body) throws IOException {
      if (!body.startsWith("{")) {
        return body;
      }
      var message = json.readTree(body).get("message");
      return message == null ? "" : message.asText();
    }
  }
}
