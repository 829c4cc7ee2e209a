/*
 * The action plan: what will be done for customers in the coming year, and the money asked for in the budget after it.
 * Commitments are published later; budget requests stay inside the Government.
 */

import { notice, reading } from '../controls.js';
import { h } from '../dom.js';
import { choice, field, liveHint, nextId, repeating, section } from '../fields.js';
import { count, dollars } from '../text.js';

const KINDS = [
  { value: 'service', label: 'For a designated service', text: 'Customers of the service will feel it.' },
  { value: 'capability', label: 'For the agency’s capability', text: 'It makes the agency better at serving.' },
];

export default {
  content(form) {
    const { services = [], designationActions = [], showBudget } = form.content;
    const uncovered = liveHint('hf-uncovered');
    const tell = () => {
      const covered = (form.draft.get(['actions']) || []).map((each) => String(each.serviceId ?? ''));
      const without = services.filter(({ id }) => !covered.includes(String(id)));
      uncovered.say(without.length > 0 && `each designated service needs an action. None yet for ${without.map((each) => each.name).join('; ')}.`);
    };
    const budget = showBudget !== false && h('div', {}, budgetRequests(form));
    const parts = [
      h('p', {}, `Actions are for calendar year ${form.content.actionYear}${showBudget === false ? '' : `, budget requests for the FY ${form.content.budgetYear} Budget`}.`),
      section('In short', field(form, ['summary'], { kind: 'textarea', label: 'Summary', hint: 'What customers will notice, in a few sentences.' })),
      designationActions.length > 0 && identified(form, designationActions),
      section(`Actions for ${form.content.actionYear}`, form.can('actions') && uncovered.place, actions(form, services, tell, budget)),
      budget,
    ];
    tell();
    return parts;
  },
};

/** What was identified at the designation; here to be taken up, not to be changed. */
function identified(form, designationActions) {
  return h('details', { class: 'hf-section', open: form.can('actions') },
    h('summary', {}, `Improvement actions identified at the designation (${designationActions.length})`),
    h('ul', {}, designationActions.map((each) => h('li', {}, h('strong', {}, each.title),
      each.serviceName && ` (${each.serviceName})`, each.description && `: ${each.description}`))));
}

function actions(form, services, tell, budget) {
  const redrawBudget = () => budget && form.can('budgetRequests') && budget.replaceChildren(budgetRequests(form));
  return repeating(form, ['actions'], {
    item: 'Action', title: (each) => each.title, addLabel: 'Add an action', empty: 'No action yet.',
    create: () => ({ id: nextId('a', form.draft.get(['actions'])), kind: services.length > 0 ? 'service' : 'capability', serviceId: services.length === 1 ? services[0].id : null }),
    onOrder: () => {
      tell();
      redrawBudget();
    },
    render: (each, path) => {
      const service = h('div', { class: 'hf-reveal', hidden: each.kind !== 'service' }, field(form, [...path, 'serviceId'], {
        kind: 'select', label: 'Service', required: true, ...numbers(form, [...path, 'serviceId'], tell),
        options: [{ value: '', label: 'Choose …' }, ...services.map(({ id, name }) => ({ value: id, label: name }))],
      }));
      return [
        choice(form, [...path, 'kind'], {
          legend: 'What is it for?', required: true, options: KINDS,
          onChange: (kind) => {
            service.hidden = kind !== 'service';
            if (service.hidden) {
              form.change([...path, 'serviceId'], null);
              service.querySelector('select').value = '';
            }
            tell();
          },
        }),
        (form.can('actions') || each.kind === 'service') && service,
        field(form, [...path, 'title'], { label: 'Title', required: true, onChange: redrawBudget }),
        field(form, [...path, 'painPoint'], { kind: 'textarea', rows: 2, label: 'Pain point', required: true, hint: 'What is hard for customers today.' }),
        field(form, [...path, 'evidence'], { kind: 'textarea', rows: 2, label: 'Evidence', required: true, hint: 'Feedback, research or data behind it.' }),
        field(form, [...path, 'outcome'], { kind: 'textarea', rows: 2, label: 'Outcome for one customer', required: true, hint: 'What success looks like for an individual customer.' }),
        h('div', { class: 'hf-columns' },
          field(form, [...path, 'measure'], { label: 'Measure', required: true }),
          field(form, [...path, 'unit'], { label: 'Unit', hint: 'Such as minutes or percent.' }),
          field(form, [...path, 'baseline'], { kind: 'number', label: 'Baseline', required: true, hint: 'Today’s value.' }),
          field(form, [...path, 'target'], { kind: 'number', label: 'Target', required: true }),
          field(form, [...path, 'targetDate'], { kind: 'date', label: 'Target date', required: true, hint: `In ${form.content.actionYear}.` }),
          field(form, [...path, 'owner'], { label: 'Owner', required: true, hint: 'The office that answers for it.' })),
      ];
    },
  });
}

/** Selects give text; the document holds the service's number. */
function numbers(form, path, tell) {
  return {
    onChange: (value) => {
      form.change(path, value === '' ? null : Number(value));
      tell();
    },
  };
}

function budgetRequests(form) {
  const actionsNow = form.draft.get(['actions']) || [];
  const total = h('p', { role: 'status', id: 'hf-budget-total' });
  const add = () => {
    const amounts = (form.draft.get(['budgetRequests']) || []).map((each) => Number(String(each.amount ?? '').replace(/[$,\s]/g, '')));
    total.textContent = `${count(amounts.length, 'request')}, ${dollars(amounts.filter((amount) => !Number.isNaN(amount)).reduce((sum, amount) => sum + amount, 0))} in all.`;
  };
  add();
  return section(`Budget requests for FY ${form.content.budgetYear}`,
    notice('info', null, h('p', {}, 'Budget requests stay inside the Government until the President’s Budget is out.')), total,
    repeating(form, ['budgetRequests'], {
      item: 'Budget request', title: (each) => each.title, addLabel: 'Add a budget request', empty: 'No budget request.', onOrder: add,
      create: () => ({ id: nextId('b', form.draft.get(['budgetRequests'])), fiscalYear: form.content.budgetYear, actionIds: [] }),
      render: (each, path) => [
        field(form, [...path, 'title'], { label: 'Title', required: true }),
        h('div', { class: 'hf-columns' },
          field(form, [...path, 'amount'], {
            kind: 'number', label: 'Amount in dollars', required: true, show: dollars, hint: 'Digits only, such as 1500000.',
            onChange: (value) => {
              form.change([...path, 'amount'], value.replace(/[$,\s]/g, ''));
              add();
            },
          }),
          field(form, [...path, 'account'], { label: 'Account', required: true, hint: 'Treasury account or program.' }),
          reading('Fiscal year', String(each.fiscalYear ?? form.content.budgetYear), { path: [...path, 'fiscalYear'].join('.') })),
        field(form, [...path, 'narrative'], { kind: 'textarea', label: 'What the money is for', required: true }),
        actionsNow.length > 0 ? choice(form, [...path, 'actionIds'], {
          legend: 'Actions it pays for', multiple: true,
          options: actionsNow.map((action, i) => ({ value: action.id, label: action.title || `Action ${i + 1}` })),
        }) : reading('Actions it pays for', 'Add an action first.'),
      ],
    }));
}
