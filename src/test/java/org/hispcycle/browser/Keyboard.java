package org.hispcycle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Somebody without a mouse: walks through a form with Tab, writes, chooses with the arrows and Space, presses with Enter.
 * Knows nothing about a form in particular; what to write is asked by the place in the draft.
 */
final class Keyboard {

  private static final int LONGEST_WALK = 400;

  /** Everything in the form that a person can do something with, and that is shown. */
  private static final String CONTROLS = """
      [...document.querySelectorAll('.hisp-form')].filter(form => form.offsetParent !== null).flatMap(form => [...form.querySelectorAll(
          'input, select, textarea, button, a[href], summary, [tabindex="0"]')])
        .filter(each => !each.disabled && each.type !== 'hidden' && each.checkVisibility({ visibilityProperty: true }))
      """;

  /** The same before and after the form is drawn anew; the radio buttons of a group share one. */
  private static final String NAME = "each => each.type === 'radio' ? 'radio ' + each.name : each.tagName + ' ' + (each.id || each.textContent.trim().slice(0, 60))";

  private static final String SOMETHING_REQUIRED_IS_EMPTY = """
      () => [...document.querySelectorAll('.hisp-form [aria-required=true]')].some(each => each.getClientRects().length > 0 && !each.value)
        || [...document.querySelectorAll('.hisp-form fieldset.hf-group')].some(each => each.getClientRects().length > 0
          && each.querySelector(':scope > legend .hf-required') && !each.querySelector('input:checked'))
      """;

  private static final String FOCUSED = """
      () => {
        const at = document.activeElement;
        at.dataset.walk ??= String(window.hfWalk = (window.hfWalk || 0) + 1);
        const place = at.closest('[data-path]');
        const group = at.name ? [...document.getElementsByName(at.name)] : [at];
        const name = %s;
        return {
          name: name(at), walk: at.dataset.walk, id: at.id || '', tag: at.tagName.toLowerCase(), type: at.type || '', role: at.getAttribute('role') || '',
          inside: Boolean(at.closest('.hisp-form')), path: place ? place.dataset.path : '', value: at.value ?? '', label: at.textContent.trim(),
          readonly: Boolean(at.readOnly), chosen: group.some(each => each.checked), options: at.options ? at.options.length : 0,
          emptyList: Boolean(at.closest('.hf-repeating') && !at.closest('.hf-repeating').querySelector(':scope > .hf-list > fieldset')),
          complete: at.matches('.form-actions button[ng-click="complete()"], .modal-footer button[ng-click="startProcessInstance()"]'),
        };
      }""".formatted(NAME);

  private final Page page;
  private final Set<String> pressed = new LinkedHashSet<>();

  Keyboard(Page page) {
    this.page = page;
  }

  private record Control(String name, String walk, String id, String tag, String type, String role, boolean inside, String path, String value,
      String label, boolean readonly, boolean chosen, int options, boolean emptyList, boolean complete) {}

  @SuppressWarnings("unchecked")
  private Control focused() {
    var at = (Map<String, Object>) page.evaluate(FOCUSED);
    return new Control((String) at.get("name"), (String) at.get("walk"), (String) at.get("id"), (String) at.get("tag"), (String) at.get("type"), (String) at.get("role"),
        (Boolean) at.get("inside"), (String) at.get("path"), (String) at.get("value"), (String) at.get("label"), (Boolean) at.get("readonly"),
        (Boolean) at.get("chosen"), (Integer) at.get("options"), (Boolean) at.get("emptyList"), (Boolean) at.get("complete"));
  }

  private void press(String key) {
    page.keyboard().press(key);
  }

  /** The place just before the form, as after Tasklist's own tabs. */
  Keyboard begin() {
    page.bringToFront();
    page.evaluate("""
        () => {
          const form = [...document.querySelectorAll('.hisp-form')].find(each => each.offsetParent !== null);
          const first = form.firstElementChild;
          first.tabIndex = -1;
          first.focus();
        }""");
    return this;
  }

  /** Tab comes to everything that can be used; of radio buttons to one of each group, the arrows do the rest. */
  Keyboard reachesEverything() {
    begin();
    var reached = new LinkedHashSet<String>();
    for (int step = 0; step < LONGEST_WALK; step++) {
      press("Tab");
      var at = focused();
      if (at.complete()) {
        break;
      }
      reached.add(at.name());
    }
    @SuppressWarnings("unchecked")
    var wanted = (List<String>) page.evaluate("() => { const name = " + NAME + "; return [...new Set(" + CONTROLS + ".map(name))]; }");
    assertThat(wanted).as("controls of the form").isNotEmpty();
    assertThat(wanted.stream().filter(each -> !reached.contains(each))).as("controls that Tab does not reach on its way to Complete: " + reached).isEmpty();
    return this;
  }

