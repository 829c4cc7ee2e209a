/* The frame that every task form has: what is asked, what was said, the content, the decision, errors, saving. */

import { Problem, request } from './api.js';
import { button, choices, clearErrors, control, notice, showError } from './controls.js';
import { h, idOf, keepingFocus, replace, unfold } from './dom.js';
import { Draft } from './draft.js';
import { Presence } from './presence.js';
import { openRemarks, Remarks } from './remarks.js';
import { claim, closeNotice, hideBrowserSave, interceptComplete, onAssigneeChange, onRemoved, refusal, tellTasklist } from './tasklist.js';
import { day, moment, time, words } from './text.js';

/** @param definition {content(form), propose?(form), outcomeFields?(form)}, see forms/*.js */
export async function open(camForm, root, definition) {
  const form = new TaskForm(camForm, root, definition);
  await form.load();
  form.presence = new Presence(form);
  form.presence.show();
  form.root.querySelector('#hf-heading').parentElement.after(form.presence.region);
  return form;
}

class TaskForm {
  constructor(camForm, root, definition) {
    this.camForm = camForm;
    this.root = root;
    this.definition = definition;
    this.taskId = camForm.taskId;
    this.outcome = '';
    this.comment = '';
    this.together = false;
    this.ready = false;
    const element = camForm.formElement?.[0] || root.closest('form') || root;
    hideBrowserSave(element);
    this.complete = interceptComplete(element, () => this.prepare());
    const stopWatching = onAssigneeChange(element, () => this.reloadSoon());
    const guard = (event) => this.draft?.stuck && event.preventDefault();
    window.addEventListener('beforeunload', guard);
    root.addEventListener('focusin', () => this.catchUp());
    root.addEventListener('pointerdown', () => (this.pressed = true));
    const released = () => (this.pressed = false);
    ['pointerup', 'pointercancel'].forEach((event) => document.addEventListener(event, released));
    onRemoved(camForm, (event) => {
      if (event?.type === 'pagehide') {
        this.draft?.flush();
      } else {
        this.draft?.leave();
      }
      this.presence?.stop();
      this.complete.stop();
      stopWatching();
      window.removeEventListener('beforeunload', guard);
      ['pointerup', 'pointercancel'].forEach((each) => document.removeEventListener(each, released));
    });
  }

  // ---- what the forms use

  /** May this person change this part of the draft now? */
  can(part) {
    const parts = this.data.editableParts || this.content.editableParts;
    const narrowed = parts && parts.includes('*') ? this.content.editableParts || parts : parts;
    return this.writing && (!narrowed || narrowed.includes('*') || narrowed.includes(part));
  }

  /** Does the person have the task, or help the one who has it? */
  get writing() {
    return Boolean(this.data.editable) && (this.data.assignedToMe || this.together);
  }

  change(path, value) {
    this.draft.set(path, value);
  }

  /** Draws everything anew after a change that shows or hides fields. */
  redraw() {
    this.stale = false;
    const moved = this.itemInFocus();
    keepingFocus(this.root, () => this.draw(), moved);
  }

  /** An item of a list may have another number afterwards; its fields are found by the item's own id. */
  itemInFocus() {
    const item = this.root.contains(document.activeElement) && document.activeElement.closest('[data-alias]');
    if (!item) {
      return undefined;
    }
    const [path, before] = [this.pathOf(item), idOf(item.dataset.path.split('.'))];
    return (id) => {
      const now = this.placeOf(path);
      return now?.dataset.alias && id.startsWith(before) ? idOf(now.dataset.path.split('.')) + id.slice(before.length) : id;
    };
  }

  async reload() {
    await this.load();
  }

  // ---- loading

  async load() {
    const data = await request('GET', `/api/v1/tasks/${encodeURIComponent(this.taskId)}/form`);
    this.show(data);
  }

  show(data) {
    const before = this.draft;
    this.data = data;
    this.content = data.content || {};
    // what is being written stays; the server's newer state is joined when it is saved
    if (!before || !before.unsaved) {
      before?.close();
      this.draft = new Draft(this.taskId, data.draft || {}, (state) => this.draftBecame(state));
      this.draft.propose(this.definition.propose?.(this) || {});
    }
    if (data.outcomes.length === 1) {
      this.outcome = data.outcomes[0].id;
    }
    this.redraw();
  }

