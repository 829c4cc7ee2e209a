/*
 * Line-by-line comments: a button beside an item, and behind it what was said about it.
 *
 *   import { remarks } from '../remarks.js';
 *   remarks(form, `actions.${each.id}.target`, 'the target of action 1')
 *
 * Name items of lists by their id, not by their number, so that a remark stays with its item when the list is reordered.
 * Everybody who sees the case reads them; they stay when the case is returned. The frame of the form lists the open ones.
 */

import { request } from './api.js';
import { button, clearErrors, control, showError } from './controls.js';
import { h, idOf, replace } from './dom.js';
import { count, moment } from './text.js';

const threads = new WeakMap();

/** What was said in this case, loaded once for a form. */
export class Remarks {
  constructor(form) {
    this.address = `/api/v1/tasks/${encodeURIComponent(form.taskId)}/remarks`;
    this.all = [];
    this.loaded = false;
    this.listeners = new Map();
    this.opened = new Map();
    this.load();
  }

  static of(form) {
    if (!threads.has(form)) {
      threads.set(form, new Remarks(form));
    }
    return threads.get(form);
  }

  async load() {
    try {
      const all = await request('GET', this.address);
      const changed = JSON.stringify(all) !== JSON.stringify(this.all);
      this.all = all;
      this.loaded = true;
      if (changed) {
        this.tell();
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  at(place) {
    return this.all.filter((each) => each.place === place);
  }

  async say(place, text) {
    this.all = [...this.all, await request('POST', this.address, { place, text })];
    this.tell();
  }

  async settle(id, resolved) {
    const settled = await request('PUT', `${this.address}/${id}`, { resolved });
    this.all = this.all.map((each) => (each.id === id ? settled : each));
    this.tell();
  }

  tell() {
    this.listeners.forEach((draw) => draw());
  }
}

export function remarks(form, place, name = 'this entry') {
  const at = Array.isArray(place) ? place.join('.') : place;
  const said = Remarks.of(form);
  const base = idOf('remarks', at.split('.'));
  // what is half written survives when the form is drawn anew
  const kept = said.opened.get(at) || { open: false, text: '' };
  said.opened.set(at, kept);
  const panel = h('div', { id: `${base}-panel`, class: 'hf-remarks-panel', role: 'region', 'aria-label': `Remarks on ${name}` });
  const toggle = button('', () => open(!kept.open), { id: base, class: 'hf-button hf-button-small', 'aria-controls': `${base}-panel` });
  const list = h('ol', { class: 'hf-remarks-list' });
  const status = h('p', { role: 'status', class: 'hf-visually-hidden' });
  const text = control({ id: `${base}-text`, path: null, kind: 'textarea', rows: 2, label: `Remark on ${name}`, value: kept.text, attributes: { maxlength: 4000 },
    hint: 'Everybody who works on this case can read it.', onChange: (value) => (kept.text = value) });
  const send = button('Add remark', async () => {
    clearErrors(panel);
    if (kept.text.trim() === '') {
      showError(text, 'Enter the remark first.').focus();
      return;
    }
    send.disabled = true;
    try {
      await said.say(at, kept.text);
      kept.text = '';
      text.querySelector('textarea').value = '';
      status.textContent = 'Remark added.';
      text.querySelector('textarea').focus();
    } catch (problem) {
      showError(text, problem.errors?.[0]?.message || problem.sentence || 'The remark could not be kept. Try again.').focus();
    } finally {
      send.disabled = false;
    }
  }, { id: `${base}-send`, class: 'hf-button hf-button-small' });

  function open(now) {
    kept.open = now;
    draw();
  }

  function draw() {
    const here = said.at(at);
    const unresolved = here.filter((each) => !each.resolved).length;
    toggle.setAttribute('aria-expanded', String(kept.open));
    toggle.setAttribute('aria-label', `${label(here, unresolved)}: ${name}`);
    toggle.textContent = label(here, unresolved);
    toggle.classList.toggle('hf-remarks-open', unresolved > 0);
    panel.hidden = !kept.open;
    const focused = document.activeElement?.id;
    replace(list, here.map((each) => entry(said, each, base, status)));
    list.hidden = here.length === 0;
    if (focused?.startsWith(`${base}-settle-`)) {
      document.getElementById(focused)?.focus();
    }
  }

  said.listeners.set(at, draw);
  panel.append(list, text, send, status);
  draw();
  return h('div', { class: 'hf-remarks', 'data-remarks': at }, toggle, panel);
}

const label = (here, unresolved) => (here.length === 0 ? 'Remark' : unresolved > 0 ? `${count(here.length, 'remark')}, ${unresolved} open` : `${count(here.length, 'remark')}, none open`);

export function entry(said, each, base, status) {
  const version = each.submissionVersion ? ` on version ${each.submissionVersion}` : '';
  return h('li', {},
    h('p', { class: 'hf-said' }, each.text),
    h('p', { class: 'hf-hint' }, `${each.by}${each.role ? `, ${each.role}` : ''}, ${moment(each.at)}${version}. `,
      each.resolved ? `Dealt with (${each.resolvedBy}, ${moment(each.resolvedAt)}).` : h('strong', {}, 'Open.')),
    button(each.resolved ? 'Open again' : 'Dealt with', async (event) => {
      const pressed = event.target;
      pressed.disabled = true;
      try {
        await said.settle(each.id, !each.resolved);
        status.textContent = each.resolved ? 'The remark is open again.' : 'The remark was marked as dealt with.';
      } catch (problem) {
        pressed.disabled = false;
        pressed.after(h('p', { class: 'hf-error', role: 'alert' }, problem.sentence || 'It could not be changed. Try again.'));
      }
    }, { id: `${base}-settle-${each.id}`, class: 'hf-button hf-button-small', 'aria-label': `${each.resolved ? 'Open again' : 'Dealt with'}: ${each.text.slice(0, 60)}` }));
}

/** For the frame: the open remarks of the whole case, each leading to its place. Empty while there are none. */
export function openRemarks(form) {
  const said = Remarks.of(form);
  const place = h('div', { id: 'hf-open-remarks' });
  const draw = () => {
    const open = said.all.filter((each) => !each.resolved);
    replace(place, open.length > 0 && h('details', { class: 'hf-story', id: 'hf-open-remarks-list', open: place.querySelector('details')?.open ?? open.length <= 3 },
      h('summary', {}, `Remarks that are open (${open.length})`),
      h('ul', {}, open.map((each) => h('li', {},
        h('p', { class: 'hf-said' }, each.text),
        h('p', { class: 'hf-hint' }, `${each.by}${each.role ? `, ${each.role}` : ''}, ${moment(each.at)}`),
        button(`Go to ${form.labelOf(each.place.split('.'))}`, () => lead(form, said, each.place), { class: 'hf-link hf-link-plain' }))))));
  };
  said.listeners.set('', draw);
  draw();
  return place;
}

function lead(form, said, at) {
  const thread = form.root.querySelector(`[data-remarks="${CSS.escape(at)}"]`);
  let target = form.placeOf(at);
  if (thread) {
    for (let around = thread.closest('details'); around; around = around.parentElement.closest('details')) {
      around.open = true;
    }
    said.opened.get(at).open = true;
    said.listeners.get(at)();
    target = thread.querySelector('button');
  }
  target?.scrollIntoView({ block: 'center' });
  (target?.matches('button') ? target : target?.querySelector('input, select, textarea, button'))?.focus();
}
