/*
 * A form on one of our pages: every field has a label, a refusal stands beside the field that it is about, the first of them
 * gets the focus, and what was written stays.
 */

import { alert, h, replace, sentenceOf } from './office.js';

const numberOf = (text) => text.replace(/[,\s$]/g, '');

/** How a field's value is sent; what cannot be sent is a sentence. */
const READ = {
  number: (text, label) => (text === '' ? { value: null } : /^-?\d+(\.\d+)?$/.test(numberOf(text)) ? { value: Number(numberOf(text)) }
    : { fault: `Enter a number, such as 1200 or 1200.5, in "${label}"; "${text}" is none.` }),
  yesNo: (text) => ({ value: text === '' ? null : text === 'true' }),
  id: (text) => ({ value: text === '' ? null : Number(text) }),
};

/**
 * @param fields [{name, label, hint?, kind?: text|number|date|textarea|select|id|yesNo, options?: [[value, text]], value?}]
 * @param send (values) => Promise; what it throws is shown here
 */
export function form({ id, label, fields, submit, send, secondary = false }) {
  const said = h('div', { id: `${id}-said` });
  const controls = new Map(fields.map((field) => [field.name, control(id, field)]));
  let sending = false;
  const work = async (event) => {
    event.preventDefault();
    if (sending) {
      return;
    }
    replace(said);
    controls.forEach((each) => each.fault(null));
    const values = {};
    const unread = [];
    controls.forEach((each, name) => {
      const { value, fault } = each.read();
      values[name] = value;
      if (fault) {
        unread.push({ field: name, message: fault });
      }
    });
    if (unread.length > 0) {
      show(unread);
      return;
    }
    sending = true;
    try {
      await send(values);
    } catch (problem) {
      const beside = (problem.errors || []).filter(({ field }) => controls.has(field));
      if (beside.length > 0 && beside.length === problem.errors.length) {
        show(beside);
      } else {
        show(beside, sentenceOf(problem));
      }
    } finally {
      sending = false;
    }
  };
  const show = (beside, sentence) => {
    beside.forEach(({ field, message }) => controls.get(field).fault(message));
    replace(said, alert('error', sentence || (beside.length === 1 ? 'Nothing was changed. One field needs another look; it says why.'
      : `Nothing was changed. ${beside.length} fields need another look; each says why.`)));
    const first = fields.find(({ name }) => beside.some(({ field }) => field === name));
    (sentence || !first ? said.firstElementChild : controls.get(first.name).element).focus();
  };
  return h('form', { class: 'our-form', id, 'aria-label': label, novalidate: true, on: { submit: work } },
    said, [...controls.values()].map(({ group }) => group),
    h('p', {}, h('button', { type: 'submit', class: `usa-button${secondary ? ' usa-button--secondary' : ''}`, id: `${id}-submit` }, submit)));
}

function control(id, { name, label, hint, kind = 'text', options, value }) {
  const own = `${id}-${name}`;
  const properties = { id: own, name, 'aria-describedby': hint ? `${own}-hint` : null };
  const element = kind === 'select' || kind === 'id' || kind === 'yesNo' ? select(properties, kind === 'yesNo' ? [['', 'Choose'], ['true', 'Yes'], ['false', 'No']] : options, value)
    : kind === 'textarea' ? h('textarea', { ...properties, class: 'usa-textarea', rows: 4, value: value ?? '' })
      : h('input', { ...properties, class: 'usa-input', type: kind === 'date' ? 'date' : 'text', inputmode: kind === 'number' ? 'decimal' : null, autocomplete: 'off', value: value ?? '' });
  const error = h('div', { class: 'usa-error-message', id: `${own}-error` });
  const group = h('div', { class: 'usa-form-group' }, h('label', { class: 'usa-label', for: own }, label),
    hint && h('div', { class: 'usa-hint', id: `${own}-hint` }, hint), error, element);
  return {
    element, group,
    read: () => (READ[kind] ? READ[kind](element.value.trim(), label) : { value: element.value.trim() === '' ? null : element.value }),
    fault(message) {
      replace(error, message && [h('span', { class: 'usa-sr-only' }, 'Error: '), message]);
      group.classList.toggle('usa-form-group--error', Boolean(message));
      element.toggleAttribute('aria-invalid', false);
      if (message) {
        element.setAttribute('aria-invalid', 'true');
      }
      const described = [hint && `${own}-hint`, message && `${own}-error`].filter(Boolean).join(' ');
      if (described) {
        element.setAttribute('aria-describedby', described);
      } else {
        element.removeAttribute('aria-describedby');
      }
    },
  };
}

const select = (properties, options, value) => h('select', { ...properties, class: 'usa-select' },
  options.map(([option, text]) => h('option', { value: option, selected: String(option) === String(value ?? '') }, text)));
