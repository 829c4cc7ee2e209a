package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
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

  private final UmbrellaStore store;

  Umbrellas(UmbrellaStore store) {
    this.store = store;
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

  /** The journal of one clearance, oldest first. */
  @Transactional(readOnly = true)
  public List<UmbrellaDraw> drawsOf(long umbrellaId) {
    return store.draws(umbrellaId);
  }

  /** What the case draws now; zeros where it draws nothing. */
  @Transactional(readOnly = true)
  public UmbrellaBurden drawnBy(String caseKey) {
    return store.holding(caseKey).map(UmbrellaStore.Holding::burden).orElse(UmbrellaBurden.NONE);
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
      throw new InputRefused("The survey " + caseKey + " draws " + held.burden().words() + " already. Change what it draws instead of drawing again.");
    });
    take(umbrella.id(), caseKey, "draw", burden, null, by, at);
  }

  /**
   * The annual burden of a survey in force becomes another: only the difference is drawn, or given back.
   *
   * @throws InputRefused with the figures, if not enough is left for the difference
   */
  public void change(String caseKey, long responses, BigDecimal hours, BigDecimal cost, String why, String by, Instant at) {
    var burden = new UmbrellaBurden(responses, hours, cost);
    if (responses < 1 || burden.negative()) {
      throw new InputRefused("A burden of " + burden.words() + " cannot be drawn. Return the request to have it corrected.");
    }
    var held = lockHolding(caseKey).orElseThrow(() -> new InputRefused("The survey " + caseKey
        + " draws nothing from an umbrella clearance, so there is nothing to change. It may have expired; request a new clearance."));
    var difference = burden.minus(held.burden());
    if (!difference.none()) {
      take(held.umbrellaId(), caseKey, "change", difference, why, by, at);
    }
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

  private void give(UmbrellaStore.Holding held, String why, String by, Instant at) {
    store.add(held.umbrellaId(), held.burden().negated());
    store.insertDraw(held.umbrellaId(), held.caseKey(), "release", held.burden().negated(), why, by, at);
  }

  private void take(long umbrellaId, String caseKey, String kind, UmbrellaBurden burden, String why, String by, Instant at) {
    var day = EasternTime.dateOf(at);
    if (!store.addWithin(umbrellaId, burden, day)) {
      throw new InputRefused(refusal(get(umbrellaId), burden, kind.equals("change"), day));
    }
    store.insertDraw(umbrellaId, caseKey, kind, burden, why, by, at);
  }

  private static String refusal(UmbrellaClearance now, UmbrellaBurden wanted, boolean change, LocalDate day) {
    if (now.status() == Status.REPLACED) {
      return "The umbrella clearance " + now.controlNumber() + " was renewed at this moment. Reload the page and try again; the new one is used then.";
    }
    if (!now.validOn(day)) {
      return "The umbrella clearance " + now.controlNumber() + " is not valid on " + day + ": it was approved on " + now.approvedOn()
          + " and expires on " + now.expiresOn() + ". Renew it first.";
    }
    var cost = wanted.cost().signum() > 0 || wanted.cost().compareTo(now.remainingCost()) > 0;
    return "The survey needs " + (change ? "another " : "") + wanted.responses() + " responses" + (cost ? ", " : " and ") + wanted.hours() + " hours"
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
