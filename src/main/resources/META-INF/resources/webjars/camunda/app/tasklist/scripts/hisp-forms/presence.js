/*
 * Who else has this draft open, and where they write; and in the same breath, whether there is a newer version to take over.
 * Nothing for forms to do: the frame (task-form.js) starts it.
 */

import { request } from './api.js';
import { h, replace } from './dom.js';

const ALONE = 20000;
const TOGETHER = 7000;
const SETTLE = 1000;
/** After this time without a key or a click nobody is there, so the session may end by itself. */
const IDLE = 10 * 60 * 1000;

export class Presence {
  /** @param form the frame; `form.draft.pull()` is called when somebody saved a newer version */
  constructor(form) {
    this.form = form;
    this.address = `/api/v1/drafts/${encodeURIComponent(form.taskId)}/presence`;
    this.others = [];
    this.place = null;
    this.touched = Date.now();
    this.region = h('div', { id: 'hf-company', class: 'hf-company', role: 'status' });
    this.watch = {
      focusin: () => this.moved(),
      focusout: () => this.moved(),
      keydown: () => this.active(),
      pointerdown: () => this.active(),
      compositionstart: () => (this.composing = true),
      compositionend: () => (this.composing = false),
    };
    Object.entries(this.watch).forEach(([event, work]) => form.root.addEventListener(event, work));
    this.onVisible = () => document.visibilityState === 'visible' && this.soon(0);
    document.addEventListener('visibilitychange', this.onVisible);
    this.soon(0);
  }

  active() {
    const slept = Date.now() - this.touched > IDLE;
    this.touched = Date.now();
    if (slept) {
      this.soon(0);
    }
  }

  moved() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.whereAmI() !== this.place && this.soon(0), SETTLE);
  }

  whereAmI() {
    const { form } = this;
    const at = document.activeElement;
    const inside = form.writing && at && at.matches('input, textarea, select') && at.closest('.hf-content') && form.root.contains(at);
    const path = inside ? form.pathOf(at.closest('[data-path]')) : null;
    return path && /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(path) && path.length <= 200 ? path : null;
  }

  soon(delay) {
    clearTimeout(this.timer);
    if (!this.stopped) {
      this.timer = setTimeout(() => this.tell(), delay);
    }
  }

  async tell() {
    const { form } = this;
    if (document.visibilityState === 'hidden' || Date.now() - this.touched > IDLE) {
      return;
    }
    if (form.preparing || form.submitting) {
      this.soon(ALONE);
      return;
    }
    this.place = this.whereAmI();
    try {
      const now = await request('PUT', this.address, { place: this.place });
      if (this.stopped) {
        return;
      }
      this.others = now.others;
      this.show();
      if (now.version > form.draft.version && !this.composing && !form.pressed) {
        await form.draft.pull();
      }
      if (this.others.length > 0) {
        form.reloadRemarks();
      }
    } catch (problem) {
      if (problem.status === 404) {
        form.closedMeanwhile();
        return;
      }
      // without news one works on as before; saving tells of real trouble
    }
    this.soon(this.others.length > 0 ? TOGETHER : ALONE);
  }

  /** In words above the form, read out politely when they change, and beside the field itself. */
  show() {
    const { form } = this;
    const said = this.others.map(({ userId, place }) => (place ? `${userId} is writing in “${form.nameOf(place)}”.` : `${userId} has this draft open.`)).join(' ');
    if (said !== this.said) {
      this.said = said;
      replace(this.region, said && h('p', {}, said));
    }
    form.root.querySelectorAll('.hf-here').forEach((old) => old.remove());
    this.others.filter(({ place }) => place).forEach(({ userId, place }) => {
      const at = form.placeOf(place);
      const label = at?.querySelector(':scope > label, :scope > legend, :scope > dt');
      label?.after(h('p', { class: 'hf-here' }, `${userId} is writing here.`));
    });
  }

  /** @param completed the task is no more, and the server knows that we are gone with it */
  stop({ completed = false } = {}) {
    if (this.stopped) {
      return;
    }
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.settling);
    Object.entries(this.watch).forEach(([event, work]) => this.form.root.removeEventListener(event, work));
    document.removeEventListener('visibilitychange', this.onVisible);
    if (!completed) {
      request('DELETE', this.address, undefined, { keepalive: true }).catch(() => {});
    }
  }
}
