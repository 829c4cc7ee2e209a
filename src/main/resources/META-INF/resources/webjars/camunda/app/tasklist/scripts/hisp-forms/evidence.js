/*
 * Files and links that support one place, under one heading:
 *
 *   import { evidenceField } from '../evidence.js';
 *   evidenceField(form, ['functions', id], { label: `Evidence for ${name}`, hint: '…' })
 *
 * The draft then holds  {"files": ["e12"], "links": [{"id", "title", "url"}]}  at that path. The files themselves are kept
 * with the case (/api/v1/tasks/{taskId}/evidence), so one file can support several places. Faults of the server at
 * `<path>.files` and `<path>.links.<n>.url` find their field. On the server: Evidence.check(caseKey, field, files, links, faults).
 */

import { request, root, upload } from './api.js';
import { button, control, notice, showError } from './controls.js';
import { h, idOf, replace } from './dom.js';
import { field, nextId, repeating } from './fields.js';
import { moment, number } from './text.js';

const TYPES = ['.pdf', '.docx', '.xlsx', '.pptx', '.csv', '.txt', '.png', '.jpg', '.jpeg'];
const shelves = new WeakMap();

/** The files of the case, loaded once for a form and shared by all its places. */
class Shelf {
  constructor(form) {
    this.address = `/api/v1/tasks/${encodeURIComponent(form.taskId)}/evidence`;
    this.files = null;
    this.places = new Set();
    this.load();
  }

  static of(form) {
    if (!shelves.has(form)) {
      shelves.set(form, new Shelf(form));
    }
    return shelves.get(form);
  }

