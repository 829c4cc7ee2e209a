package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaContent.Notice;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.TextRule;

/** What an umbrella clearance, its Supporting Statement and its notices must say; each fault names the field and what to do. */
final class UmbrellaRules {

  static final int LONGEST_YEARS = 3;
  static final int LONGEST_EXTENSION_MONTHS = 6;
  static final int FIRST_NOTICE_DAYS = 60;
  static final int SECOND_NOTICE_DAYS = 30;
  static final int LONGEST_ANSWER = 20_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_TITLE = 400;
  private static final BigDecimal MOST_RESPONSES = new BigDecimal("10000000000");
  private static final BigDecimal MOST = new BigDecimal("999999999999");
  private static final Pattern CITATION = Pattern.compile("(\\d{1,3})\\s*(?:FR|Fed\\.?\\s*Reg\\.?)\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,6})");
  /** Volume 1 of the Federal Register appeared in 1936. */
  private static final int YEAR_BEFORE_VOLUME_ONE = 1935;

  private UmbrellaRules() {}

  /** @param prefix stands before the names of fields, such as {@code approval.} */
  static List<Fault> registration(String prefix, NewUmbrella given, LocalDate today) {
    var faults = new ArrayList<Fault>();
    faults.addAll(ControlNumber.faults(prefix + "controlNumber", given.controlNumber(), given.expiresOn()));
    TextRule.check(faults, prefix + "title", "the title of the clearance", given.title(), true, LONGEST_TITLE);
    TextRule.check(faults, prefix + "terms", "the terms of clearance", given.terms(), false, LONGEST_TEXT);
    if (given.kind() == null || List.of(UmbrellaClearance.Kind.values()).stream().noneMatch(each -> each.id().equals(given.kind()))) {
      faults.add(new Fault(prefix + "kind", "Say whether this is an umbrella clearance for A-11 Section 280 (a11-280) or another generic clearance (other-generic)."));
    }
    if (given.publicationAllowed() == null) {
      faults.add(new Fault(prefix + "publicationAllowed", "Say whether results under this clearance may be published (true or false)."));
    }
    dates(faults, prefix, given, today);
    responses(faults, prefix + "responses", "the ceiling of responses a year", given.responses());
    amount(faults, prefix + "hours", "the ceiling of hours a year", given.hours(), true);
    amount(faults, prefix + "cost", "the ceiling of cost to respondents a year in dollars (0 if there is none)", given.cost(), false);
    return faults;
  }

  private static void dates(List<Fault> faults, String prefix, NewUmbrella given, LocalDate today) {
    var approved = given.approvedOn();
    var expires = given.expiresOn();
    if (approved == null) {
      faults.add(new Fault(prefix + "approvedOn", "Enter the day of approval."));
    } else if (approved.isAfter(today)) {
      faults.add(new Fault(prefix + "approvedOn", "The approval cannot have been given on " + approved + ": that day is still to come. Enter today or an earlier day."));
    }
    if (expires == null) {
      faults.add(new Fault(prefix + "expiresOn", "Enter the last day of the clearance."));
    } else if (approved != null && !expires.isAfter(approved)) {
      faults.add(new Fault(prefix + "expiresOn", "The clearance would expire on " + expires + ", not after its approval on " + approved + ". Enter a later day."));
    } else if (approved != null && expires.isAfter(approved.plusYears(LONGEST_YEARS))) {
      faults.add(new Fault(prefix + "expiresOn", "The clearance would last until " + expires + ", longer than three years from its approval on " + approved
          + " (A-11 280.7). Enter " + approved.plusYears(LONGEST_YEARS) + " or an earlier day."));
    } else if (expires.isBefore(today)) {
      faults.add(new Fault(prefix + "expiresOn", "The last day " + expires + " has already passed. Enter today or a later day."));
    }
  }

  private static void responses(List<Fault> faults, String field, String what, BigDecimal value) {
    if (value == null) {
      faults.add(new Fault(field, "Enter " + what + "."));
    } else if (value.signum() <= 0 || value.stripTrailingZeros().scale() > 0) {
      faults.add(new Fault(field, "Enter " + what + " as a whole number from 1 on; it cannot be " + value.toPlainString() + "."));
    } else if (value.compareTo(MOST_RESPONSES) > 0) {
      faults.add(new Fault(field, "Check " + what + ": " + value.toPlainString() + " is more than there are people on earth."));
    }
  }

  private static void amount(List<Fault> faults, String field, String what, BigDecimal value, boolean aboveZero) {
    if (value == null) {
      faults.add(new Fault(field, "Enter " + what + "."));
    } else if (value.signum() < 0 || aboveZero && value.signum() == 0 || value.compareTo(MOST) > 0) {
      faults.add(new Fault(field, "Enter " + what + "; " + value.toPlainString() + " cannot be it."));
    } else if (value.stripTrailingZeros().scale() > 2) {
      faults.add(new Fault(field, "Enter " + what + " with two decimals at most; " + value.toPlainString() + " has more."));
    }
  }

  /** Ceilings that are to hold what is drawn already (H17). */
  static List<Fault> room(String prefix, NewUmbrella given, UmbrellaBurden drawn, String from) {
    var faults = new ArrayList<Fault>();
    if (given.responses().longValue() < drawn.responses()) {
      faults.add(new Fault(prefix + "responses", below("responses", given.responses().toPlainString(), String.valueOf(drawn.responses()), from)));
    }
    if (given.hours().compareTo(drawn.hours()) < 0) {
      faults.add(new Fault(prefix + "hours", below("hours", given.hours().toPlainString(), drawn.hours().toPlainString(), from)));
    }
    if (given.cost().compareTo(drawn.cost()) < 0) {
      faults.add(new Fault(prefix + "cost", below("dollars", given.cost().toPlainString(), drawn.cost().toPlainString(), from)));
    }
    return faults;
  }

