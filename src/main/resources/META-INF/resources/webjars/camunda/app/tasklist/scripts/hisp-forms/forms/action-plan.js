/*
 * The action plan, draft and final: what will be done for customers, and the money asked for in the budget after it. People who
 * write it see what is still missing; those who review it see what they answer for first. Commitments are published later;
 * budget requests stay inside the Government.
 */

import { request } from '../api.js';
import { differences } from '../compare.js';
import { button, notice, reading } from '../controls.js';
import { debounced, h, replace } from '../dom.js';
import { evidenceField } from '../evidence.js';
import { choice, field, liveHint, nextId, repeating, section } from '../fields.js';
import { Remarks, remarks } from '../remarks.js';
import { count, day, moment, words } from '../text.js';

const KINDS = [
  { value: 'service', label: 'For a designated service', text: 'Customers of the service will feel it.' },
  { value: 'capability', label: 'For the agency’s capability', text: 'It makes the agency better at serving.' },
];
const SOURCES = [
  { value: 'service-assessment', label: 'Assessment of the service' },
  { value: 'customer-feedback', label: 'Customer feedback' },
  { value: 'design-research', label: 'Human-centered design research' },
  { value: 'other', label: 'Other evidence' },
];
const STATUSES = [
  { value: 'new', label: 'New' },
  { value: 'under-way', label: 'Under way' },
  { value: 'done', label: 'Done' },
  { value: 'dropped', label: 'Dropped' },
];
const CHOOSE = { value: '', label: 'Choose …' };