  /** Goes to the control with this id and presses it. */
  Keyboard press(String id, String key) {
    begin();
    for (int step = 0; step < LONGEST_WALK; step++) {
      press("Tab");
      if (focused().id().equals(id)) {
        press(key);
        return this;
      }
    }
    throw new AssertionError("Tab does not come to #" + id + ".");
  }

  /**
   * Fills what is empty, adding one item to each empty list; goes through once more for what showed up on the way.
   *
   * @param outcome the decision to choose, as it is labelled; null where any will do
   */
  Keyboard fill(BiFunction<String, String, String> whatToWrite, String outcome) {
    for (int pass = 0; pass < 3; pass++) {
      boolean changed = false;
      begin();
      var seen = new ArrayList<String>();
      String before = "";
      for (int step = 0; step < LONGEST_WALK; step++) {
        press("Tab");
        var at = focused();
        // a date is three stops and its calendar a fourth
        if (at.complete() || seen.contains(at.walk()) && !at.walk().equals(before)) {
          break;
        }
        if (!at.walk().equals(before)) {
          seen.add(at.walk());
          int lists = pressed.size();
          changed |= at.inside() && act(at, whatToWrite, outcome);
          if (pressed.size() > lists) {
            // the new item has the focus now, and stands before the button that added it
            seen.clear();
          }
        }
        before = at.walk();
      }
      if (!changed || !(Boolean) page.evaluate(SOMETHING_REQUIRED_IS_EMPTY)) {
        break;
      }
    }
    return this;
  }

  private boolean act(Control at, BiFunction<String, String, String> whatToWrite, String outcome) {
    if (at.role().equals("combobox")) {
      return at.value().isEmpty() && choose("ArrowDown", "Enter");
    }
    switch (at.tag()) {
      case "select":
        return at.value().isEmpty() && at.options() > 1 && choose("ArrowDown");
      case "textarea":
        return at.value().isEmpty() && !at.readonly() && write(at, whatToWrite);
      case "button":
        // adds one item to a list that has none
        return at.id().endsWith("-add") && at.emptyList() && !at.id().contains("-links") && pressed.add(at.id()) && choose("Enter");
      case "input":
        return switch (at.type()) {
          case "radio" -> at.path().equals("outcome") ? decide(at, outcome) : !at.chosen() && choose("Space");
          case "checkbox" -> at.path().endsWith("s") && !at.chosen() && choose("Space");
          case "text", "date" -> at.value().isEmpty() && !at.readonly() && write(at, whatToWrite);
          default -> false;
        };
      default:
        return false;
    }
  }

  /** The arrows go from one decision to the next. */
  private boolean decide(Control at, String outcome) {
    if (at.chosen()) {
      return false;
    }
    press("Space");
    for (int step = 0; step < 10 && outcome != null; step++) {
      var label = (String) page.evaluate("() => document.querySelector(`label[for=\"${document.activeElement.id}\"]`)?.textContent.trim() || ''");
      if (label.equals(outcome)) {
        break;
      }
      press("ArrowDown");
    }
    return true;
  }

  private boolean choose(String... keys) {
    for (var key : keys) {
      press(key);
    }
    return true;
  }

  private boolean write(Control at, BiFunction<String, String, String> whatToWrite) {
    var text = whatToWrite.apply(at.path(), at.type());
    if (text == null) {
      return false;
    }
    page.keyboard().type(text);
    return true;
  }

  /** Goes on from the end of the form to Complete (or Start) and presses it. */
  void complete() {
    page.evaluate("""
        () => {
          const last = [...document.querySelectorAll('.hisp-form')].find(each => each.offsetParent !== null).lastElementChild;
          last.tabIndex = -1;
          last.focus();
          const inside = [...last.querySelectorAll('input, select, textarea, button')].filter(each => each.getClientRects().length > 0);
          inside[inside.length - 1]?.focus();
        }""");
    for (int step = 0; step < 20; step++) {
      press("Tab");
      if (focused().complete()) {
        press("Enter");
        return;
      }
    }
    throw new AssertionError("Tab does not come to the button that completes.");
  }
}
