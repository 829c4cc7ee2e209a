/* What is being written, kept on the server: saved a moment after the last key, joined with what colleagues saved. */

import { Problem, request } from './api.js';
import { copy, get, merge, same, set } from './paths.js';

const IDLE = 1500;
const RETRY = 10000;

export class Draft {
  /**
   * @param saved {version, content, updatedBy, updatedAt} as the server gave it
   * @param listener told about every change of `state`: clean, changed, saving, saved, merged, failed, conflict
   */
  constructor(taskId, saved, listener) {
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
    for (const [part, value] of Object.entries(content)) {
      if (this.content[part] === undefined) {
        this.content[part] = copy(value);
      }
    }
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
    const { merged, conflicts } = merge(this.savedContent, this.content, theirs.content || {});
    if (conflicts.length > 0) {
      this.conflict = { theirs, conflicts };
      this.#become('conflict');
      return false;
    }
    this.#standOn(theirs, merged);
    return true;
  }

  #standOn(theirs, content) {
    this.version = theirs.version;
    this.updatedBy = theirs.updatedBy;
    this.updatedAt = theirs.updatedAt;
    this.savedContent = copy(theirs.content) || {};
    this.content = content;
    this.#become('merged');
  }

  /** Ends a conflict: where both changed the same place, `mine` or `theirs` wins; everything else is joined. */
  resolve(winner) {
    const { theirs } = this.conflict;
    const content = winner === 'mine'
      ? merge(this.savedContent, theirs.content || {}, this.content).merged
      : merge(this.savedContent, this.content, theirs.content || {}).merged;
    this.conflict = null;
    this.state = 'changed';
    this.#standOn(theirs, content);
    return this.save();
  }

  /** The page goes away: send what is left without waiting for the answer. */
  flush() {
    if (this.unsaved && this.state !== 'conflict' && !this.closed) {
      clearTimeout(this.timer);
      request('PUT', this.address, { version: this.version, content: this.content }, { keepalive: true }).catch(() => {});
    }
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
