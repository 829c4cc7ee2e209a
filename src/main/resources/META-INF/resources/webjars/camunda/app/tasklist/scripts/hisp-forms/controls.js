/* Form controls with a real label, a hint and a place for an error; nothing here knows about drafts. */

import { h, replace } from './dom.js';

/**
 * @param kind text, textarea, date, number, select, checkbox, file
 * @param path the place in the document, which the server's errors name, such as "functions.measurement.level"
 * @param options for select: [{value, label}] or plain values
 * @param onChange gets the new value
 */
export function control({ id, path, kind = 'text', label, hint, required, value, options, rows, attributes = {}, onChange }) {
  const describedBy = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ');
  const common = { id, 'aria-describedby': describedBy, 'aria-required': required ? 'true' : null, class: 'hf-input', ...attributes };
  const report = (event) => onChange(kind === 'checkbox' ? event.target.checked : event.target.value);
  const input = inputOf(kind, common, value, options, rows, report);
  const caption = h('label', { for: id, class: kind === 'checkbox' ? 'hf-checkbox-label' : 'hf-label' }, label, required && mark());
  const help = hint && h('p', { id: `${id}-hint`, class: 'hf-hint' }, hint);
  return h('div', { class: `hf-field hf-field-${kind}`, 'data-path': path },
    kind === 'checkbox' ? [h('div', { class: 'hf-choice' }, input, caption), help, errorPlace(id)] : [caption, help, errorPlace(id), input]);
}

function inputOf(kind, common, value, options, rows, report) {
  switch (kind) {
    case 'textarea':
      return h('textarea', { rows: rows || 4, ...common, value: value ?? '', on: { input: report } });
    case 'select':
      return h('select', { ...common, on: { change: report } },
        options.map((option) => {
          const { value: own, label } = typeof option === 'object' ? option : { value: option, label: option };
          return h('option', { value: own, selected: String(own) === String(value ?? '') }, label);
        }));
    case 'checkbox':
      return h('input', { type: 'checkbox', ...common, class: 'hf-checkbox', checked: Boolean(value), on: { change: report } });
    case 'date':
      return h('input', { type: 'date', ...common, value: value ?? '', on: { change: report, input: report } });
    case 'number':
      return h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', ...common, value: value ?? '', on: { input: report } });
    case 'file':
      return h('input', { ...common, type: 'file', on: { change: report } });
    default:
      return h('input', { type: 'text', autocomplete: 'off', ...common, value: value ?? '', on: { input: report } });
  }
}

/** Radio buttons or checkboxes as one group; options: [{value, label, text}]. `value` is one value, or a list for checkboxes. */
export function choices({ id, path, multiple = false, legend, hint, required, value, options, onChange, reveal = {}, inline = false }) {
  const chosen = (option) => (multiple ? (value || []).includes(option.value) : String(option.value) === String(value ?? ''));
  const group = h('fieldset', {
    id, class: 'hf-group', 'data-path': path, tabindex: '-1',
    'aria-describedby': [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' '),
  }, h('legend', { class: 'hf-label' }, legend, required && mark()), hint && h('p', { id: `${id}-hint`, class: 'hf-hint' }, hint), errorPlace(id));
  const list = h('div', { class: inline ? 'hf-choices hf-choices-inline' : 'hf-choices' });
  options.forEach((option, i) => {
    const own = `${id}-${i}`;
    const input = h('input', {
      type: multiple ? 'checkbox' : 'radio', id: own, name: id, value: option.value, checked: chosen(option),
      class: multiple ? 'hf-checkbox' : 'hf-radio', 'aria-describedby': option.text ? `${own}-text` : null,
      on: {
        change: (event) => onChange(multiple
          ? options.map((each, n) => group.querySelector(`#${CSS.escape(`${id}-${n}`)}`).checked && each.value).filter((each) => each !== false)
          : option.value, event),
      },
    });
    list.append(h('div', { class: 'hf-choice' }, input,
      h('div', {}, h('label', { for: own, class: 'hf-checkbox-label' }, option.label), option.text && h('p', { id: `${own}-text`, class: 'hf-hint' }, option.text))));
    if (reveal[option.value]) {
      list.append(reveal[option.value]);
    }
  });
  group.append(list);
  return group;
}

/** What cannot be changed here, as a name and its value. */
export function reading(label, value, { path } = {}) {
  const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return h('dl', { class: 'hf-reading', 'data-path': path },
    h('dt', {}, label),
    h('dd', { class: empty ? 'hf-none' : '' }, empty ? 'Not given' : Array.isArray(value) ? value.join(', ') : value));
}

const mark = () => h('span', { class: 'hf-required' }, ' (required)');

const errorPlace = (id) => h('p', { id: `${id}-error`, class: 'hf-error', hidden: true });

/** Shows what is wrong at the control or group at `place`, and gives back what can take the focus there. */
export function showError(place, message) {
  const focusable = place.matches('fieldset') ? place.querySelector('input:not([type=hidden]), select, textarea, button') || place
    : place.querySelector('input, select, textarea') || place;
  const slot = place.querySelector(':scope > .hf-error') || place.querySelector('.hf-error');
  if (slot) {
    slot.hidden = false;
    replace(slot, h('span', { class: 'hf-visually-hidden' }, 'Error: '), message);
  }
  place.classList.add('hf-has-error');
  if (focusable.matches('input, select, textarea')) {
    focusable.setAttribute('aria-invalid', 'true');
  }
  return focusable;
}

export function clearErrors(root) {
  root.querySelectorAll('.hf-error').forEach((slot) => {
    slot.hidden = true;
    slot.replaceChildren();
  });
  root.querySelectorAll('.hf-has-error').forEach((place) => place.classList.remove('hf-has-error'));
  root.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
}

export const button = (label, onClick, properties = {}) =>
  h('button', { type: 'button', class: 'hf-button', ...properties, on: { click: onClick } }, label);

/** A boxed message; kind: info, warning, error, success. The kind is said in words, not by the colour alone. */
export function notice(kind, title, ...content) {
  return h('div', { class: `hf-notice hf-notice-${kind}` },
    title && h('p', { class: 'hf-notice-title' }, title), h('div', { class: 'hf-notice-text' }, content));
}
