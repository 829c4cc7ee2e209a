/* A question with a few fields, its refusals as sentences in it; nothing typed is lost by a refusal. */

import { h, replace } from '../../../tasklist/scripts/hisp-forms/dom.js';

/**
 * @param fields [{id, label, type: 'date' | 'textarea' | 'select', choices?: [[value, label]], optional?, min?, maxlength?}]
 * @param work ({id: value}) => Promise of the answer; a Problem is shown in the dialog
 * @param done (answer) => after the dialog has closed
 */
export function ask({ title, text, fields, confirm, work, done }) {
  const before = document.activeElement;
  const says = h('div', { 'aria-live': 'assertive' });
  const controls = Object.fromEntries(fields.map((field) => [field.id, control(field)]));
  const send = h('button', { type: 'submit', class: 'hb-button' }, confirm);
  let finished = false;
  const dialog = h('dialog', { class: 'hb hb-dialog', 'aria-labelledby': 'hb-dialog-title', on: { close: () => { dialog.remove(); if (!finished) { before?.focus(); } } } },
    h('form', { method: 'dialog', novalidate: true, on: { submit: (event) => { event.preventDefault(); submit(); } } },
      h('h2', { id: 'hb-dialog-title' }, title), h('p', {}, text), says,
      fields.map((field) => [h('label', { for: `hb-field-${field.id}` }, field.label), controls[field.id]]),
      h('p', { class: 'hb-actions', 'data-last': true }, send, h('button', { type: 'button', class: 'hb-button hb-button--plain', on: { click: () => dialog.close() } }, 'Cancel'))));

  async function submit() {
    if (send.disabled) {
      return;
    }
    send.disabled = true;
    replace(says);
    try {
      const answer = await work(Object.fromEntries(fields.map(({ id }) => [id, controls[id].value])));
      finished = true;
      dialog.close();
      await done(answer);
    } catch (problem) {
      if (!problem.sentence) {
        // a refusal is an answer; anything else is a fault of ours
        console.error(problem);
      }
      replace(says, h('div', { class: 'hb-say hb-say--error' }, problem.sentence || 'This did not work. Try again in a moment.'));
      const wrong = (problem.errors || []).map(({ field }) => controls[field]).find(Boolean) || controls[fields[0].id];
      wrong.setAttribute('aria-invalid', 'true');
      wrong.focus();
    } finally {
      send.disabled = false;
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  controls[fields[0].id].focus();
}

function control({ id, type, choices, optional, min, maxlength }) {
  const common = { id: `hb-field-${id}`, 'aria-required': !optional && 'true' };
  switch (type) {
    case 'select': return h('select', common, h('option', { value: '' }, 'Choose …'), choices.map(([value, label]) => h('option', { value }, label)));
    case 'textarea': return h('textarea', { ...common, rows: 4, maxlength });
    default: return h('input', { ...common, type, min });
  }
}
