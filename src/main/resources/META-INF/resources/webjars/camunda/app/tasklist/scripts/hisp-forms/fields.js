/* Controls bound to a place in the draft; where the person may not change that part, the same place to read. */

import { button, choices, control, notice, reading } from './controls.js';
import { h, idOf, linkOrText, replace } from './dom.js';
import { day } from './text.js';

const keyOf = (path) => path.join('.');

const LABELS = { up: 'Move up', down: 'Move down', remove: 'Remove' };

/** One value. `show` makes the text for reading; `onChange` hears of changes beside the draft. */
export function field(form, path, { kind = 'text', label, show, options, onChange, required, ...rest }) {
  const value = form.draft.get(path);
  if (!form.can(path[0])) {
    return reading(label, readable(kind, value, options, show), { path: keyOf(path) });
  }
  return control({
    id: idOf(path), path: keyOf(path), kind, label, value, options, required, ...rest,
    onChange: (changed) => {
      // no day is null, not an empty text, which is no day either but looks like one
      form.change(path, kind === 'date' && changed === '' ? null : changed);
      onChange?.(changed);
    },
  });
}

function readable(kind, value, options, show) {
  if (show) {
    return show(value);
  }
  if (kind === 'date') {
    return day(value);
  }
  if (kind === 'checkbox') {
    return value ? 'Yes' : 'No';
  }
  if (options && value !== undefined && value !== null) {
    const chosen = options.find((option) => String(option.value ?? option) === String(value));
    return chosen ? chosen.label ?? chosen : value;
  }
  return typeof value === 'string' ? linkOrText(value) : value;
}

/** One of several (radio buttons), or several of several with `multiple`. */
export function choice(form, path, { legend, options, multiple, onChange, ...rest }) {
  const value = form.draft.get(path);
  if (!form.can(path[0])) {
    const names = options.filter((option) => (multiple ? (value || []).includes(option.value) : String(option.value) === String(value ?? '')))
      .map((option) => option.label);
    return reading(legend, multiple ? names : names[0], { path: keyOf(path) });
  }
  return choices({
    id: idOf(path), path: keyOf(path), legend, options, multiple, value, ...rest,
    onChange: (changed) => {
      form.change(path, changed);
      onChange?.(changed);
    },
  });
}

/** Yes or no as two radio buttons, so that "not answered yet" can be told from "no". */
export function yesNo(form, path, { legend, onChange, ...rest }) {
  const value = form.draft.get(path);
  if (!form.can(path[0])) {
    return reading(legend, value === true ? 'Yes' : value === false ? 'No' : undefined, { path: keyOf(path) });
  }
  return choices({
    id: idOf(path), path: keyOf(path), legend, inline: true, ...rest,
    options: [{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }],
    value: value === undefined || value === null ? '' : String(value),
    onChange: (changed) => {
      form.change(path, changed === 'true');
      onChange?.(changed === 'true');
    },
  });
}

/**
 * A list of items that can be added, removed (and brought back) and moved.
 *
 * @param item what one is called, such as "Action"
 * @param title the item's own name, if it has one yet
 * @param create makes a new item
 * @param render (item, path, index, again) gives its fields; `again` draws the list anew
 * @param onOrder hears (before, after) when items were added, removed or moved
 */
