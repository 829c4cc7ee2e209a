package org.hispcycle.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/**
 * What a reminder says: what is due when, for whom, why you get it, what happens next, and where the task is. Never what
 * people wrote: drafts, comments and budget figures stay inside.
 */
@Component
class ReminderMails {

  /** The next step of the ladder, if the task is still open then. */
  record Next(Instant at, Audience audience) {}

  /** What is the same for everybody who is told of one step. */
  record About(OpenTask task, String subject, Map<String, Object> words, Map<String, Rendered> rendered) {}

  /** Both parts; two people of one role read the same. */
  record Rendered(String text, String html) {}

  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);

  private final MailTemplates templates;
  private final Registry registry;
  private final Calendars calendars;
  private final CaseStory story;
  private final SiteSettings site;
  private final Clock clock;

  ReminderMails(MailTemplates templates, Registry registry, Calendars calendars, CaseStory story, SiteSettings site, Clock clock) {
    this.templates = templates;
    this.registry = registry;
    this.calendars = calendars;
    this.story = story;
    this.site = site;
    this.clock = clock;
  }

  About about(OpenTask task, Tone tone, String subjectPrefix, Optional<Next> next) {
    var agency = task.agencyId() == null ? null : agencyName(task.agencyId());
    var hisp = task.hispId() == null ? null : registry.hisps().stream().filter(each -> each.id().equals(task.hispId())).findFirst().map(Hisp::name)
        .orElse(task.hispId());
    var service = service(task);
    var returned = returned(task);
    var subjectOf = hisp != null ? hisp : agency != null ? agency : "the " + task.businessKey() + " cycle";
    var dueOn = task.dueAt() == null ? null : EasternTime.dateOf(task.dueAt());
    var words = new HashMap<String, Object>();
    words.put("headline", headline(tone, returned));
    words.put("task", task.name());
    words.put("process", task.processName());
    words.put("agency", agency);
    words.put("hisp", hisp);
    words.put("service", service);
    words.put("case", task.businessKey());
    words.put("due", dueOn == null ? "No date is set." : EasternTime.deadline(dueOn));
    words.put("days", dueOn == null ? "" : days(dueOn));
    words.put("ask", task.documentation());
    words.put("clause", task.clause());
    words.put("returned", returned);
    words.put("next", next(task, next));
    words.put("holders", holders(task));
    words.put("site", site.baseUrl().toString());
    words.put("link", site.taskLink(task.taskId()));
    words.put("inbox", site.inboxLink());
    words.put("late", tone == Tone.OVERDUE || tone == Tone.ESCALATED);
    return new About(task, subject(task, tone, subjectPrefix, service == null ? subjectOf : service + ", " + subjectOf, dueOn, returned), words, new HashMap<>());
  }

  /** @param copied the person is told, but cannot open the task: others have it */
  NewMail one(About about, String step, Person person, String because, boolean copied) {
    var rendered = about.rendered().computeIfAbsent(because, reason -> {
      var words = new HashMap<>(about.words());
      words.put("because", reason);
      words.put("copied", copied);
      words.put("subject", about.subject());
      return new Rendered(templates.text("reminder", words), templates.html("reminder", words));
    });
    return new NewMail(about.task().taskId() + "/" + step + "/" + person.id(), person.id(), person.email(), person.name(),
        about.subject(), rendered.text(), rendered.html());
  }

  /** "Chief Information Officer of Department of Veterans Affairs"; OMB's roles belong to no agency. */
  String roleOf(String role, OpenTask task) {
    var label = Roles.ALL.contains(role) ? Roles.label(role) : role;
    return Roles.OMB.contains(role) || task.agencyId() == null ? label : label + " of " + task.agencyId();
  }

  private String holders(OpenTask task) {
    return task.assignee() != null ? task.assignee()
        : String.join(" or ", task.candidateGroups().stream().map(role -> roleOf(role, task)).toList());
  }

  private String agencyName(String id) {
    return registry.agencies().stream().filter(each -> each.id().equals(id)).findFirst().map(each -> each.name()).orElse(id);
  }

  /** Cases of a service end in its slug. */
  private String service(OpenTask task) {
    if (task.hispId() == null || task.businessKey() == null || !task.businessKey().contains(task.hispId() + "-")) {
      return null;
    }
    var rest = task.businessKey().substring(task.businessKey().indexOf(task.hispId() + "-") + task.hispId().length() + 1);
    return registry.services(task.hispId()).stream().filter(each -> rest.equals(each.slug()) || rest.startsWith(each.slug() + "-"))
        .map(each -> each.name()).findFirst().orElse(null);
  }

  /** The step before sent the case back, so the task carries comments to read. */
  private boolean returned(OpenTask task) {
    List<CaseStory.Entry> before = story.of(task.draftKey()).stream()
        .filter(entry -> task.createdAt() == null || !entry.at().isAfter(task.createdAt().plusSeconds(1))).toList();
    return !before.isEmpty() && before.get(before.size() - 1).outcome().toLowerCase(Locale.ROOT).startsWith("return");
  }

  private static String headline(Tone tone, boolean returned) {
    return switch (tone) {
      case NEW -> returned ? "Returned with comments: see the task." : "There is a new task for you.";
      case AHEAD -> "This task is due soon.";
      case URGENT -> "This task is due in a few days.";
      case TODAY -> "This task is due today.";
      case OVERDUE -> "This task is overdue.";
      case ESCALATED -> "This task is overdue, and others have been told.";
    };
  }

  private static String subject(OpenTask task, Tone tone, String prefix, String subjectOf, LocalDate dueOn, boolean returned,
      String days) {
    var start = tone == Tone.NEW && returned ? "Returned, due" : prefix;
    return dueOn == null ? "New task: " + task.name() + ", " + subjectOf
        : start + " " + SHORT_DATE.format(dueOn) + ": " + task.name() + ", " + subjectOf + " (" + days + ")";
  }

  private String subject(OpenTask task, Tone tone, String prefix, String subjectOf, LocalDate dueOn, boolean returned) {
    return subject(task, tone, prefix, subjectOf, dueOn, returned, dueOn == null ? "" : days(dueOn));
  }

  /** "3 business days left", "due today", "1 business day late". */
  private String days(LocalDate dueOn) {
    var today = EasternTime.today(clock);
    if (today.equals(dueOn)) {
      return "due today";
    }
    var left = calendars.business().businessDaysBetween(today, dueOn);
    var count = Math.abs(left) + (Math.abs(left) == 1 ? " business day" : " business days");
    return today.isBefore(dueOn) ? count + " left" : count + " late";
  }

  private static String next(OpenTask task, Optional<Next> next) {
    var choices = String.join(" / ", task.outcomes().stream().map(OpenTask.Outcome::label).toList());
    var todo = "Open the task, claim it, and finish it with: " + choices + ".";
    return (choices.isEmpty() ? "" : todo + " ") + next.map(step -> "If it is still open then, the next reminder goes out on "
        + EasternTime.longDate(EasternTime.dateOf(step.at())) + copies(step.audience()) + ".").orElse("No further reminder is planned.");
  }

  private static String copies(Audience audience) {
    return switch (audience) {
      case PEOPLE -> "";
      case PEOPLE_AND_OFFICIAL -> ", with a copy to your Lead Agency Service Delivery Official";
      case PEOPLE_OFFICIAL_AND_OMB -> ", with copies to your Lead Agency Service Delivery Official and to OMB";
      case PEOPLE_AND_OMB -> ", with a copy to the lead at OMB";
    };
  }
}