  reloadSoon() {
    clearTimeout(this.reloading);
    this.reloading = setTimeout(async () => {
      // while the task is being completed the button is off as well, and claiming shows the outcome itself
      if (!this.root.isConnected || this.preparing || this.submitting || this.claiming) {
        return;
      }
      try {
        const data = await request('GET', `/api/v1/tasks/${encodeURIComponent(this.taskId)}/form`);
        if (data.assignee !== this.data.assignee || data.assignedToMe !== this.data.assignedToMe) {
          this.show(data);
        }
      } catch (problem) {
        // the task may just have been completed; the next action tells
      }
    }, 400);
  }

  // ---- drawing

  draw() {
    const { data } = this;
    this.saving ??= h('div', { class: 'hf-saving', role: 'status' });
    this.conflict = h('div', { id: 'hf-conflict' });
    this.errors = this.root.querySelector(':scope > .hf-errors') || h('div', { class: 'hf-errors', role: 'alert', tabindex: '-1' });
    const content = this.definition.content(this);
    replace(this.root, this.errors, this.heading(), this.presence?.region, this.working(), this.latestReturn(), openRemarks(this), this.story(),
      h('div', { class: 'hf-content', on: { input: (event) => this.forgetError(event) } }, content),
      data.editable && h('div', { class: 'hf-draft' }, this.conflict, this.saving,
        this.writing && button('Save draft now', () => this.draft.save({ force: this.draft.version === 0 }), { class: 'hf-button hf-button-small', id: 'hf-save' })),
      this.decision());
    this.showSaving();
    this.presence?.show();
  }

