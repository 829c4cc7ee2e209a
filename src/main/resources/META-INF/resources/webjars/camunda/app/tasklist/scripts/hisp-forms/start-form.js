/* The frame of a form that starts a process: a few answers, which become the variables the process begins with. */

import { clearErrors, notice, showError } from './controls.js';
import { h, replace } from './dom.js';
import { refusal, tellTasklist } from './tasklist.js';

/** @param definition {load?(), content(form), check(form) -> faults, variables(form) -> [{name, type, value}]} */
export async function open(camForm, root, definition) {
  const form = new StartForm(camForm, root, definition);
  form.loaded = definition.load ? await definition.load() : null;
  form.draw();
  return form;
}

class StartForm {
  constructor(camForm, root, definition) {
    this.camForm = camForm;
    this.root = root;
    this.definition = definition;
    this.answers = {};
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('input, select')) {
        event.preventDefault();
      }
    });
  }

  draw() {
    this.errors = h('div', { class: 'hf-errors', role: 'alert', tabindex: '-1' });
    replace(this.root, this.errors, h('div', {}, this.definition.content(this)));
  }

  submit() {
    this.errors.replaceChildren();
    clearErrors(this.root);
    const faults = this.definition.check(this);
    if (faults.length > 0) {
      this.camForm.submitPrevented = true;
      this.fail(faults[0].message, faults[0].field);
      return;
    }
    const variables = this.camForm.variableManager;
    this.definition.variables(this).forEach(({ name, type, value }) => {
      if (variables.variable(name)) {
        variables.destroyVariable(name);
      }
      variables.createVariable({ name, type, value });
    });
  }

  submitFailed(error) {
    const message = error?.message || '';
    if (message.includes('submission prevented')) {
      return;
    }
    const { sentence, errors } = refusal(error);
    const shown = sentence || 'It could not be started. Check your entries and try again; if it happens again, tell the operator the time.';
    tellTasklist(error, shown);
    this.fail(shown, errors[0]?.field);
  }

  submitted() {}

  fail(sentence, field) {
    replace(this.errors, notice('error', 'There is a problem.', h('p', {}, sentence)));
    const place = field && this.root.querySelector(`[data-path="${CSS.escape(field)}"]`);
    (place ? showError(place, sentence) : this.errors).focus();
  }
}
