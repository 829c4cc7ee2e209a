package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.StaleVersion;
import org.hispcycle.platform.TextRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The departments' umbrella clearances and what their surveys draw from them (H2, H3, H17). A survey draws its annual burden when
 * it is approved and gives it back when it expires or is no longer used; never is more drawn than the ceilings allow (ADR 0033).
 */
@Service
@Transactional
public class Umbrellas {

  private static final String APPLICATION = "system";
  private static final int LONGEST_REASON = 4_000;

  private final UmbrellaStore store;
  private final ApplicationEventPublisher events;

  Umbrellas(UmbrellaStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  /** Of every department, newest first; expired and replaced ones too. */
  @Transactional(readOnly = true)
  public List<UmbrellaClearance> all() {
    return store.all();
  }

  /** Newest first; expired and replaced ones too. */
  @Transactional(readOnly = true)
  public List<UmbrellaClearance> of(String agencyId) {
    return store.ofAgency(agencyId);
  }

  @Transactional(readOnly = true)
  public UmbrellaClearance get(long id) {
    return store.find(id).orElseThrow(() -> new NotFound("There is no umbrella clearance with the id " + id + "."));
  }

  /**
   * The umbrella clearance under which surveys of the department are approved on the day: one for A-11 Section 280 before any
   * other generic (L12); of several, the one that lasts longest.
   */
  @Transactional(readOnly = true)
  public Optional<UmbrellaClearance> valid(String agencyId, LocalDate on) {
    return store.ofAgency(agencyId).stream().filter(each -> each.validOn(on))
        .sorted(java.util.Comparator.comparing(UmbrellaClearance::kind)).findFirst();
  }

  /** Of every department whose surveys are under a clearance that has lapsed: that clearance (H3, L17). */
  @Transactional(readOnly = true)
  public List<UmbrellaClearance> lapsed(LocalDate on) {
    var own = store.all().stream().collect(Collectors.groupingBy(UmbrellaClearance::agencyId, TreeMap::new, Collectors.toList()));
    return own.values().stream().flatMap(each -> current(each).stream()).filter(each -> each.expiresOn().isBefore(on)).toList();
  }

  /**
   * Of the clearances of one department, newest first: the one that surveys are under, in force, else the last one that lapsed;
   * OMB's older records without a day of approval are none.
   */
  static Optional<UmbrellaClearance> current(List<UmbrellaClearance> own) {
    var known = own.stream().filter(each -> each.status() != Status.REPLACED && each.approvedOn() != null).toList();
    return known.stream().filter(each -> each.kind() == UmbrellaClearance.Kind.A11_280).findFirst().or(() -> known.stream().findFirst());
  }

  /** The journal of one clearance, oldest first. */
  @Transactional(readOnly = true)
  public List<UmbrellaDraw> drawsOf(long umbrellaId) {
    return store.draws(umbrellaId);
  }

  /** What the case draws now; zeros where it draws nothing. */
  @Transactional(readOnly = true)
  public UmbrellaBurden drawnBy(String caseKey) {
    return store.inUse(caseKey).map(UmbrellaStore.Holding::burden).orElse(UmbrellaBurden.NONE);
  }

  /**
   * Takes the annual burden of a survey from the umbrella. The database decides, so that approvals at the same moment can never
   * draw more than there is.
   *
   * @throws InputRefused with the figures, if not enough is left
   */
  public void draw(UmbrellaClearance umbrella, String caseKey, long responses, BigDecimal hours, BigDecimal cost, String by, Instant at) {
    var burden = new UmbrellaBurden(responses, hours, cost);
    if (responses < 1 || burden.negative()) {
      throw new InputRefused("A burden of " + burden.words() + " cannot be drawn. Return the request to have it corrected.");
    }
    store.lock(umbrella.agencyId());
    releaseExpired(umbrella.agencyId(), at);
    store.holding(caseKey).ifPresent(held -> {
      throw new InputRefused("The survey " + caseKey + " draws " + held.burden().words() + " already. End it, or request a change of it, before it draws again.");
    });
    take(umbrella.id(), caseKey, burden, by, at);
  }

  /** The survey is no longer used: what it drew is free again. A survey that draws nothing is left as it is. */
  public void release(String caseKey, String why, String by, Instant at) {
    lockHolding(caseKey).ifPresent(held -> give(held, why, by, at));
  }

  /**
   * Releases what surveys drew that have run out by themselves. A survey that ran as long as its umbrella is suspended with it and
   * keeps its place, so that a renewal finds it.
   */
  public int releaseExpired(String agencyId, Instant at) {
    store.lock(agencyId);
    var expired = store.holdingsOfExpired(agencyId, EasternTime.dateOf(at));
    expired.forEach(held -> give(held, "The clearance of the survey has run out", APPLICATION, at));
    return expired.size();
  }

  /** Until the transaction ends nobody else changes what the department's surveys draw. */
  void lock(String agencyId) {
    store.lock(agencyId);
  }

  // ---- the register

  /**
   * A clearance that OIRA approved. Where it follows another one, it takes over its surveys and what they draw, in one go: before
   * as after, every survey is under exactly one clearance.
   *
   * @param prefix stands before the names of fields in refusals
   * @throws InputRefused if dates, ceilings or the number cannot be, or the clearance overlaps with a valid one
   */
  public UmbrellaClearance register(NewUmbrella given, String prefix, String by, Instant at) {
    var today = EasternTime.dateOf(at);
    InputRefused.ifAny(UmbrellaRules.registration(prefix, given, today));
    store.lock(given.agencyId());
    releaseExpired(given.agencyId(), at);
    var old = predecessor(given, prefix);
    old.ifPresent(each -> InputRefused.ifAny(UmbrellaRules.room(prefix, given, store.drawn(each.id()), each.controlNumber() == null ? each.title() : each.controlNumber())));
    var number = ControlNumber.parse(given.controlNumber()).number();
    store.heldElsewhere(number, given.agencyId()).ifPresent(other -> {
      throw InputRefused.of(List.of(new InputRefused.Fault(prefix + "controlNumber", "The control number " + number + " belongs to the umbrella clearance of "
          + other + ". Check the number, or ask the operator if the clearance was registered for the wrong department.")));
    });
    var next = get(store.insert(given, number, old.map(UmbrellaClearance::id).orElse(null), by, at));
    old.ifPresent(each -> takeOver(each, next, by, at));
    store.keepRevision(next, old.isPresent() ? "Registered in place of clearance " + old.get().id() : "Registered", by, at);
    events.publishEvent(new UmbrellaRenewed(next.agencyId(), next.id(), old.map(UmbrellaClearance::id).orElse(null), number, next.approvedOn(), next.expiresOn()));
    record("umbrella-registered", next, by, "The umbrella clearance " + number + " was registered, in force until " + next.expiresOn() + ".", null);
    return get(next.id());
  }

  /** The clearance it follows: the one that is named, else one of its kind that has lapsed; none may be in force beside it. */
  private Optional<UmbrellaClearance> predecessor(NewUmbrella given, String prefix) {
    var kind = UmbrellaClearance.Kind.byId(given.kind());
    var own = store.ofAgency(given.agencyId()).stream().filter(each -> each.kind() == kind && each.status() != Status.REPLACED).toList();
    if (given.replaces() != null) {
      var named = own.stream().filter(each -> each.id() == given.replaces()).findFirst();
      if (named.isEmpty()) {
        throw InputRefused.of(List.of(new InputRefused.Fault(prefix + "replaces", "The umbrella clearance " + given.replaces() + " of " + given.agencyId()
            + " cannot be replaced: it does not exist, is of another kind, or has been replaced already. Load the list again (GET /api/v1/umbrella-clearances).")));
      }
    }
    own.stream().filter(each -> each.status() == Status.IN_FORCE && (given.replaces() == null || each.id() != given.replaces()))
        .filter(each -> each.approvedOn() != null && !given.approvedOn().isAfter(each.expiresOn())).findFirst().ifPresent(valid -> {
          throw InputRefused.of(List.of(new InputRefused.Fault(prefix + "approvedOn", "The department " + given.agencyId() + " has the umbrella clearance "
              + valid.controlNumber() + " already, which is valid until " + valid.expiresOn() + "; two of a kind cannot be in force at once. If the new one takes its place, choose it under \"Takes the place of\" (\"replaces\": "
              + valid.id() + ").")));
        });
    return own.stream().filter(each -> given.replaces() == null || each.id() == given.replaces()).findFirst();
  }

  private void takeOver(UmbrellaClearance old, UmbrellaClearance next, String by, Instant at) {
    for (var held : store.holdings(old.id())) {
      store.add(old.id(), held.burden().negated());
      store.insertDraw(old.id(), held.caseKey(), "transfer", held.burden().negated(), "Goes on under clearance " + next.id(), by, at);
      store.add(next.id(), held.burden());
      store.insertDraw(next.id(), held.caseKey(), "transfer", held.burden(), "Taken over from clearance " + old.id(), by, at);
    }
    store.takeOver(old, next, EasternTime.dateOf(at));
    store.status(old.id(), Status.REPLACED);
  }

  /**
   * OIRA changes ceilings, terms or publication of a clearance in force.
   *
   * @param seenVersion the version that the change was made on
   * @throws StaleVersion if somebody else changed it in between; nothing is overwritten
   * @throws InputRefused if a ceiling would lie below what is drawn
   */
  public UmbrellaClearance revise(long id, int seenVersion, NewUmbrella given, String reason, String by, Instant at) {
    var before = get(id);
    store.lock(before.agencyId());
    releaseExpired(before.agencyId(), at);
    var now = get(id);
    if (now.version() != seenVersion) {
      throw stale(now, seenVersion);
    }
    if (now.status() == Status.REPLACED) {
      throw new InputRefused("The umbrella clearance " + now.controlNumber() + " has been replaced by another one. Change that one.");
    }
    var full = new NewUmbrella(now.agencyId(), now.controlNumber(), now.title(), now.kind().id(), now.approvedOn(), now.expiresOn(),
        given.responses(), given.hours(), given.cost(), given.terms(), given.publicationAllowed(), null);
    var faults = new ArrayList<>(UmbrellaRules.registration("", full, EasternTime.dateOf(at)).stream()
        .filter(fault -> !List.of("controlNumber", "title", "kind", "approvedOn", "expiresOn").contains(fault.field())).toList());
    if (faults.isEmpty()) {
      faults.addAll(UmbrellaRules.room("", full, store.drawn(id), now.controlNumber()));
    }
    TextRule.check(faults, "reason", "why it is changed", reason, true, LONGEST_REASON);
    InputRefused.ifAny(faults);
    revise(now, new UmbrellaStore.Revision(new UmbrellaBurden(given.responses().longValueExact(), given.hours(), given.cost()), given.terms(),
        given.publicationAllowed(), now.expiresOn()));
    var after = get(id);
    store.keepRevision(after, reason, by, at);
    record("umbrella-revised", after, by, "Ceilings, terms or publication of the umbrella clearance " + after.controlNumber() + " were changed.", reason);
    return after;
  }

  private void record(String kind, UmbrellaClearance umbrella, String by, String what, String reason) {
    var details = new HashMap<String, String>();
    details.put("umbrella", String.valueOf(umbrella.id()));
    details.put("version", String.valueOf(umbrella.version()));
    details.put("responses", String.valueOf(umbrella.ceilingResponses()));
    details.put("hours", String.valueOf(umbrella.ceilingHours()));
    details.put("expiresOn", String.valueOf(umbrella.expiresOn()));
    details.put("reason", reason);
    events.publishEvent(new Recorded(kind, umbrella.agencyId(), null, null, by, what, details));
  }

  private void revise(UmbrellaClearance seen, UmbrellaStore.Revision revision) {
    if (!store.revise(seen.id(), seen.version(), revision)) {
      throw stale(get(seen.id()), seen.version());
    }
  }

  private static StaleVersion stale(UmbrellaClearance now, int seenVersion) {
    return new StaleVersion("The umbrella clearance " + now.controlNumber() + " was changed in the meantime (version " + now.version() + ", you have "
        + seenVersion + "). Load it again and make your change on it.", now.version());
  }

  /** OIRA extends a clearance while its renewal goes on, six months at most; one that had lapsed is in force again (H3). */
  UmbrellaClearance extend(long id, LocalDate until, String reason, String by, Instant at) {
    store.lock(get(id).agencyId());
    var now = get(id);
    InputRefused.ifAny(UmbrellaRules.extension(now, until, EasternTime.dateOf(at)));
    revise(now, new UmbrellaStore.Revision(new UmbrellaBurden(now.ceilingResponses(), now.ceilingHours(), now.ceilingCost()),
        now.terms(), now.publicationAllowed(), until));
    store.status(id, Status.IN_FORCE);
    store.runUntil(id, now.expiresOn(), until, EasternTime.dateOf(at));
    var after = get(id);
    store.keepRevision(after, reason, by, at);
    events.publishEvent(new UmbrellaRenewed(after.agencyId(), id, id, after.controlNumber(), after.approvedOn(), until));
    return after;
  }

  /** The last day has passed; what its surveys draw stays, so that a renewal takes them over. False where it had not, or was known. */
  boolean expire(long id, Instant at) {
    store.lock(get(id).agencyId());
    var now = get(id);
    if (now.status() != Status.IN_FORCE || !now.expiresOn().isBefore(EasternTime.dateOf(at))) {
      return false;
    }
    store.status(id, Status.EXPIRED);
    events.publishEvent(new UmbrellaLapsed(now.agencyId(), id, now.controlNumber(), now.expiresOn()));
    return true;
  }

  private void give(UmbrellaStore.Holding held, String why, String by, Instant at) {
    store.add(held.umbrellaId(), held.burden().negated());
    store.insertDraw(held.umbrellaId(), held.caseKey(), "release", held.burden().negated(), why, by, at);
  }

  private void take(long umbrellaId, String caseKey, UmbrellaBurden burden, String by, Instant at) {
    var day = EasternTime.dateOf(at);
    if (!store.addWithin(umbrellaId, burden, day)) {
      throw new InputRefused(refusal(get(umbrellaId), burden, day));
    }
    store.insertDraw(umbrellaId, caseKey, "draw", burden, null, by, at);
  }

  private static String refusal(UmbrellaClearance now, UmbrellaBurden wanted, LocalDate day) {
    if (now.status() == Status.REPLACED) {
      return "The umbrella clearance " + now.controlNumber() + " was renewed at this moment. Reload the page and try again; the new one is used then.";
    }
    if (!now.validOn(day)) {
      return "The umbrella clearance " + now.controlNumber() + " is not valid on " + day + ": it was approved on " + now.approvedOn()
          + " and expires on " + now.expiresOn() + ". Renew it first.";
    }
    var cost = wanted.cost().signum() > 0 || wanted.cost().compareTo(now.remainingCost()) > 0;
    return "The survey needs " + wanted.responses() + " responses" + (cost ? ", " : " and ") + wanted.hours() + " hours"
        + (cost ? " and $" + wanted.cost() : "") + ", but the umbrella clearance " + now.controlNumber() + " has only "
        + now.remainingResponses() + " of " + now.ceilingResponses() + " responses" + (cost ? ", " : " and ") + now.remainingHours() + " of "
        + now.ceilingHours() + " hours" + (cost ? " and $" + now.remainingCost() + " of $" + now.ceilingCost() : "")
        + " a year left. Return the request for a smaller burden, or have the umbrella revised.";
  }

  /** What the case holds, with the register of its department locked, so that it stays so until the end of the transaction. */
  private Optional<UmbrellaStore.Holding> lockHolding(String caseKey) {
    var seen = store.holding(caseKey);
    if (seen.isEmpty()) {
      return seen;
    }
    // a department's surveys never move to another department, so its lock is the right one whatever happened meanwhile
    store.lock(get(seen.get().umbrellaId()).agencyId());
    return store.holding(caseKey);
  }
}