  heading() {
    const { data } = this;
    const facts = [
      data.agencyName && ['Agency', data.agencyName],
      data.hispName && ['High Impact Service Provider', data.hispName],
      this.content.service && ['Service', this.content.service.name],
      data.cycleYear && ['Cycle', data.edition ? `${data.cycleYear}, rules of the ${data.edition} edition` : String(data.cycleYear)],
      data.clause && ['Required by', data.clause],
    ].filter(Boolean);
    return h('header', { class: 'hf-header' },
      h('h3', { id: 'hf-heading' }, data.taskName || data.name),
      data.ask && h('p', { class: 'hf-ask' }, data.ask),
      (data.due || data.dueOn) && h('p', { class: 'hf-due' }, h('strong', {}, 'Due: '), data.due || day(data.dueOn),
        data.overdue && h('span', { class: 'hf-badge hf-badge-late' }, 'Late')),
      h('dl', { class: 'hf-facts' }, facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))));
  }

  working() {
    const { data } = this;
    if (data.assignedToMe) {
      return null;
    }
    if (!data.assignee) {
      return notice('info', 'Nobody works on this task yet.',
        h('p', {}, 'Claim the task to work on it. Complete stays off until then.'),
        button('Claim this task', (event) => this.claim(event.target), { class: 'hf-button hf-button-primary', id: 'hf-claim' }));
    }
    return notice('info', `${data.assignee} works on this task.`,
      h('p', {}, 'Only they can complete it. If it should be yours, ask them to release it, then claim it.'),
      data.editable && !this.together && [
        h('p', {}, 'You can add to the draft while they have the task; what you write is saved for both of you.'),
        button('Write with them', () => {
          this.together = true;
          this.redraw();
        }, { id: 'hf-together' })]);
  }

  async claim(pressed) {
    pressed.disabled = true;
    pressed.textContent = 'Claiming …';
    this.claiming = true;
    try {
      await claim(this.camForm);
      for (let tries = 0; tries < 20; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        const data = await request('GET', `/api/v1/tasks/${encodeURIComponent(this.taskId)}/form`);
        if (data.assignee) {
          this.show(data);
          this.root.querySelector('#hf-heading')?.scrollIntoView({ block: 'nearest' });
          (this.root.querySelector('.hf-content input, .hf-content textarea, .hf-content select')
            || this.root.querySelector('.hf-decision input, .hf-decision textarea'))?.focus();
          return;
        }
      }
      throw new Error('The task has no assignee after claiming.');
    } catch (problem) {
      console.error(problem);
      this.redraw();
      this.fail('The task could not be claimed. Somebody else may have been faster: reload the page and look who has it.');
    } finally {
      this.claiming = false;
    }
  }

  latestReturn() {
    const entry = [...(this.data.story || [])].reverse().find(isReturn);
    return entry && h('section', { class: 'hf-notice hf-notice-warning', 'aria-label': 'Newest return' },
      h('p', { class: 'hf-notice-title' }, `Returned by ${entry.by}: ${entry.outcomeLabel}`),
      h('p', { class: 'hf-hint' }, `${entry.step}, ${entry.at ? moment(entry.at) : entry.atText}`),
      entry.comment && h('p', { class: 'hf-said' }, entry.comment));
  }

  story() {
    const entries = [...(this.data.story || [])].reverse();
    if (entries.length === 0) {
      return null;
    }
    return h('details', { class: 'hf-story', id: 'hf-story', open: entries.length <= 3 },
      h('summary', {}, `What was said so far (${entries.length})`),
      h('ol', { reversed: true }, entries.map((entry) => h('li', { class: isReturn(entry) ? 'hf-returned' : '' },
        h('p', {}, h('strong', {}, `${entry.step}: ${entry.outcomeLabel}`), isReturn(entry) && h('span', { class: 'hf-badge' }, 'Returned')),
        h('p', { class: 'hf-hint' }, `${entry.by}, ${entry.at ? moment(entry.at) : entry.atText}`),
        entry.comment && h('p', { class: 'hf-said' }, entry.comment)))));
  }

  decision() {
    const { data } = this;
    if (!data.assignedToMe) {
      return null;
    }
    const several = data.outcomes.length > 1;
    const extra = Object.fromEntries(Object.entries(this.definition.outcomeFields?.(this) || {})
      .map(([id, fields]) => [id, h('div', { class: 'hf-reveal', hidden: id !== this.outcome, 'data-outcome': id }, fields)]));
    const comment = control({
      id: 'hf-comment', path: 'comment', kind: 'textarea', label: 'Comment', rows: 3, value: this.comment,
      hint: this.content.commentHint || 'Everybody who works on this case can read it.', attributes: { maxlength: 4000 },
      onChange: (text) => (this.comment = text),
    });
    this.commentLabel = comment.querySelector('label');
    const decision = several
      ? choices({
        id: 'hf-outcome', path: 'outcome', legend: 'Your decision', required: true, value: this.outcome, reveal: extra,
        options: data.outcomes.map((outcome) => ({
          value: outcome.id, label: outcome.label,
          text: outcome.commentRequired ? 'Needs a comment: say what has to change.' : null,
        })),
        onChange: (id) => this.choose(id),
      })
      : [h('h4', { id: 'hf-outcome' }, 'Your decision'),
        h('p', {}, 'Complete means: ', h('strong', {}, data.outcomes[0]?.label || 'done'), '.'), Object.values(extra)];
    const part = h('section', { class: 'hf-decision', 'aria-label': 'Decision' }, decision, comment,
      h('p', { class: 'hf-hint' }, `Then press Complete below.${this.writing ? ' The draft is saved first.' : ''}`));
    this.labelComment();
    return part;
  }

  choose(id) {
    this.outcome = id;
    this.root.querySelectorAll('.hf-reveal[data-outcome]').forEach((part) => (part.hidden = part.dataset.outcome !== id));
    this.labelComment();
    clearErrors(this.root.querySelector('.hf-decision'));
  }

  labelComment() {
    const chosen = this.chosen();
    replace(this.commentLabel, 'Comment ', h('span', { class: 'hf-required' }, chosen?.commentRequired ? '(required)' : '(optional)'));
  }

  chosen() {
    return this.data.outcomes.find((outcome) => outcome.id === this.outcome);
  }

  // ---- saving

  draftBecame(state) {
    if (state === 'merged') {
      this.note = ` ${this.draft.updatedBy} changed other places meanwhile; both are kept.`;
      this.draft.state = 'saving';
      this.showNews();
    } else if (state === 'pulled') {
      this.news = ` ${this.draft.updatedBy} changed ${this.namesOf(this.draft.news)}; you see the newest text.`;
      this.showNews();
    } else {
      this.note = state === 'saved' || state === 'saving' ? this.note : '';
      this.news = state === 'changed' ? '' : this.news;
      this.showSaving();
    }
  }

  showSaving() {
    const { draft } = this;
    if (!this.saving || !draft) {
      return;
    }
    const version = draft.version > 0 && `Draft saved ${draft.updatedAt ? time(draft.updatedAt) : ''}, version ${draft.version}`;
    switch (draft.state) {
      case 'conflict': this.showConflict(); break;
      case 'changed': this.saving.textContent = 'Not saved yet …'; break;
      case 'saving': this.saving.textContent = 'Saving …'; break;
      case 'failed':
        replace(this.saving, notice('error', 'The draft is not saved.', h('p', {}, draft.problem.sentence)));
        this.showFaults(draft.problem.errors);
        break;
      default:
        this.saving.textContent = version
          ? `${version}${draft.updatedBy && draft.state === 'clean' ? ` (by ${draft.updatedBy})` : ''}.${this.note || this.news || ''}`
          : this.writing ? 'Nothing saved yet; what you write is saved by itself.' : '';
    }
  }

  showConflict() {
    const { theirs, conflicts } = this.draft.conflict;
    const shown = (value) => (value === undefined || value === null || value === '' ? '(empty)'
      : typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value));
    const settle = async (winner) => {
      const saved = this.draft.resolve(winner);
      this.redraw();
      await saved;
      this.root.querySelector('#hf-save')?.focus();
    };
    this.saving.textContent = '';
    replace(this.conflict, h('div', { role: 'alert', tabindex: '-1', id: 'hf-conflict-box' }, notice('warning',
      `${theirs.updatedBy || 'Somebody'} changed the same place and saved before you (version ${theirs.version}).`,
      h('p', {}, 'Nothing of yours is saved until you choose. Copy what you want to keep from either side.'),
      conflicts.map(({ path, mine, theirs: their }, i) => h('fieldset', { class: 'hf-item' },
        h('legend', { class: 'hf-item-title' }, this.labelOf(path)),
        control({ id: `hf-mine-${i}`, kind: 'textarea', label: 'Yours', value: shown(mine), attributes: { readonly: true }, onChange: () => {} }),
        control({ id: `hf-theirs-${i}`, kind: 'textarea', label: 'Saved', value: shown(their), attributes: { readonly: true }, onChange: () => {} }))),
      h('div', { class: 'hf-row' },
        button(`Load version ${theirs.version}`, () => settle('theirs'), { class: 'hf-button hf-button-primary', id: 'hf-use-theirs' }),
        button('Put mine in its place', () => settle('mine'), { id: 'hf-use-mine' })))));
    this.root.querySelector('#hf-conflict-box')?.focus();
  }

  /** Shows what colleagues wrote. While somebody writes here, only the fields concerned change; the rest follows when they go on. */
  showNews() {
    const at = document.activeElement;
    const writing = at && this.root.contains(at) && at.matches('input, textarea, select');
    if (writing && this.draft.news.every((path) => canTake(this.root.querySelector(`[data-path="${CSS.escape(path.join('.'))}"]`)))) {
      this.draft.news.forEach((path) => take(this.root.querySelector(`[data-path="${CSS.escape(path.join('.'))}"]`), this.draft.get(path)));
      this.stale = this.stale || this.draft.news.length > 0;
      this.showSaving();
    } else {
      this.redraw();
    }
  }

  /** After the field that was left has told what changed in it, and not between pressing and releasing a button. */
  catchUp() {
    clearTimeout(this.catching);
    if (this.stale && this.root.isConnected) {
      this.catching = this.pressed ? setTimeout(() => this.catchUp(), 150) : setTimeout(() => this.redraw(), 50);
    }
  }

  namesOf(paths) {
    const names = [...new Set(paths.map((path) => `“${this.nameOf(path.join('.'))}”`))];
    return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ') || 'the draft';
  }

  labelOf(path) {
    const label = this.placeOf(path.join('.'))?.querySelector('legend, label, dt');
    return label ? textOf(label) : path.join(', ');
  }

  /** What people call a place: its label, and the item that it belongs to. */
  nameOf(place) {
    const at = this.placeOf(place);
    const label = at?.querySelector('legend, label, dt');
    const item = at?.parentElement.closest('.hf-item')?.querySelector('legend');
    return label ? [textOf(label), item && textOf(item)].filter(Boolean).join(', ') : words(place.split('.')[0]);
  }

  /** The path of a place, with the ids of items instead of their numbers. */
  pathOf(place) {
    const steps = (place?.dataset.path || '').split('.');
    for (let around = place; around && this.root.contains(around); around = around.parentElement) {
      if (around.dataset.alias) {
        steps[around.dataset.path.split('.').length - 1] = around.dataset.alias.split('.').pop();
      }
    }
    return steps.join('.');
  }

  reloadRemarks() {
    Remarks.of(this).load();
  }

  /** Somebody completed the task, or it was taken back, while it was open here. */
  closedMeanwhile() {
    if (!this.submitting && !this.preparing && this.root.isConnected) {
      replace(this.presence.region, notice('warning', 'This task is no longer open.',
        h('p', {}, 'Somebody completed it, or it was taken back. What was saved is kept with the case. Look at your inbox.')));
    }
  }

  // ---- completing

  /** Before Complete goes through: is something missing, is everything saved? */
  async prepare() {
    if (this.preparing) {
      return false;
    }
    this.preparing = true;
    this.ready = false;
    try {
      this.clearProblems();
      const missing = this.missing();
      if (missing.length > 0) {
        this.fail(null, missing);
        return false;
      }
      if (!(await this.saveBefore())) {
        return false;
      }
      this.ready = true;
      return true;
    } finally {
      this.preparing = false;
    }
  }

  missing() {
    const chosen = this.chosen();
    if (!chosen) {
      return [{ field: 'outcome', message: 'Choose your decision.' }];
    }
    return chosen.commentRequired && this.comment.trim() === ''
      ? [{ field: 'comment', message: `Say in the comment what has to change: "${chosen.label}" needs one.` }] : [];
  }

  async saveBefore() {
    const { draft } = this;
    const first = this.writing && draft.version === 0 && (this.chosen().draftRequired || this.definition.propose);
    if (await draft.save({ force: first })) {
      return true;
    }
    if (draft.state === 'conflict') {
      this.fail('The task is not completed: somebody saved the same place of the draft before you. Choose below which text stays, then press Complete again.');
      this.root.querySelector('#hf-conflict-box')?.focus();
    } else {
      this.fail(`The task is not completed, because the draft could not be saved. ${draft.problem?.sentence || ''}`, draft.problem?.errors);
    }
    return false;
  }

  /** Called by the engine's form for every submit; variables have to be set each time anew. */
  submit() {
    if (!this.ready) {
      this.camForm.submitPrevented = true;
      this.prepare().then((fine) => fine && this.complete.press());
      return;
    }
    this.ready = false;
    this.submitting = true;
    clearTimeout(this.reloading);
    const put = (name, type, value) => {
      const variables = this.camForm.variableManager;
      if (variables.variable(name)) {
        variables.destroyVariable(name);
      }
      if (value !== null) {
        variables.createVariable({ name, type, value });
      }
    };
    put('outcome', 'String', this.outcome);
    put('comment', 'String', this.comment.trim() || null);
    put('draftVersion', 'Integer', this.chosen()?.draftRequired || this.draft.touched ? this.draft.version : null);
  }

  submitFailed(error) {
    this.submitting = false;
    const message = error?.message || '';
    if (message.includes('submission prevented')) {
      return;
    }
    const { sentence, errors } = refusal(error);
    const shown = sentence || failureSentence(error);
    tellTasklist(error, shown);
    closeNotice(shown);
    this.fail(shown, errors, { reload: true });
  }

  submitted() {
    this.draft?.close();
    this.presence?.stop({ completed: true });
    this.complete.stop();
  }

  // ---- errors

  /** The summary takes the focus, names each fault, and leads to its field. */
  fail(sentence, faults = [], { reload = false } = {}) {
    this.clearProblems();
    const links = this.showFaults(faults);
    const listed = faults.length > 0;
    replace(this.errors, notice('error', listed && faults.length > 1 ? `There are ${faults.length} problems.` : 'There is a problem.',
      sentence && !(listed && sentence.includes(faults[0].message)) && h('p', {}, sentence),
      listed && h('ul', {}, links.map(({ message, focusable }) => h('li', {}, focusable
        ? button(message, () => {
          unfold(focusable);
          focusable.scrollIntoView({ block: 'center' });
          focusable.focus();
        }, { class: 'hf-link' }) : message))),
      reload && h('p', {}, button('Load the newest state of this task', () => this.reloadAfterFailure(), { class: 'hf-button hf-button-small' }))));
    this.errors.scrollIntoView({ block: 'start' });
    this.errors.focus({ preventScroll: true });
  }

  async reloadAfterFailure() {
    this.clearProblems();
    try {
      await this.draft.save();
      await this.load();
      this.root.querySelector('#hf-save, .hf-decision input, .hf-decision textarea')?.focus();
    } catch (problem) {
      this.fail(problem instanceof Problem ? problem.sentence : 'The task could not be loaded. Reload the page.');
    }
  }

  showFaults(faults) {
    return (faults || []).map(({ field, message }) => {
      const place = field && this.placeOf(field);
      return { message, focusable: place ? showError(place, message) : null };
    });
  }

  /** The control or group that belongs to a path such as "actions[0].title", or the nearest one around it. */
  placeOf(field) {
    const steps = String(field).replace(/^\$\.?/, '').replace(/\[(\w+)\]/g, '.$1').split('.');
    for (let length = steps.length; length > 0; length -= 1) {
      const path = steps.slice(0, length).join('.');
      const direct = this.root.querySelector(`[data-path="${CSS.escape(path)}"], [data-alias="${CSS.escape(path)}"]`);
      if (direct && direct.dataset.alias === path && length < steps.length) {
        return this.placeOf([direct.dataset.path, ...steps.slice(length)].join('.')) || direct;
      }
      // a part that has no place of its own begins with its first field
      const first = direct || this.root.querySelector(`[data-path^="${CSS.escape(path)}."]`);
      if (first) {
        return first;
      }
    }
    return null;
  }

  forgetError(event) {
    const place = event.target.closest('.hf-has-error');
    if (place) {
      clearErrors(place.parentElement);
    }
  }

  clearProblems() {
    this.errors.replaceChildren();
    clearErrors(this.root);
  }
}

