package org.hispcycle.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.platform.engine.OpenTask;
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
  record About(OpenTask task, Tone tone, String subject, Map<String, Object> words, Map<String, Rendered> rendered) {}

  /** Both parts; two people of one role read the same. */
  record Rendered(String subject, String text, String html) {}

  private static final int MOST_LINES = 60;
  private static final int LONGEST_SUBJECT = 200;

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

  /** @param planned as the ladder has it; a mail that leaves later than planned speaks of the day on which it leaves */
  About about(OpenTask task, Tone planned, String plannedPrefix, Optional<Next> next) {
    var tone = current(task, planned);
    var subjectPrefix = tone == planned ? plannedPrefix : tone == Tone.OVERDUE ? "Overdue since" : "Due";
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
    return new About(task, tone, subject(task, tone, subjectPrefix, service == null ? subjectOf : service + ", " + subjectOf, dueOn, returned), words, new HashMap<>());
  }

  /** @param copied the person is told, but cannot open the task: others have it */
  Rendered one(About about, String because, boolean copied) {
    return about.rendered().computeIfAbsent(because, reason -> {
      var words = new HashMap<>(about.words());
      words.put("because", reason);
      words.put("copied", copied);
      words.put("subject", about.subject());
      return new Rendered(about.subject(), templates.text("reminder", words), templates.html("reminder", words));
    });
  }

  /** One line of a mail that tells of several tasks. */
  record Line(About about, String because, boolean copied) {}

  /** A thing told beside the tasks. */
  record Told(String title, String sentence, String because, String link) {}

  /** A heading with what belongs under it, for the template. */
  public record Section(String title, List<Map<String, Object>> tasks) {}

  /** All that a person is told in one mail, most urgent first. */
  Rendered several(MailKind kind, List<Line> lines, List<Told> news) {
    var sorted = lines.stream().sorted(Comparator.comparing((Line line) -> urgency(line.about().tone()))
        .thenComparing(line -> line.about().task().dueAt(), Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(line -> line.about().subject())).toList();
    var shown = sorted.subList(0, Math.min(MOST_LINES, sorted.size()));
    var sections = new ArrayList<Section>();
    shown.stream().collect(Collectors.groupingBy(line -> heading(line.about()), LinkedHashMap::new, Collectors.toList()))
        .forEach((title, own) -> sections.add(new Section(title, own.stream().map(ReminderMails::line).toList())));
    var first = sorted.isEmpty() ? news.get(0).title() : sorted.get(0).about().subject();
    var subject = andMore(first, lines.size() + news.size() - 1);
    var words = new HashMap<String, Object>();
    words.put("subject", subject);
    words.put("headline", switch (kind) {
      case ESCALATION -> "These tasks are late or about to be, and you are told because of your office.";
      case CATCH_UP -> "This is where things stand. Mail could not leave for some time; this one mail takes the place of several.";
      case DIGEST -> "Your tasks on " + EasternTime.longDate(EasternTime.today(clock)) + ".";
      default -> "There is news for you.";
    });
    words.put("sections", sections);
    words.put("news", news);
    words.put("hidden", sorted.size() - shown.size());
    words.put("site", site.baseUrl().toString());
    words.put("inbox", site.inboxLink());
    words.put("choices", site.page("/office/my-notifications"));
    return new Rendered(subject, templates.text("digest", words), templates.html("digest", words));
  }

  /** One thing told beside the tasks, in a mail of its own. */
  Rendered news(Told news) {
    var words = Map.<String, Object>of("subject", news.title(), "paragraphs", List.of(news.sentence()), "link", news.link(), "because", news.because());
    return new Rendered(news.title(), templates.text("announcement", words), templates.html("announcement", words));
  }

  private static String andMore(String first, int more) {
    if (more == 0) {
      return first;
    }
    var end = ", and " + more + " more";
    return MailHeaders.oneLine(first, LONGEST_SUBJECT - end.length()) + end;
  }

  private static Map<String, Object> line(Line line) {
    var words = new HashMap<>(line.about().words());
    words.put("because", line.because());
    words.put("copied", line.copied());
    return words;
  }

  private static int urgency(Tone tone) {
    return switch (tone) {
      case ESCALATED -> 0;
      case OVERDUE -> 1;
      case TODAY -> 2;
      case URGENT -> 3;
      case NEW -> 4;
      case AHEAD -> 5;
    };
  }

  private static String heading(About about) {
    return switch (about.tone()) {
      case ESCALATED -> "Overdue, and others have been told";
      case OVERDUE -> "Overdue";
      case TODAY -> "Due today";
      case URGENT -> "Due in a few days";
      case NEW -> Boolean.TRUE.equals(about.words().get("returned")) ? "Returned with comments" : "New for you";
      case AHEAD -> "Coming up";
    };
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
  boolean returned(OpenTask task) {
    List<CaseStory.Entry> before = story.of(task.draftKey()).stream()
        .filter(entry -> task.createdAt() == null || !entry.at().isAfter(task.createdAt().plusSeconds(1))).toList();
    return !before.isEmpty() && before.get(before.size() - 1).outcome().toLowerCase(Locale.ROOT).startsWith("return");
  }

  private Tone current(OpenTask task, Tone planned) {
    if (task.dueAt() == null) {
      return planned;
    }
    var dueOn = EasternTime.dateOf(task.dueAt());
    var today = EasternTime.today(clock);
    if (today.isAfter(dueOn) && (planned == Tone.AHEAD || planned == Tone.URGENT || planned == Tone.TODAY)) {
      return Tone.OVERDUE;
    }
    if (!today.isAfter(dueOn) && (planned == Tone.OVERDUE || planned == Tone.ESCALATED)) {
      // it got another day before the mail was written
      return Tone.AHEAD;
    }
    return planned == Tone.TODAY && today.isBefore(dueOn) ? Tone.URGENT : planned;
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

  private String subject(OpenTask task, Tone tone, String prefix, String subjectOf, LocalDate dueOn, boolean returned) {
    if (dueOn == null) {
      return "New task: " + task.name() + ", " + subjectOf;
    }
    var start = tone == Tone.NEW && returned ? "Returned, due" : prefix;
    return start + " " + SHORT_DATE.format(dueOn) + ": " + task.name() + ", " + subjectOf + " (" + days(dueOn) + ")";
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
      case PEOPLE_AND_HISP_OFFICIAL -> ", with a copy to your HISP senior accountable official";
      case PEOPLE_HEAD_AND_OMB -> ", with copies to the head of your agency and to OMB";
      case PEOPLE_AND_OFFICIAL -> ", with a copy to your Lead Agency Service Delivery Official";
      case PEOPLE_OFFICIAL_AND_OMB -> ", with copies to your Lead Agency Service Delivery Official and to OMB";
      case PEOPLE_AND_OMB -> ", with a copy to the lead at OMB";
    };
  }
}
