package org.hispcycle.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.web.PageFrame;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees in a browser where a page cannot be shown: what happened and what to do, never what the program thinks of it. */
@Component
class ErrorPages implements ErrorViewResolver {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm:ss a", Locale.US);

  private final PageFrame frame;
  private final Clock clock;

  ErrorPages(PageFrame frame, Clock clock) {
    this.frame = frame;
    this.clock = clock;
  }

  @Override
  public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> attributes) {
    var model = new ExtendedModelMap();
    frame.around(model);
    model.addAttribute("title", title(status));
    model.addAttribute("sentence", sentence(status));
    return new ModelAndView("problem", new HashMap<>(model), status);
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "Page not found";
      case UNAUTHORIZED, FORBIDDEN -> "Not for you";
      default -> status.is5xxServerError() ? "This did not work" : "This request cannot be answered";
    };
  }

  private String sentence(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing at this address. It may have been mistyped, or the page was moved.";
      case UNAUTHORIZED, FORBIDDEN -> "Your role or your agency has no part in what this page shows. Log in with another account, or ask the operator.";
      default -> status.is5xxServerError()
          ? "Nothing was changed. Try again; if it happens once more, tell the operator what you did and the time: "
              + clock.instant().atZone(EasternTime.ZONE).format(TIME) + " Eastern Time."
          : "Go back, check what you entered and try again.";
    };
  }
}
