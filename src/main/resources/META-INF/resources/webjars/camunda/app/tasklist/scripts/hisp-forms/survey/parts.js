/* The parts of a long form, each behind one line that says what is open in it, and a list that leads to them. */

import { button } from '../controls.js';
import { h, replace } from '../dom.js';
import { count } from '../text.js';

const EMPTY = '[aria-required=true]';

export class Parts {
  /** @param writes whether this person fills the form in; readers get what they need unfolded by themselves */
  constructor(form, writes) {
    Object.assign(this, { form, writes, all: [], findings: [] });
    this.list = h('ul', { class: 'hf-jumps' });
    this.nav = h('nav', { 'aria-label': 'Parts of this form' }, writes && this.list, h('div', { class: 'hf-row' },
      button('Unfold all parts', () => this.set(true), { id: 'hf-unfold-all', class: 'hf-button hf-button-small' }),
      button('Fold all parts', () => this.set(false), { id: 'hf-fold-all', class: 'hf-button hf-button-small' })));
  }

  /** Readers have other parts than writers, so that what stood folded before a task was claimed opens afterwards. */
  idOf(id) {
    return `hf-part-${id}${this.writes ? '' : '-read'}`;
  }

  part(id, title, ...content) {
    const state = h('span', { class: 'hf-part-state' });
    const fold = h('details', { class: 'hf-part', id: this.idOf(id) }, h('summary', {}, h('h4', {}, title), ' ', state), h('div', { class: 'hf-part-body' }, content));
    this.all.push({ id, title, state, fold });
    return fold;
  }

  set(open) {
    this.all.forEach(({ fold }) => (fold.open = open));
  }

  /** For the first time: what is not finished stands open, and what the caller names. Afterwards people fold as they like. */
  begin(unfolded = []) {
    this.tell();
    // a request may put something into the draft before anybody writes
    const begun = this.form.draft.version > 0 && Boolean(this.form.draft.get(['title']));
    this.all.forEach((part) => (part.fold.open = unfolded.includes(part.id) || (this.writes && (!begun || this.open(part).length > 0))));
  }

  /** What the check found; parts are found by their fields. */
  found(findings) {
    this.findings = findings;
    this.tell();
  }

  open({ fold }) {
    const missing = this.writes ? [...fold.querySelectorAll(EMPTY)].filter((each) => !each.closest('[hidden]') && !each.value).length
      + [...fold.querySelectorAll('fieldset.hf-group')].filter((each) => !each.closest('[hidden]') && each.querySelector(':scope > legend .hf-required') && !each.querySelector('input:checked')).length : 0;
    const inside = this.form.root.isConnected ? this.findings.filter(({ field }) => field && fold.contains(this.form.placeOf(field))) : [];
    const blocking = inside.filter(({ severity }) => severity === 'blocking').length;
    return [missing > 0 && `${missing} to fill in`, blocking > 0 && `${blocking} must be changed`,
      inside.length > blocking && `${count(inside.length - blocking, 'point')} for the reviewers`].filter(Boolean);
  }

  tell() {
    const at = document.activeElement?.id;
    this.all.forEach((part) => {
      const open = this.open(part);
      part.said = open.length > 0 ? open.join(', ') : this.writes ? 'complete' : '';
      part.state.textContent = part.said;
      part.state.classList.toggle('hf-part-open', open.length > 0);
    });
    replace(this.list, this.all.map(({ id, title, said, fold }) => h('li', {}, h('button', {
      type: 'button', id: `hf-jump-${id}`, class: 'hf-jump', on: { click: () => {
        fold.open = true;
        fold.scrollIntoView({ block: 'start' });
        fold.querySelector('summary').focus({ preventScroll: true });
      } },
    }, h('span', {}, title), said && h('span', { class: 'hf-jump-state' }, said)))));
    if (at?.startsWith('hf-jump-')) {
      document.getElementById(at)?.focus();
    }
  }
}
