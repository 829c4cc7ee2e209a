package org.hispcycle.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page whose scripts carry a foreign nonce stays blank. */
@WholeApplication
class PageNonceTest {

  private static final Pattern HEADER = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*\\bnonce=\"([^\"]*)\"");

  @LocalServerPort private int port;

  @Test
  void manyWhoOpenTasklistAtOnceAllGetAPageWithItsOwnNonce() throws Exception {
    var people = Executors.newFixedThreadPool(24);
    try {
      var opening = new ArrayList<Callable<Http.Answer>>();
      for (int i = 0; i < 240; i++) {
        var app = i % 3 == 0 ? "cockpit" : "tasklist";
        opening.add(() -> Http.anonymous(port).get("/camunda/app/" + app + "/default/"));
      }
      for (var opened : people.invokeAll(opening)) {
        var page = opened.get();
        var own = HEADER.matcher(page.header("Content-Security-Policy"));
        assertThat(own.find()).isTrue();
        var scripts = SCRIPT.matcher(page.body()).results().map(script -> script.group(1)).toList();
        assertThat(scripts).as(page.body()).hasSizeGreaterThan(2).containsOnly(own.group(1));
      }
    } finally {
      people.shutdown();
    }
  }
}
