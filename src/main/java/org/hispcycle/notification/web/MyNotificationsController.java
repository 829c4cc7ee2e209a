package org.hispcycle.notification.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.notification.Absences;
import org.hispcycle.notification.Absences.Absence;
import org.hispcycle.notification.CalendarFeeds;
import org.hispcycle.notification.Preferences;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the person who asks chose for himself: his hour, his calendar, who stands in for him. Nobody else's. */
@RestController
@RequestMapping("/api/v1/my-notifications")
class MyNotificationsController {

  record Choices(String digestAt, boolean instantLow, boolean invitations, String earliest, String latest, List<String> always,
      List<Absence> absences, List<Substitute> substitutes, FeedView feed) {}

  record Substitute(String id, String name) {}

  record FeedView(Instant createdAt, Instant lastReadAt) {}

  record NewAbsence(String fromOn, String untilOn, String substitute) {}

  record NewFeed(String address) {}

  private static final Set<String> MINE = Set.of("digestAt", "instantLow", "invitations");
  private static final List<String> ALWAYS = List.of(
      "Reminders of deadlines come in the digest of the day until the task is done.",
      "What is returned to you, and a deadline that moves, is told at once.",
      "Escalations come whatever you choose, also when you are away.");

  private final Preferences preferences;
  private final Absences absences;
  private final CalendarFeeds feeds;
  private final CurrentActor actor;

  MyNotificationsController(Preferences preferences, Absences absences, CalendarFeeds feeds, CurrentActor actor) {
    this.preferences = preferences;
    this.absences = absences;
    this.feeds = feeds;
    this.actor = actor;
  }

  @GetMapping
  Choices choices() {
    return view(actor.get());
  }

  /** The body names the three choices there are; whoever names another learns that it is none. */
  @PutMapping
  Choices choose(@RequestBody Map<String, Object> wanted) {
    var none = wanted.keySet().stream().filter(name -> !MINE.contains(name)).findFirst();
    if (none.isPresent()) {
      throw new InputRefused("\"" + none.get() + "\" is not yours to choose. Reminders of deadlines, returns and escalations cannot be switched off; "
          + "you choose digestAt, instantLow and invitations.");
    }
    var me = actor.get();
    var before = preferences.of(me.userId());
    preferences.choose(me.userId(), wanted.get("digestAt") == null ? before.digestAt().toString() : String.valueOf(wanted.get("digestAt")),
        flag(wanted, "instantLow", before.instantLow()), flag(wanted, "invitations", before.invitations()));
    return view(me);
  }

  private static boolean flag(Map<String, Object> wanted, String name, boolean before) {
    var value = wanted.get(name);
    if (value == null) {
      return before;
    }
    if (value instanceof Boolean chosen) {
      return chosen;
    }
    throw new InputRefused("\"" + name + "\" is true or false.");
  }

  @PostMapping("/absences")
  @ResponseStatus(HttpStatus.CREATED)
  Absence away(@RequestBody NewAbsence absence) {
    return absences.enter(actor.get(), day(absence.fromOn()), day(absence.untilOn()), absence.substitute());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text == null ? "" : text.strip());
    } catch (DateTimeParseException unreadable) {
      throw new InputRefused("Write each day as year, month and day, such as 2026-07-31.");
    }
  }

  @DeleteMapping("/absences/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void back(@PathVariable long id) {
    absences.remove(actor.get().userId(), id);
  }

  /** The address is in this answer and nowhere else. */
  @PostMapping("/calendar-feed")
  @ResponseStatus(HttpStatus.CREATED)
  NewFeed open() {
    return new NewFeed(feeds.open(actor.get().userId()));
  }

  @DeleteMapping("/calendar-feed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke() {
    feeds.revoke(actor.get().userId());
  }

  private Choices view(Actor me) {
    var chosen = preferences.of(me.userId());
    return new Choices(chosen.digestAt().toString(), chosen.instantLow(), chosen.invitations(), preferences.earliest().toString(),
        preferences.latest().toString(), ALWAYS, absences.of(me.userId()),
        absences.candidates(me).stream().map(person -> new Substitute(person.id(), person.name())).toList(),
        feeds.of(me.userId()).map(feed -> new FeedView(feed.createdAt(), feed.lastReadAt())).orElse(null));
  }
}
