package org.hispcycle.demo.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ExecutionException;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.demo.DemoClock;
import org.hispcycle.demo.DemoClock.UnderWay;
import org.hispcycle.demo.DemoClock.Walk;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads and moves the demo's clock; OMB's lead and the operator may move it. */
@RestController
@RequestMapping("/api/v1/demo/clock")
@Profile("demo")
class DemoClockController {

  /** A day, then 9 in the morning of it, or a day and time; both Eastern. */
  record Move(String date, String dateTime) {}

  record State(Instant now, LocalDate date, String eastern, boolean moving, Walk walk) {}

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private final DemoClock clock;
  private final CurrentActor actor;

  DemoClockController(DemoClock clock, CurrentActor actor) {
    this.clock = clock;
    this.actor = actor;
  }

  @GetMapping
  State read() {
    var now = clock.now();
    var walk = clock.walk();
    return new State(now, EasternTime.dateOf(now), EasternTime.longDate(EasternTime.dateOf(now)), clock.moving(),
        walk.orElse(null));
  }

  /** Answers when the clock has arrived; who does not wait finds the progress under GET. */
  @PostMapping
  State move(@RequestBody Move move) throws InterruptedException {
    var caller = actor.get();
    if (!caller.is(Roles.OMB_LEAD) && !caller.isAdmin()) {
      throw new NotAllowed("Only OMB's lead (ombLead) and the operator (admin) move the demo's clock. Log in as one of them.");
    }
    try {
      clock.moveTo(target(move)).get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The walk ended early.", failure.getCause());
    }
    return read();
  }

  private static Instant target(Move move) {
    try {
      if (move.date() != null) {
        return EasternTime.at(LocalDate.parse(move.date()), MORNING);
      }
      if (move.dateTime() != null) {
        return LocalDateTime.parse(move.dateTime()).atZone(EasternTime.ZONE).toInstant();
      }
    } catch (DateTimeParseException unreadable) {
      throw new InputRefused("\"" + unreadable.getParsedString() + "\" is no day we can read. Send {\"date\":\"2026-10-30\"} or {\"dateTime\":\"2026-10-30T15:00\"}.");
    }
    throw new InputRefused("Say where to move the clock: send {\"date\":\"2026-10-30\"} or {\"dateTime\":\"2026-10-30T15:00\"}.");
  }

  @ExceptionHandler
  ProblemDetail underWay(UnderWay walk) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, walk.getMessage());
    problem.setTitle("Already moving");
    return problem;
  }
}