  private static String below(String unit, String ceiling, String drawn, String from) {
    return "The ceiling of " + ceiling + " " + unit + " is below the " + drawn + " " + unit + " a year that surveys draw under " + from
        + ". Enter at least " + drawn + ", or end surveys first.";
  }

  /** Supporting Statement A: every question answered, the ceilings asked for above what is drawn (H17). */
  static List<Fault> statement(UmbrellaContent content, List<StatementQuestion> questions, UmbrellaBurden drawn, String from) {
    var faults = new ArrayList<Fault>();
    for (var question : questions) {
      TextRule.check(faults, "statement.q" + question.number(), "the answer to question " + question.number() + " of Supporting Statement A (\""
          + question.topic() + "\"); where it does not apply, say so", content.statement().get("q" + question.number()), true, LONGEST_ANSWER);
    }
    var asked = content.burden();
    responses(faults, "burden.responses", "how many responses a year you ask for", asked == null ? null : asked.responses());
    amount(faults, "burden.hours", "how many hours a year you ask for", asked == null ? null : asked.hours(), true);
    amount(faults, "burden.cost", "which cost to respondents a year you ask for, in dollars (0 if there is none)", asked == null ? null : asked.cost(), false);
    if (faults.stream().noneMatch(fault -> fault.field().startsWith("burden."))) {
      faults.addAll(room("burden.", new NewUmbrella(null, null, null, null, null, null, asked.responses(), asked.hours(), asked.cost(), null, null, null),
          drawn, from));
    }
    return faults;
  }

  /** A notice in the Federal Register: its citation and its day belong together (H7). */
  static List<Fault> notice(String part, Notice notice, LocalDate notBefore, String why, LocalDate today, BusinessCalendar calendar) {
    var faults = new ArrayList<Fault>();
    var citation = notice == null ? null : notice.citation();
    var on = notice == null ? null : notice.publishedOn();
    var read = CITATION.matcher(citation == null ? "" : citation.strip());
    if (!read.matches()) {
      faults.add(new Fault(part + ".citation", "Enter the citation of the notice as volume, FR and page, such as 91 FR 3410"
          + (citation == null || citation.isBlank() ? "." : "; \"" + shown(citation) + "\" is none.")));
    }
    if (on == null) {
      faults.add(new Fault(part + ".publishedOn", "Enter the day on which the notice appeared in the Federal Register."));
      return faults;
    }
    if (on.isAfter(today)) {
      faults.add(new Fault(part + ".publishedOn", "The notice cannot have appeared on " + on + ": that day is still to come. Wait until it has appeared."));
    } else if (!calendar.isBusinessDay(on)) {
      faults.add(new Fault(part + ".publishedOn", "The Federal Register does not appear on " + EasternTime.longDate(on) + ". Check the day of the notice."));
    } else if (notBefore != null && on.isBefore(notBefore)) {
      faults.add(new Fault(part + ".publishedOn", "The notice cannot have appeared on " + on + ", before " + notBefore + ": " + why + ". Check the day."));
    }
    if (read.matches() && Integer.parseInt(read.group(1)) != on.getYear() - YEAR_BEFORE_VOLUME_ONE) {
      faults.add(new Fault(part + ".citation", "Volume " + read.group(1) + " of the Federal Register is that of "
          + (Integer.parseInt(read.group(1)) + YEAR_BEFORE_VOLUME_ONE) + ", but the notice appeared in " + on.getYear() + ". Check the citation and the day."));
    }
    return faults;
  }

  /** "91 FR 3410", however it was typed. */
  static String citation(String typed) {
    var read = CITATION.matcher(typed.strip());
    return read.matches() ? read.group(1) + " FR " + read.group(2).replace(",", "") : typed.strip();
  }

  static List<Fault> comments(UmbrellaContent.Comments comments) {
    var faults = new ArrayList<Fault>();
    if (comments == null || comments.received() == null || comments.received() < 0) {
      faults.add(new Fault("comments.received", "Enter how many comments were received; 0 if there were none."));
    }
    var any = comments != null && comments.received() != null && comments.received() > 0;
    TextRule.check(faults, "comments.summary", "what the comments say", comments == null ? null : comments.summary(), any, LONGEST_ANSWER);
    TextRule.check(faults, "comments.answer", "how you answer the comments", comments == null ? null : comments.answer(), any, LONGEST_ANSWER);
    return faults;
  }

  static List<Fault> extension(UmbrellaClearance umbrella, LocalDate until, LocalDate today) {
    var from = umbrella.expiresOn().isBefore(today) ? today : umbrella.expiresOn();
    if (until == null) {
      return List.of(new Fault("extension.until", "Enter the day until which the clearance is extended."));
    }
    if (!until.isAfter(umbrella.expiresOn()) || until.isBefore(today)) {
      return List.of(new Fault("extension.until", "The day " + until + " does not extend the clearance, whose last day is " + umbrella.expiresOn() + ". Enter a later day."));
    }
    if (until.isAfter(from.plusMonths(LONGEST_EXTENSION_MONTHS))) {
      return List.of(new Fault("extension.until", "A clearance is extended by six months at most, here until " + from.plusMonths(LONGEST_EXTENSION_MONTHS)
          + "; " + until + " is later. Enter that day or an earlier one."));
    }
    return List.of();
  }

  private static String shown(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
