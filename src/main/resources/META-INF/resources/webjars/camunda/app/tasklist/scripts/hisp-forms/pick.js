/*
 * One of many, found by typing: an editable combobox with a list (the ARIA Authoring Practices' pattern).
 *
 *   import { pick } from '../pick.js';
 *   pick(form, [...path, 'serviceId'], { label: 'Service', required: true, hint: '…', onChange: (value, option) => …,
 *     options: [{ value: 26, label: 'Disability compensation', text: 'Veterans Benefits Administration' }] })
 *
 * The draft gets the option's `value` (or null when the field is emptied). Down and Up open the list and walk through it,
 * Enter takes, Escape closes. What was typed and is no option is undone when the field is left, and that is said.
 */

import { reading } from './controls.js';
import { h, idOf, replace } from './dom.js';
import { count } from './text.js';

const MOST = 40;

export function pick(form, path, { label, hint, required, options, onChange, none = 'Nothing is chosen.' }) {
  const value = form.draft.get(path);
  const chosen = options.find((option) => String(option.value) === String(value ?? ''));
  if (!form.can(path[0])) {
    return reading(label, chosen ? chosen.label : value, { path: path.join('.') });
  }
  const id = idOf(path);
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': label, class: 'hf-pick-list', hidden: true });
  const status = h('p', { id: `${id}-status`, role: 'status', class: 'hf-hint' });
  const state = { chosen: chosen || null, shown: [], active: -1 };
  const input = h('input', {
    id, type: 'text', role: 'combobox', class: 'hf-input', autocomplete: 'off', spellcheck: 'false', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
    'aria-controls': `${id}-list`, 'aria-required': required ? 'true' : null, value: chosen ? chosen.label : '',
    'aria-describedby': [hint && `${id}-hint`, `${id}-error`, `${id}-status`].filter(Boolean).join(' '),
    on: { input: () => filter(), keydown: (event) => key(event), click: () => list.hidden && filter(true), blur: () => leave() },
  });

  function filter(all = false) {
    const words = all ? [] : input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = options.filter((option) => words.every((word) => `${option.label} ${option.text || ''}`.toLowerCase().includes(word)));
    state.shown = found.slice(0, MOST);
    state.active = -1;
    replace(list, state.shown.map((option, i) => h('li', {
      id: `${id}-option-${i}`, role: 'option', 'aria-selected': String(option === state.chosen), class: 'hf-pick-option',
      // before the field loses the focus
      on: { mousedown: (event) => { event.preventDefault(); take(option); } },
    }, option.label, option.text && h('span', { class: 'hf-hint' }, ` ${option.text}`))));
    open(state.shown.length > 0);
    status.textContent = found.length === 0 ? 'Nothing matches what you typed.' : found.length > MOST ? `${found.length} found, the first ${MOST} are listed. Type more letters.` : `${count(found.length, 'entry', 'entries')} found.`;
  }

  function open(now) {
    list.hidden = !now;
    input.setAttribute('aria-expanded', String(now));
    if (!now) {
      input.removeAttribute('aria-activedescendant');
      state.active = -1;
    }
  }

  function activate(i) {
    list.children[state.active]?.classList.remove('hf-pick-active');
    state.active = (i + state.shown.length) % state.shown.length;
    const active = list.children[state.active];
    active.classList.add('hf-pick-active');
    active.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', active.id);
  }

  function key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const down = event.key === 'ArrowDown';
      if (list.hidden) {
        filter(true);
      }
      if (state.shown.length > 0) {
        activate(state.active < 0 ? (down ? 0 : state.shown.length - 1) : state.active + (down ? 1 : -1));
      }
    } else if (event.key === 'Enter' && !list.hidden && !event.ctrlKey) {
      event.preventDefault();
      if (state.active >= 0 || state.shown.length === 1) {
        take(state.shown[Math.max(0, state.active)]);
      }
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      open(false);
    }
  }

  function take(option) {
    state.chosen = option;
    input.value = option ? option.label : '';
    open(false);
    status.textContent = option ? `${option.label} is chosen.` : none;
    form.change(path, option ? option.value : null);
    onChange?.(option ? option.value : null, option);
  }

  function leave() {
    open(false);
    const typed = input.value.trim();
    if (typed === (state.chosen?.label || '')) {
      return;
    }
    const exact = options.find((option) => option.label.toLowerCase() === typed.toLowerCase());
    if (exact || typed === '') {
      take(exact || null);
    } else {
      input.value = state.chosen?.label || '';
      status.textContent = `"${typed.slice(0, 60)}" is not in the list. ${state.chosen ? `${state.chosen.label} stays chosen.` : none}`;
    }
  }

  return h('div', { class: 'hf-field hf-field-pick', 'data-path': path.join('.') },
    h('label', { for: id, class: 'hf-label' }, label, required && h('span', { class: 'hf-required' }, ' (required)')),
    hint && h('p', { id: `${id}-hint`, class: 'hf-hint' }, hint), h('p', { id: `${id}-error`, class: 'hf-error', hidden: true }),
    h('div', { class: 'hf-pick' }, input, list), status);
}