  async load() {
    try {
      this.files = await request('GET', this.address);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.tell();
  }

  tell() {
    this.places.forEach((place) => (place.isConnected || !place.wasShown ? place.draw() : this.places.delete(place)));
  }
}

export function evidenceField(form, path, { label = 'Evidence', hint } = {}) {
  const shelf = Shelf.of(form);
  // without a path the files stand at the top of the draft
  const editable = form.can(path[0] ?? 'files');
  const base = idOf(path, 'evidence');
  const files = h('div', { id: `${base}-files`, 'data-path': [...path, 'files'].join('.'), tabindex: '-1' });
  const ids = () => form.draft.get([...path, 'files']) || [];
  const status = h('div', { id: `${base}-status`, role: 'status' });

  files.draw = () => {
    files.wasShown = true;
    const known = new Map((shelf.files || []).map((file) => [file.id, file]));
    replace(files, h('p', { class: 'hf-error', hidden: true }),
      shelf.problem && notice('warning', null, h('p', {}, `The files could not be listed. ${shelf.problem.sentence || ''}`)),
      ids().length > 0 && h('ul', { class: 'hf-files', 'aria-label': `Files: ${label}` }, ids().map((id) => h('li', {},
        known.has(id) ? fileLink(shelf, known.get(id)) : shelf.files ? `File ${id}, which is no longer kept with this case` : 'File …',
        editable && button('Remove', () => remove(id, known.get(id)?.title || id), {
          class: 'hf-button hf-button-small hf-button-danger', id: `${base}-remove-${id}`, 'aria-label': `Remove ${known.get(id)?.title || id} from this list`,
        })))),
      editable && others(known));
  };

  /** Files that were added elsewhere in this case. */
  function others(known) {
    const free = [...known.values()].filter((file) => !ids().includes(file.id));
    return free.length > 0 && h('details', { id: `${base}-others`, open: files.querySelector('details')?.open },
      h('summary', {}, `Use a file that this case holds already (${free.length})`),
      h('ul', { class: 'hf-files' }, free.map((file) => h('li', {}, fileLink(shelf, file),
        button('Use here', () => take(file.id, file.title), { class: 'hf-button hf-button-small', 'aria-label': `Use ${file.title} here` }),
        file.mine && button('Delete', () => drop(file), { class: 'hf-button hf-button-small hf-button-danger', 'aria-label': `Delete ${file.title} from the case` })))));
  }

  function put(next, message, undo, focusId) {
    form.change([...path, 'files'], next);
    files.draw();
    replace(status, message, undo && button('Undo', undo, { id: `${base}-undo`, class: 'hf-button hf-button-small' }));
    document.getElementById(focusId)?.focus();
  }

  const take = (id, title) => put([...ids(), id], `${title} is on the list.`, null, `${base}-remove-${id}`);

  function remove(id, title) {
    const before = ids();
    put(before.filter((each) => each !== id), `${title} is off the list. `, () => put(before, `${title} is back.`, null, `${base}-remove-${id}`), `${base}-undo`);
  }

  async function drop(file) {
    try {
      await request('DELETE', `${shelf.address}/${file.id}`);
      shelf.files = shelf.files.filter((each) => each.id !== file.id);
      shelf.tell();
      replace(status, `${file.title} was deleted.`);
    } catch (problem) {
      replace(status, notice('warning', null, h('p', {}, problem.sentence || 'The file could not be deleted. Try again.')));
    }
    document.getElementById(`${base}-file`)?.focus();
  }

  shelf.places.add(files);
  files.draw();
  const nothing = !editable && ids().length === 0 && (form.draft.get([...path, 'links']) || []).length === 0;
  return h('fieldset', { class: 'hf-group hf-evidence', id: base, 'data-path': [...path, 'evidence'].join('.'), 'aria-describedby': hint ? `${base}-hint` : null },
    h('legend', { class: 'hf-label' }, label), hint && h('p', { id: `${base}-hint`, class: 'hf-hint' }, hint),
    nothing && h('p', { class: 'hf-none' }, 'Not given'),
    files, editable && status, editable && sender(form, shelf, base, take), links(form, path, editable));
}

const fileLink = (shelf, file) => h('span', {},
  h('a', { href: `${root}${shelf.address}/${file.id}`, download: file.name }, file.title),
  h('span', { class: 'hf-hint' }, ` (${file.name}, ${size(file.size)}, added by ${file.addedBy}, ${moment(file.addedAt)})`));

function size(bytes) {
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${number(Math.max(1, Math.round(bytes / 1024)))} KB`;
}

function sender(form, shelf, base, take) {
  let title = '';
  const progress = h('div', { id: `${base}-progress` });
  const file = control({
    id: `${base}-file`, path: null, kind: 'file', label: 'Add a file', attributes: { accept: TYPES.join(',') },
    hint: 'PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG, at most 20 MB.', onChange: () => {},
  });
  const name = control({ id: `${base}-title`, path: null, label: 'What the file is', hint: 'Its name is shown where you leave this empty.', value: '', attributes: { maxlength: 200 }, onChange: (text) => (title = text) });
  const send = button('Add the file', async () => {
    const input = file.querySelector('input');
    const chosen = input.files[0];
    if (!chosen) {
      showError(file, 'Choose a file first.').focus();
      return;
    }
    const bar = h('progress', { id: `${base}-bar`, max: '100', value: 0, 'aria-label': `Sending ${chosen.name}` });
    const sending = upload(shelf.address, { title, file: chosen }, (sent, all) => (bar.value = Math.round((sent / all) * 100)));
    replace(progress, bar, button('Cancel', () => sending.cancel(), { class: 'hf-button hf-button-small' }));
    send.disabled = true;
    try {
      const added = await sending.done;
      shelf.files = [...(shelf.files || []), added];
      input.value = '';
      name.querySelector('input').value = '';
      title = '';
      shelf.tell();
      take(added.id, added.title);
    } catch (problem) {
      const fault = (problem.errors || [])[0];
      showError(fault?.field === 'title' ? name : file, fault?.message || problem.sentence || 'The file could not be sent. Try again.').focus();
    } finally {
      send.disabled = false;
      progress.replaceChildren();
    }
  }, { id: `${base}-send`, class: 'hf-button hf-button-small' });
  return h('div', { class: 'hf-sender' }, h('div', { class: 'hf-columns' }, file, name), send, progress);
}

function links(form, path, editable) {
  const at = [...path, 'links'];
  if (!editable) {
    const given = form.draft.get(at) || [];
    return given.length > 0 && h('ul', { class: 'hf-files', 'data-path': at.join('.') }, given.map(({ title, url }) => h('li', {}, safeLink(title, url))));
  }
  return repeating(form, at, {
    item: 'Link', title: (each) => each.title, addLabel: 'Add a link', empty: null,
    create: () => ({ id: nextId('l', form.draft.get(at)), title: '', url: '' }),
    render: (each, own) => h('div', { class: 'hf-columns' },
      field(form, [...own, 'title'], { label: 'What it leads to', required: true }),
      field(form, [...own, 'url'], { label: 'Address', required: true, hint: 'Begins with https://', attributes: { inputmode: 'url', maxlength: 2000 } })),
  });
}

const safeLink = (title, url) => (/^https:\/\/\S+$/i.test(url || '')
  ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, title || url, h('span', { class: 'hf-visually-hidden' }, ' (opens a new tab)'))
  : `${title || ''} ${url || ''}`.trim());
