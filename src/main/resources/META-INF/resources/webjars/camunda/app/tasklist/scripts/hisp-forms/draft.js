/*
 * What is being written, kept on the server: saved a moment after the last key, joined with what colleagues saved. Nothing
 * that somebody wrote is overwritten: different places are joined, the same place is asked about.
 */

import { Problem, request } from './api.js';
import { changes, copy, get, merge, same, set } from './paths.js';

const IDLE = 1500;
const RETRY = 10000;
/** Browsers send no more than 64 KB for a page that goes away. */
const LARGEST_LAST_WORD = 60000;

/** What could not be saved when a form was left, because it has to be asked about; by task, until the form is opened again. */
const leftBehind = new Map();

export class Draft {
  /**
   * @param saved {version, content, updatedBy, updatedAt} as the server gave it
   * @param listener told about every change of `state`: clean, changed, saving, saved, merged, pulled, failed, conflict
   */
  constructor(taskId, saved, listener) {
    this.taskId = taskId;
    this.address = `/api/v1/drafts/${encodeURIComponent(taskId)}`;
    this.version = saved.version || 0;
    this.content = copy(saved.content) || {};
    this.savedContent = copy(this.content);
    this.updatedBy = saved.updatedBy;
    this.updatedAt = saved.updatedAt;
    this.listener = listener;
    this.state = 'clean';
    this.conflict = null;
    this.touched = false;
    this.proposal = {};
    const left = leftBehind.get(taskId);
    if (left) {
      leftBehind.delete(taskId);
      Object.assign(this, left, { touched: true });
      this.#later(IDLE);
    }
  }

  get(path) {
    return get(this.content, path);
  }

  set(path, value) {
    set(this.content, path, value);
    this.changed();
  }

  /** Fills what nobody has written yet with what the form proposes; not a change that somebody made. */
  propose(content) {
    this.proposal = copy(content);
    for (const [part, value] of Object.entries(content)) {
      if (this.content[part] === undefined) {
        this.content[part] = copy(value);
      }
    }
  }

  /** What both sides have seen: the version we stand on, with what the form proposed in it. */
  get #base() {
    return { ...copy(this.proposal), ...this.savedContent };
  }

  changed() {
    this.touched = true;
    if (this.state !== 'conflict') {
      this.#become('changed');
      this.#later(IDLE);
    }
  }

  get unsaved() {
    return this.touched && !same(this.content, this.savedContent);
  }

  /** Saves what is unsaved, or everything with `force`; false if it could not be saved, and the listener knows why. */
  save({ force = false } = {}) {
    clearTimeout(this.timer);
    if (this.state === 'conflict' || this.closed) {
      return Promise.resolve(this.state !== 'conflict');
    }
    this.force = force;
    this.saving ??= this.#saveAll().finally(() => (this.saving = null));
    return this.saving;
  }

  async #saveAll() {
    while (this.unsaved || this.force) {
      this.#become('saving');
      const sent = copy(this.content);
      try {
        const receipt = await request('PUT', this.address, { version: this.version, content: sent });
        this.#savedAs(receipt, sent);
      } catch (problem) {
        if (problem.status === 409) {
          if (await this.#join()) {
            continue;
          }
          return false;
        }
        this.#failed(problem);
        return false;
      }
      this.force = false;
    }
    return true;
  }

  #savedAs(receipt, content) {
    this.version = receipt.version;
    this.updatedBy = receipt.updatedBy;
    this.updatedAt = receipt.updatedAt;
    this.savedContent = content;
    this.#become('saved');
  }

  #failed(problem) {
    this.problem = problem instanceof Problem ? problem : new Problem(0);
    this.#become('failed');
    // a refusal stays a refusal; only what may heal by itself is tried again
    if (this.problem.status === 0 || this.problem.status >= 500) {
      this.#later(RETRY);
    }
  }

  /** Somebody saved in between. Changes of different places are joined; true if nothing has to be asked. */
  async #join() {
    let theirs;
    try {
      theirs = await request('GET', this.address);
    } catch (problem) {
      this.#failed(problem);
      return false;
    }
    const { merged, conflicts } = merge(this.#base, this.content, theirs.content || {});
    if (conflicts.length > 0) {
      this.conflict = { theirs, conflicts };
      this.#become('conflict');
      return false;
    }
    this.#standOn(theirs, merged, 'merged');
    return true;
  }

  /**
   * Takes over what others saved meanwhile, in places that nobody has touched here. Where the same place was changed here too,
   * nothing happens yet: that is asked about when ours is saved.
   */
  async pull() {
    const waits = () => this.saving || this.closed || this.state === 'conflict';
    if (waits()) {
      return;
    }
    let theirs;
    try {
      theirs = await request('GET', this.address);
    } catch (problem) {
      // no news; saving tells of real trouble
      return;
    }
    if (waits() || theirs.version <= this.version) {
      return;
    }
    const { merged, conflicts } = this.touched ? merge(this.#base, this.content, theirs.content || {}) : { merged: copy(theirs.content) || {}, conflicts: [] };
    if (conflicts.length === 0) {
      this.#standOn(theirs, merged, 'pulled');
    }
  }

  #standOn(theirs, content, how) {
    const before = this.content;
    this.version = theirs.version;
    this.updatedBy = theirs.updatedBy;
    this.updatedAt = theirs.updatedAt;
    this.savedContent = copy(theirs.content) || {};
    this.content = content;
    this.propose(this.proposal);
    this.news = changes(before, this.content);
    const waiting = this.state;
    this.#become(how);
    if (how === 'pulled') {
      // what is unsaved here is so still
      this.state = waiting;
    }
  }

  /** Ends a conflict: where both changed the same place, `mine` or `theirs` wins; everything else is joined. */
  resolve(winner) {
    const { theirs } = this.conflict;
    const content = winner === 'mine'
      ? merge(this.#base, theirs.content || {}, this.content).merged
      : merge(this.#base, this.content, theirs.content || {}).merged;
    this.conflict = null;
    this.state = 'changed';
    this.#standOn(theirs, content, 'merged');
    return this.save();
  }

  /** The page goes away: send what is left without waiting for the answer. */
  flush() {
    if (this.unsaved && this.state !== 'conflict' && !this.closed) {
      clearTimeout(this.timer);
      const keepalive = JSON.stringify(this.content).length < LARGEST_LAST_WORD;
      request('PUT', this.address, { version: this.version, content: this.content }, { keepalive }).catch(() => {});
    }
  }

  /** Only the form goes away, the page stays: there is time to save, and to keep what has to be asked about. */
  async leave() {
    clearTimeout(this.timer);
    this.listener = () => {};
    if (this.unsaved && !(await this.save()) && !this.closed) {
      const { content, savedContent, version } = this;
      leftBehind.set(this.taskId, { content, savedContent, version });
    }
    this.close();
  }

  /** Is there something that saving by itself cannot bring to the server? */
  get stuck() {
    return this.unsaved && (this.state === 'conflict' || this.state === 'failed');
  }

  close() {
    clearTimeout(this.timer);
    this.closed = true;
  }

  #later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  #become(state) {
    this.state = state;
    this.listener(state);
  }
}
