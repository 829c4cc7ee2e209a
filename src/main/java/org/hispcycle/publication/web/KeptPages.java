package org.hispcycle.publication.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.hispcycle.publication.PublicFigures;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps the public pages as they were last made. A kept page is given out while nothing new was released and no target or rule
 * was set; names and designations from the register may be a minute old in it, as in any cache between us and the reader.
 */
class KeptPages extends OncePerRequestFilter {

  private static final Pattern PAGES = Pattern.compile("/public(?:/hisps(?:/[A-Z0-9-]{1,40})?|/services/[0-9]{1,9})?");
  private static final Pattern QUESTION = Pattern.compile("quarter=FY[0-9]{4}Q[1-4]");
  private static final long KEPT = Duration.ofMinutes(1).toNanos();
  private static final int MOST = 500;

  private record Page(String stamp, long madeAt, String type, byte[] body) {}

  private final PublicFigures figures;
  private final Map<String, Page> pages = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
      return size() > MOST;
    }
  });

  KeptPages(PublicFigures figures) {
    this.figures = figures;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET") || !PAGES.matcher(request.getRequestURI()).matches()
        || request.getQueryString() != null && !QUESTION.matcher(request.getQueryString()).matches();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    var stamp = figures.stamp();
    var address = request.getRequestURI() + "?" + request.getQueryString();
    var kept = pages.get(address);
    if (kept == null || !kept.stamp().equals(stamp) || System.nanoTime() - kept.madeAt() > KEPT) {
      var made = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, made);
      if (made.getStatus() == HttpStatus.OK.value()) {
        pages.put(address, new Page(stamp, System.nanoTime(), made.getContentType(), made.getContentAsByteArray()));
      }
      made.copyBodyToResponse();
      return;
    }
    response.setContentType(kept.type());
    response.setHeader(HttpHeaders.CACHE_CONTROL, PublicFiguresController.A_MINUTE.getHeaderValue());
    response.setContentLength(kept.body().length);
    response.getOutputStream().write(kept.body());
  }
}