export function repeating(form, path, { item, title = () => '', create, render, empty, addLabel, onOrder, part = path[0] }) {
  const editable = form.can(part);
  const base = idOf(path);
  const list = h('div', { class: 'hf-list', on: { input: () => rename(), change: () => rename() } });
  const status = h('div', { class: 'hf-list-status', role: 'status', id: `${base}-status` });
  const items = () => form.draft.get(path) || [];
  const nameOf = (i) => [`${item} ${i + 1}`, title(items()[i])].filter(Boolean).join(': ');
  const focus = (id) => document.getElementById(id)?.focus();

  function reorder(after, focusId, message, undo) {
    const before = items();
    form.change(path, after);
    onOrder?.(before, after);
    draw();
    replace(status, message, undo && button('Undo', undo, { id: `${base}-undo`, class: 'hf-button hf-button-small' }));
    focus(focusId);
  }

  /** The heading follows while its own fields are written. */
  function rename() {
    items().forEach((_, i) => {
      const legend = list.querySelector(`#${CSS.escape(`${base}-${i}-legend`)}`);
      if (legend && legend.textContent !== nameOf(i)) {
        legend.textContent = nameOf(i);
        ['up', 'down', 'remove'].forEach((way) => list.querySelector(`#${CSS.escape(`${base}-${i}-${way}`)}`)
          ?.setAttribute('aria-label', `${LABELS[way]} ${nameOf(i)}`));
      }
    });
  }

  function move(i, by) {
    const after = [...items()];
    after.splice(i + by, 0, ...after.splice(i, 1));
    const way = by < 0 ? 'up' : 'down';
    const last = by < 0 ? i + by === 0 : i + by === after.length - 1;
    reorder(after, `${base}-${i + by}-${last ? (by < 0 ? 'down' : 'up') : way}`, `Moved to place ${i + by + 1} of ${after.length}.`);
  }

  function remove(i) {
    const before = items();
    const name = nameOf(i);
    reorder(before.filter((_, n) => n !== i), `${base}-undo`, `${name} removed. `,
      () => reorder(before, `${base}-${i}-remove`, `${name} is back.`));
  }

  function add() {
    const after = [...items(), create()];
    reorder(after, `${base}-${after.length - 1}-legend`, `${item} ${after.length} added.`);
  }

  const action = (i, way, work, style = '') => button(LABELS[way], work, {
    id: `${base}-${i}-${way}`, class: `hf-button hf-button-small ${style}`, 'aria-label': `${LABELS[way]} ${nameOf(i)}`,
  });

  function draw() {
    replace(list, items().length === 0 && h('p', { class: 'hf-none' }, empty),
      items().map((each, i) => h('fieldset', {
        class: 'hf-item', 'data-path': keyOf([...path, i]), 'data-alias': each && each.id ? keyOf([...path, each.id]) : null,
      },
      h('legend', { id: `${base}-${i}-legend`, class: 'hf-item-title', tabindex: '-1' }, nameOf(i)),
      h('p', { class: 'hf-error', hidden: true }),
      render(each, [...path, i], i, draw),
      editable && h('div', { class: 'hf-row' },
        i > 0 && action(i, 'up', () => move(i, -1)),
        i < items().length - 1 && action(i, 'down', () => move(i, 1)),
        action(i, 'remove', () => remove(i), 'hf-button-danger')))));
  }

  draw();
  return h('div', { class: 'hf-repeating', id: base, 'data-path': keyOf(path), tabindex: '-1' },
    h('p', { class: 'hf-error', hidden: true }), list, editable && [status, button(addLabel, add, { id: `${base}-add` })]);
}

/** Something that helps but does not stop anybody; read out when it changes. */
export function liveHint(id) {
  const place = h('div', { id, role: 'status', class: 'hf-live-hint' });
  return { place, say: (text) => replace(place, text && notice('warning', null, h('p', {}, h('strong', {}, 'Please check: '), text))) };
}

export const section = (heading, ...content) => h('section', { class: 'hf-section' }, h('h4', {}, heading), content);

/** Content about one place in the document as a whole, so that an error about it has somewhere to stand and to lead to. */
export const about = (path, ...content) => h('div', { 'data-path': path, tabindex: '-1' }, h('p', { class: 'hf-error', hidden: true }), content);

/**
 * A short id for a new item of a list, such as "a3kq". Its letters are drawn by lot, so that two people who add an item at the
 * same moment add two items.
 */
export function nextId(prefix, items) {
  const lot = () => Array.from(crypto.getRandomValues(new Uint8Array(3)), (n) => String.fromCharCode(97 + (n % 26))).join('');
  const used = new Set((items || []).map((each) => each.id));
  let id;
  do {
    id = `${prefix}${(items || []).length + 1}${lot()}`;
  } while (used.has(id));
  return id;
}
