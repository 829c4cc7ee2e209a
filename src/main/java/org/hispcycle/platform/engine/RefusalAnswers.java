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
      if (!sentence.find()) {
        return;
      }
      var problem = new LinkedHashMap<String, Object>();
      problem.put("type", "about:blank");
      problem.put("title", "Input refused");
      problem.put("status", UNPROCESSABLE);
      problem.put("detail", sentence.group(1));
      problem.put("instance", request.getRequestURI());
      // Camunda's own forms read "message"; ours take the sentence between the markers
      problem.put("message", "[[" + sentence.group(1) + "]]");
      var faults = FAULTS.matcher(message);
      if (faults.find()) {
        problem.put("errors", json.readTree(faults.group(1)));
      }
      response.resetBuffer();
      response.setStatus(UNPROCESSABLE);
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