/** A label without its "(required)". */
function textOf(label) {
  const copied = label.cloneNode(true);
  copied.querySelectorAll('.hf-required, .hf-visually-hidden').forEach((part) => part.remove());
  return copied.textContent.trim();
}

const simple = (place) => place.querySelectorAll('input:not([role=combobox]):not([type=file]), textarea, select');

/** Can a new value be put into the control as it stands? */
function canTake(place) {
  return Boolean(place) && ((place.matches('.hf-field') && simple(place).length === 1) || (place.matches('fieldset.hf-group') && simple(place).length > 0
    && [...simple(place)].every((input) => input.name === place.id)));
}

function take(place, value) {
  simple(place).forEach((input) => {
    if (input.name === place.id && place.matches('fieldset')) {
      input.checked = Array.isArray(value) ? value.map(String).includes(input.value) : input.value === String(value ?? '');
    } else if (input.type === 'checkbox') {
      input.checked = Boolean(value);
    } else if (input.value !== String(value ?? '')) {
      input.value = value ?? '';
    }
  });
}

const isReturn = (entry) => /return|disapprove|reject|refuse/i.test(entry.outcome || '');

function failureSentence(error) {
  const status = error?.status;
  if (status === 401 || status === 403) {
    return 'You are not logged in any more, or may not complete this task. Log in again and open the task from your inbox.';
  }
  if (status === 404 || /task is null|Cannot find task|No matching task/i.test(error?.message || '')) {
    return 'This task is no longer open: somebody completed it, or it was taken back. Look at your inbox.';
  }
  return 'The task could not be completed and stays open; your draft is kept. Try again; if it happens again, tell the operator the time.';
}
