package org.hispcycle.notification.web;

import java.nio.charset.StandardCharsets;
import org.hispcycle.notification.CalendarFeeds;
import org.hispcycle.platform.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The calendar behind a private address; the secret in the address is the login, as calendar programs have no other. */
@RestController
class CalendarFeedController {

  private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final CalendarFeeds feeds;

  CalendarFeedController(CalendarFeeds feeds) {
    this.feeds = feeds;
  }

  @GetMapping("/calendar/{secret}.ics")
  ResponseEntity<byte[]> feed(@PathVariable String secret) {
    var text = feeds.read(secret).orElseThrow(() -> new NotFound("There is no calendar at this address. If you had one, it was revoked; "
        + "make a new one on the page \"My notifications\"."));
    return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex").body(text.getBytes(StandardCharsets.UTF_8));
  }
}