const amountOf = (each) => Number(String(each.amount ?? '').replace(/[$,\s]/g, '') || NaN);
const sum = (list) => list.map(amountOf).filter((amount) => !Number.isNaN(amount)).reduce((all, amount) => all + amount, 0);
/** "$1,500,000", "$600,000.50"; anything that is no amount stays as it was typed. */
const money = (value) => (typeof value === 'number' || /^\$?\s?[\d,]+(\.\d{1,2})?$/.test(String(value ?? '').trim())
  ? amountOf({ amount: value }).toLocaleString('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: Number.isInteger(amountOf({ amount: value })) ? 0 : 2 })
  : String(value ?? ''));
const nameIn = (list, value) => list.find((each) => String(each.value ?? each.code) === String(value ?? ''))?.label;

export default {
  content(form) {
    const plan = new Plan(form);
    const { content } = form;
    const whole = [plan.words(), plan.actions()];
    const budget = content.showBudget && plan.budget;
    const order = { money: [budget, ...whole], digital: [plan.digital(), ...whole, budget] }[content.view] || [...whole, budget];
    plan.tell();
    return h('div', { on: { input: () => plan.changed(), change: () => plan.changed() } },
      h('p', {}, scope(content)),
      content.wholePlanPublic && notice('info', null, h('p', {}, 'The whole plan, without its files, becomes public when OMB accepts it.')),
      plan.signatures(), plan.changes(), plan.saidOfTheDraft(), plan.checks, order);
  },
};

function scope({ actionYear, showBudget, budgetYear, stage, horizons = [] }) {
  const actions = horizons.length > 1 ? `Actions are for ${horizons.map((each) => each.label.toLowerCase()).join('; ')}` : `Actions are for calendar year ${actionYear}`;
  return `${stage === 'draft' ? 'This is the draft of the plan. What is not known yet may stay open. ' : ''}${actions}${
    showBudget ? `; budget requests are for the FY ${budgetYear} Budget` : ''}.`;
}

/** The parts of one form; made anew whenever the form is drawn, while what is unfolded is remembered with the form. */
class Plan {
  constructor(form) {
    this.form = form;
    this.content = form.content;
    this.unfolded = (form.unfoldedItems ??= new Set());
    this.uncovered = liveHint('hf-uncovered');
    this.overview = h('div', { class: 'hf-overview' });
    this.checks = h('div', { id: 'hf-checks' });
    this.budget = h('div', {});
    this.look = debounced(() => this.check(), 1500);
    if (this.content.showBudget) {
      replace(this.budget, this.money());
    }
    this.check();
  }

  get list() {
    return this.form.draft.get(['actions']) || [];
  }

  get requests() {
    return this.form.draft.get(['budgetRequests']) || [];
  }

  changed() {
    this.tell();
    this.look();
  }

  /** Draws what follows from the list of actions. */
  tell() {
    const covered = this.list.filter((each) => each.status !== 'dropped').map((each) => String(each.serviceId ?? ''));
    const without = (this.content.services || []).filter(({ id }) => this.form.data.hispId && !covered.includes(String(id)));
    this.uncovered.say(without.length > 0 && `each designated service needs an action. None yet for ${without.map((each) => each.name).join('; ')}.`);
    replace(this.overview, this.list.length > 2 && this.index(this.list, 'Actions at a glance'));
  }

  // ---- what was said and done before

  signatures() {
    const all = this.content.signatures || [];
    if (all.length === 0) {
      return null;
    }
    const broken = all.filter((each) => !each.intact);
    return [
      broken.length > 0 && notice('error', 'The stored text is not what was signed.',
        h('p', {}, `Version ${broken.map((each) => each.version).join(', ')} was changed outside this application after it was signed. Do not accept it; tell the operator.`)),
      h('details', { class: 'hf-section', id: 'hf-signatures', open: this.content.atOmb },
        h('summary', {}, `Signed by ${all[all.length - 1].signedBy}, ${all[all.length - 1].office}`),
        h('ol', { reversed: true }, [...all].reverse().map((each) => h('li', {},
          h('p', {}, h('strong', {}, `Version ${each.version}: ${each.signedBy}, ${each.office}`), `, ${moment(each.at)}.`),
          h('p', { class: 'hf-hint' }, 'Fingerprint of the text (SHA-256): ', h('code', { class: 'hf-hash' }, each.sha256), each.intact ? '. The stored text is unchanged.' : '. The stored text was changed.'))))),
    ];
  }

  /** What differs from the version that OMB saw before; worked out when it is opened. */
  changes() {
    const { seen, atOmb } = this.content;
    if (!seen || (!atOmb && this.form.data.element === 'Task_SignActionPlan' && !seen.content)) {
      return null;
    }
    const place = h('div', {});
    const fold = h('details', { class: 'hf-section', id: 'hf-changes', open: atOmb }, h('summary', {}, `What changed since version ${seen.version}, which OMB saw`), place);
    const show = () => fold.open && replace(place, differences(visibleParts(seen.content), visibleParts(this.form.draft.get([]) || {}), (path) => this.labelOf(path, seen.content)));
    fold.addEventListener('toggle', show);
    show();
    return fold;
  }

  saidOfTheDraft() {
    const said = this.content.draftRemarks || [];
    return said.length > 0 && h('details', { class: 'hf-section', id: 'hf-draft-remarks', open: this.form.can('actions') },
      h('summary', {}, `What OMB said about the draft plan (${said.length})`),
      h('ul', {}, said.map((each) => h('li', {}, h('strong', {}, this.labelOf(each.place.split('.'), this.content.draftPlan?.content || {})), ': ',
        h('span', { class: 'hf-said' }, each.text), h('span', { class: 'hf-hint' }, ` (${each.by}, ${moment(each.at)}${each.resolved ? ', dealt with' : ''})`)))));
  }

  /** "Action 2: Shorten the form, target" */
  labelOf(path, older) {
    const [part, id, ...rest] = path.map(String);
    const names = { actions: 'Action', budgetRequests: 'Budget request' };
    if (!names[part] || !id) {
      const component = (this.content.components || []).find((each) => each.code === id);
      return part === 'components' && component ? component.label : words(part);
    }
    const now = this.form.draft.get([part]) || [];
    const at = now.findIndex((each) => each.id === id);
    const item = now[at] || (older[part] || []).find((each) => each.id === id);
    return [`${names[part]}${at < 0 ? '' : ` ${at + 1}`}${item?.title ? `: ${item.title}` : ''}`, ...rest.map((each) => words(each).toLowerCase())].join(', ');
  }

  // ---- what is missing

  async check() {
    const { form } = this;
    const turn = (form.checkTurn = (form.checkTurn || 0) + 1);
    // a task that is being completed is not there any more when the question arrives
    if (form.preparing || form.ready || form.submitting || form.draft.closed || !form.root.isConnected) {
      return;
    }
    if (form.draft.unsaved) {
      setTimeout(() => turn === form.checkTurn && form.root.isConnected && this.check(), 1500);
      return;
    }
    try {
      const found = await request('GET', `/api/v1/tasks/${encodeURIComponent(form.taskId)}/plan/check`);
      if (turn === form.checkTurn) {
        this.showChecks(found);
      }
    } catch (problem) {
      // the plan itself can be read and written without it
      this.checks.replaceChildren();
    }
  }

  showChecks({ faults, warnings }) {
    const before = this.checks.querySelector('details');
    const open = before ? before.open : false;
    const writing = this.form.can('actions');
    const entries = (list) => h('ul', { class: 'hf-check-list' }, list.map((each) => h('li', {}, button(each.message, () => this.lead(each.field), { class: 'hf-link hf-link-plain' }))));
    const summary = [writing && (faults.length > 0 ? `${count(faults.length, 'thing')} to complete before this can be submitted` : 'Complete: nothing is missing'),
      warnings.length > 0 && count(warnings.length, 'warning')].filter(Boolean).join('; ');
    replace(this.checks, summary && h('details', { class: `hf-section hf-check-${faults.length > 0 && writing ? 'open' : 'done'}`, open },
      h('summary', { id: 'hf-checks-heading' }, h('span', { role: 'status' }, summary)),
      writing && faults.length > 0 && entries(faults),
      warnings.length > 0 && [h('p', {}, h('strong', {}, 'Warnings'), ': they stop nobody, but weaken the plan.'), entries(warnings)]));
  }

  lead(at) {
    const place = this.form.placeOf(at);
    if (!place) {
      return;
    }
    for (let around = place.closest('details'); around; around = around.parentElement.closest('details')) {
      around.open = true;
    }
    place.querySelector(':scope > details')?.setAttribute('open', '');
    place.scrollIntoView({ block: 'center' });
    (place.querySelector('input:not([type=hidden]), select, textarea, button') || place).focus();
  }

  // ---- the words around the actions

  words() {
    const { components = [], idea, showBudget, view } = this.content;
    const first = view === 'digital' ? [] : this.idea();
    return [
      section('In short', field(this.form, ['summary'], { kind: 'textarea', label: 'Summary', hint: 'What customers will notice, in a few sentences.' }), this.remark('summary', 'the summary')),
      components.length > 0 && section('The parts of the plan', components.map((each) => [
        field(this.form, ['components', each.code], { kind: 'textarea', rows: 4, label: each.label, required: true, hint: each.hint }),
        this.remark(`components.${each.code}`, each.label)])),
      idea !== 'NOT_ASKED' && first, !showBudget && null,
    ];
  }

  idea() {
    const { idea } = this.content;
    return idea !== 'NOT_ASKED' && section('21st Century IDEA', field(this.form, ['idea'], {
      kind: 'textarea', rows: 3, label: 'How this plan and the 21st Century IDEA work fit together', required: idea === 'REQUIRED',
      hint: 'What is modernized, digitized or made accessible, and how it agrees with the annual report on the Act.',
    }), this.remark('idea', 'the 21st Century IDEA part'));
  }

  /** What the CIO answers for, first. */
  digital() {
    const capability = this.list.filter((each) => each.kind === 'capability');
    return [this.idea(), section('Actions for the agency’s capability', capability.length > 0 ? this.index(capability, 'Actions for the agency’s capability')
      : h('p', { class: 'hf-none' }, 'None: every action is for a service.'))];
  }

  // ---- actions

  /** A line for each action, leading to it. */
  index(list, label) {
    return h('ol', { class: 'hf-index', 'aria-label': label }, list.map((each) => h('li', {},
      button(each.title || 'Without a title', () => this.unfold('actions', each.id), { class: 'hf-link hf-link-plain' }),
      h('p', { class: 'hf-hint' }, this.gist(each)))));
  }

  gist(each) {
    const service = each.kind === 'service' && (this.content.services || []).find(({ id }) => id === each.serviceId)?.name;
    return [service || (each.kind === 'capability' && 'Capability of the agency'), (this.content.horizons || []).length > 1 && nameIn(this.content.horizons, each.horizon),
      promise(each), each.status && each.status !== 'new' && nameIn(STATUSES, each.status)].filter(Boolean).join(' · ');
  }

  unfold(part, id) {
    const item = this.form.root.querySelector(`[data-alias="${CSS.escape(`${part}.${id}`)}"]`);
    const fold = item?.querySelector(':scope > details');
    if (fold) {
      fold.open = true;
      item.scrollIntoView({ block: 'start' });
      item.querySelector('legend').focus({ preventScroll: true });
    }
  }

  /** The fields of an item behind one line that says the gist of it. */
  fold(part, each, gist, fields) {
    const key = `${part}.${each.id}`;
    const line = h('summary', {}, gist(each) || 'Details');
    const fold = h('details', { class: 'hf-fold', open: this.unfolded.has(key) || (this.form.can(part) && (this.form.draft.get([part]) || []).length < 3) }, line, fields);
    fold.addEventListener('toggle', () => (fold.open ? this.unfolded.add(key) : this.unfolded.delete(key)));
    const retell = () => replace(line, gist(each) || 'Details');
    fold.addEventListener('input', retell);
    fold.addEventListener('change', retell);
    return fold;
  }

  allButton(part, label) {
    const set = (open) => this.form.root.querySelectorAll(`[data-alias^="${part}."] > details.hf-fold`).forEach((fold) => (fold.open = open));
    return (this.form.draft.get([part]) || []).length > 2 && h('div', { class: 'hf-row' },
      button(`Unfold all ${label}`, () => set(true), { class: 'hf-button hf-button-small' }),
      button(`Fold all ${label}`, () => set(false), { class: 'hf-button hf-button-small' }));
  }

  remark(place, name) {
    const thread = remarks(this.form, place, name);
    if (!this.content.atOmb) {
      // the agency answers remarks, it does not need a button at every line
      const said = Remarks.of(this.form);
      const show = () => (thread.hidden = said.at(place).length === 0);
      said.listeners.set(`${place} shown`, show);
      show();
    }
    return thread;
  }

  offers() {
    if (!this.form.can('actions')) {
      return null;
    }
    const { designationActions = [], lastYear } = this.content;
    const taken = (title) => this.list.some((each) => (each.title || '').trim() === (title || '').trim());
    const offer = (title, text, make) => h('li', {}, h('strong', {}, title), text,
      taken(title) ? h('span', { class: 'hf-badge' }, 'In the plan')
        : button('Take over', () => this.take(make()), { class: 'hf-button hf-button-small', 'aria-label': `Take over: ${title}` }));
    return [
      designationActions.length > 0 && h('details', { class: 'hf-section', id: 'hf-designation-actions', open: this.list.length === 0 },
        h('summary', {}, `Improvement actions identified at the designation (${designationActions.length})`),
        h('ul', { class: 'hf-offers' }, designationActions.map((each) => offer(each.title, `${each.serviceName ? ` (${each.serviceName})` : ''}${each.description ? `: ${each.description} ` : ' '}`,
          () => ({ ...this.blank(), kind: 'service', serviceId: each.serviceId, title: each.title, painPoint: each.description || '' }))))),
      lastYear && lastYear.actions.length > 0 && h('details', { class: 'hf-section', id: 'hf-last-year' },
        h('summary', {}, `Actions of the plan of ${lastYear.cycleYear}, to carry over with their status (${lastYear.actions.length})`),
        h('ul', { class: 'hf-offers' }, lastYear.actions.map((each) => offer(each.title, ` ${this.gist(each)} `,
          () => ({ ...each, id: this.blank().id, status: each.status === 'new' || !each.status ? 'under-way' : each.status, horizon: this.currentHorizon() }))))),
    ];
  }

  currentHorizon() {
    const codes = (this.content.horizons || []).map((each) => each.code);
    return codes.includes('current') ? 'current' : codes.length === 1 ? codes[0] : null;
  }

  take(action) {
    this.unfolded.add(`actions.${action.id}`);
    this.form.change(['actions'], [...this.list, action]);
    this.form.redraw();
    this.unfold('actions', action.id);
  }

  blank() {
    const { services = [], horizons = [] } = this.content;
    return {
      id: nextId('a', this.list), kind: services.length > 0 ? 'service' : 'capability', serviceId: services.length === 1 ? services[0].id : null,
      horizon: horizons.length === 1 ? horizons[0].code : null, status: 'new',
    };
  }

  actions() {
    const { form, content } = this;
    const { horizons = [] } = content;
    const heading = horizons.length > 1 ? 'Actions' : `Actions for ${content.actionYear}`;
    return [this.offers(), section(heading, form.can('actions') && this.uncovered.place, this.overview, this.allButton('actions', 'actions'),
      repeating(form, ['actions'], {
        item: 'Action', title: (each) => each.title, addLabel: 'Add an action', empty: 'No action yet.',
        create: () => {
          const action = this.blank();
          this.unfolded.add(`actions.${action.id}`);
          return action;
        },
        onOrder: () => {
          this.changed();
          this.redrawMoney();
        },
        render: (each, path, i) => this.fold('actions', each, promise, this.action(each, path, i)),
      }))];
  }

  action(each, path, i) {
    const { form, content } = this;
    const { services = [], horizons = [], burdens = [] } = content;
    const name = `action ${i + 1}`;
    const place = `actions.${each.id}`;
    const service = h('div', { class: 'hf-reveal', hidden: each.kind !== 'service' }, field(form, [...path, 'serviceId'], {
      kind: 'select', label: 'Service', required: true,
      onChange: (value) => {
        // selects give text; the document holds the service's number
        form.change([...path, 'serviceId'], value === '' ? null : Number(value));
        this.tell();
      },
      options: [CHOOSE, ...services.map(({ id, name: label }) => ({ value: id, label }))],
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
          this.tell();
        },
      }),
      (form.can('actions') || each.kind === 'service') && service,
      horizons.length > 1 && choice(form, [...path, 'horizon'], {
        legend: 'For when is it?', required: true, options: horizons.map((horizon) => ({ value: horizon.code, label: horizon.label, text: horizon.hint })),
      }),
      field(form, [...path, 'title'], { label: 'Title', required: true, onChange: () => this.redrawMoney() }),
      field(form, [...path, 'painPoint'], { kind: 'textarea', rows: 2, label: 'Pain point', required: true, hint: 'What is hard for customers today.' }),
      this.remark(`${place}.painPoint`, `the pain point of ${name}`),
      field(form, [...path, 'painPointSource'], { kind: 'select', label: 'Where the pain point was found', required: true, options: [CHOOSE, ...SOURCES] }),
      burdens.length > 0 && choice(form, [...path, 'burdens'], {
        legend: 'Burdens that it eases', multiple: true, options: burdens.map((burden) => ({ value: burden.code, label: burden.label, text: burden.hint })),
      }),
      field(form, [...path, 'evidence'], { kind: 'textarea', rows: 2, label: 'Evidence in words', hint: 'Feedback, research or data behind it; or add files and links below.', id: `${pathId(path)}-evidence-text` }),
      supports(form, path, name),
      field(form, [...path, 'outcome'], { kind: 'textarea', rows: 2, label: 'Outcome for one customer', required: true, hint: 'What success looks like for an individual customer.' }),
      this.remark(`${place}.outcome`, `the outcome of ${name}`),
      h('div', { class: 'hf-columns' },
        field(form, [...path, 'measure'], { label: 'Measure', required: true }),
        field(form, [...path, 'unit'], { label: 'Unit', hint: 'Such as minutes or percent.' }),
        field(form, [...path, 'baseline'], { kind: 'number', label: 'Baseline', required: true, hint: 'The value it starts from.' }),
        field(form, [...path, 'baselineDate'], { kind: 'date', label: 'Date of the baseline', required: true, hint: 'When it was measured.' }),
        field(form, [...path, 'target'], { kind: 'number', label: 'Target', required: true, hint: 'A number can be measured.' }),
        field(form, [...path, 'targetDate'], { kind: 'date', label: 'Target date', required: true, hint: horizons.length > 1 ? 'Within its horizon.' : `In ${content.actionYear}.` }),
        field(form, [...path, 'owner'], { label: 'Owner', required: true, hint: 'The office that answers for it.' }),
        field(form, [...path, 'status'], { kind: 'select', label: 'Status', options: STATUSES })),
      this.remark(`${place}.target`, `measure and target of ${name}`),
      this.remark(place, name),
    ];
  }

  // ---- money

  redrawMoney() {
    if (this.content.showBudget && this.form.can('budgetRequests')) {
      replace(this.budget, this.money());
    }
  }

  money() {
    const { form, content } = this;
    if (!form.can('budgetRequests') && form.draft.get(['budgetRequests']) === undefined) {
      return section(`Budget requests for FY ${content.budgetYear}`, h('p', { class: 'hf-none' }, 'None, or not for you to see.'));
    }
    const totals = h('div', {});
    const add = () => {
      replace(totals, h('p', { role: 'status', id: 'hf-budget-total' }, `${count(this.requests.length, 'request')}, ${money(sum(this.requests))} in all.`),
        this.accounts());
    };
    add();
    return section(`Budget requests for FY ${content.budgetYear}`,
      notice('info', null, h('p', {}, 'Budget requests stay inside the Government until the President’s Budget is out. Say nothing about them elsewhere in the plan.')),
      totals, this.allButton('budgetRequests', 'requests'),
      repeating(form, ['budgetRequests'], {
        item: 'Budget request', title: (each) => each.title, addLabel: 'Add a budget request', empty: 'No budget request.',
        onOrder: () => {
          add();
          this.look();
        },
        create: () => {
          const id = nextId('b', this.requests);
          this.unfolded.add(`budgetRequests.${id}`);
          return { id, fiscalYear: content.budgetYear, actionIds: [] };
        },
        render: (each, path, i) => this.fold('budgetRequests', each, gistOfRequest, this.request(each, path, i, add)),
      }));
  }

  /** What is asked for by account or program. */
  accounts() {
    const groups = new Map();
    this.requests.forEach((each) => {
      const key = each.account || each.program || 'Not said yet';
      groups.set(key, [...(groups.get(key) || []), each]);
    });
    return groups.size > 0 && this.requests.length > 1 && h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Totals by account or program' },
      h('table', {}, h('caption', {}, 'Totals by account or program'),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Account or program'), h('th', { scope: 'col', class: 'hf-number' }, 'Requests'), h('th', { scope: 'col', class: 'hf-number' }, 'Amount'))),
        h('tbody', {}, [...groups].map(([name, list]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', { class: 'hf-number' }, String(list.length)), h('td', { class: 'hf-number' }, money(sum(list)))))),
        h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, 'In all'), h('td', { class: 'hf-number' }, String(this.requests.length)), h('td', { class: 'hf-number' }, money(sum(this.requests)))))));
  }

  request(each, path, i, add) {
    const { form, content } = this;
    const name = `budget request ${i + 1}`;
    const place = `budgetRequests.${each.id}`;
    const actions = this.list;
    return [
      field(form, [...path, 'title'], { label: 'Title', required: true }),
      h('div', { class: 'hf-columns' },
        field(form, [...path, 'amount'], {
          kind: 'number', label: 'Amount in dollars', required: true, show: money, hint: 'Digits only, such as 1500000.',
          onChange: (value) => {
            form.change([...path, 'amount'], value.replace(/[$,\s]/g, ''));
            add();
          },
        }),
        reading('Fiscal year', String(each.fiscalYear ?? content.budgetYear), { path: [...path, 'fiscalYear'].join('.') }),
        field(form, [...path, 'account'], { label: 'Account', hint: 'Treasury account; or enter the program.', onChange: add }),
        field(form, [...path, 'program'], { label: 'Program', onChange: add })),
      this.remark(`${place}.amount`, `the amount of ${name}`),
      field(form, [...path, 'narrative'], { kind: 'textarea', label: 'What the money is for', required: true }),
      this.remark(`${place}.narrative`, `the narrative of ${name}`),
      field(form, [...path, 'crossAgencyPriority'], { label: 'Cross-agency priority', hint: 'The priority that it serves, where there is one.' }),
      actions.length > 0 ? choice(form, [...path, 'actionIds'], {
        legend: 'Actions it pays for', multiple: true,
        options: actions.map((action, n) => ({ value: action.id, label: action.title || `Action ${n + 1}` })),
      }) : reading('Actions it pays for', 'Add an action first.'),
      this.remark(place, name),
    ];
  }
}

/** Files and links stand beside the words; a fault about the evidence leads to the words. */
function supports(form, path, name) {
  const place = evidenceField(form, path, { label: `Files and links for ${name}` });
  place.removeAttribute('data-path');
  return place;
}

/** "31 to 20 percent by September 30, 2027" */
function promise(each) {
  const given = (value) => value !== undefined && value !== null && String(value).trim() !== '';
  const values = given(each.baseline) && given(each.target) ? `${each.baseline} to ${each.target}${each.unit ? ` ${each.unit}` : ''}` : '';
  return [values, each.targetDate && `by ${shortDay(each.targetDate)}`].filter(Boolean).join(' ');
}

const gistOfRequest = (each) => [each.amount && money(each.amount), each.account || each.program].filter(Boolean).join(' · ');
const pathId = (path) => `hf-${path.join('-')}`;
const shortDay = (iso) => day(iso).replace(/^\w+, /, '');

/** Ids of files say nothing to a reader. */
function visibleParts(plan) {
  const { actions = [], ...rest } = plan || {};
  return { ...rest, actions: actions.map(({ files, links, ...each }) => ({ ...each, links: (links || []).map(({ id, ...link }) => [link.title, link.url].filter(Boolean).join(' ')) })) };
}
