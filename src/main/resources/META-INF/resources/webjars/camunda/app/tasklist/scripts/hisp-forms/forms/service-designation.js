/* The agency names the services that matter most, says why and what it will improve; OMB concurs and sets first reports. */

import { notice, reading } from '../controls.js';
import { h, idOf } from '../dom.js';
import { choice, field, liveHint, repeating, section } from '../fields.js';
import { count, day, number, words } from '../text.js';

export default {
  content(form) {
    const { minimum = 1, services = [] } = form.content;
    const enough = h('p', { role: 'status', id: 'hf-progress' });
    const tell = () => {
      const named = (form.draft.get(['services']) || []).filter((each) => each.serviceId || each.newService?.name).length;
      enough.textContent = `${count(named, 'service')} named; at least ${number(minimum)} ${minimum === 1 ? 'is' : 'are'} needed.`;
    };
    const actions = h('div', {}, improvementActions(form));
    const redrawActions = () => form.can('actions') && actions.replaceChildren(improvementActions(form));
    tell();
    const parts = [
      form.can('firstReports') && !form.can('services') && firstReports(form),
      section('Services to designate', h('p', {}, 'Name the one or two most important things that customers come to you for.'), enough,
        designated(form, services, () => {
          tell();
          redrawActions();
        })),
      ending(form, services),
      actions,
      !(form.can('firstReports') && !form.can('services')) && Object.keys(form.draft.get(['firstReports']) || {}).length > 0 && firstReports(form),
    ];
    return parts;
  },
};

/** How a designated service is referred to: by its number, or new-1, new-2 … in the order of the list. */
function references(list, known) {
  let fresh = 0;
  return (list || []).map((each) => {
    const isNew = !each.serviceId && each.newService;
    const ref = isNew ? `new-${(fresh += 1)}` : each.serviceId ? String(each.serviceId) : null;
    const name = isNew ? each.newService.name || `New service ${fresh}` : known.find(({ id }) => id === each.serviceId)?.name;
    return { ref, name, each };
  }).filter(({ ref }) => ref);
}

/** When the list changes its order, what refers to its new services follows. */
function follow(form, before, after, known) {
  const old = references(before, known);
  const now = references(after, known);
  const moved = Object.fromEntries(old.map(({ ref, each }) => [ref, now.find((candidate) => candidate.each === each)?.ref || '']));
  const list = form.draft.get(['actions']) || [];
  if (list.some((each) => moved[each.serviceRef] !== undefined && moved[each.serviceRef] !== each.serviceRef)) {
    form.change(['actions'], list.map((each) => (moved[each.serviceRef] === undefined ? each : { ...each, serviceRef: moved[each.serviceRef] })));
  }
}

function designated(form, services, changed) {
  return repeating(form, ['services'], {
    item: 'Service', addLabel: 'Add a service', empty: 'No service yet.',
    title: (each) => (each.serviceId ? services.find(({ id }) => id === each.serviceId)?.name : each.newService?.name),
    create: () => ({
      serviceId: null, newService: null, shareOfPopulation: '', annualTransactions: '', impact: '',
      rationale: { organization: '', customers: '', performance: '' }, evidence: '',
    }),
    onOrder: (before, after) => {
      follow(form, before, after, services);
      changed();
    },
    render: (each, path, i, again) => [
      which(form, each, path, services, changed, again),
      each.newService && newService(form, path, changed),
      h('div', { class: 'hf-columns' },
        field(form, [...path, 'shareOfPopulation'], { label: 'Share of the population', hint: 'Who comes into contact with it, such as “6% of adults”.' }),
        field(form, [...path, 'annualTransactions'], { kind: 'number', label: 'Transactions a year', show: number })),
      field(form, [...path, 'impact'], { kind: 'textarea', rows: 2, label: 'Impact on lives', hint: 'What goes wrong for people if the service goes wrong.' }),
      h('fieldset', { class: 'hf-group', 'data-path': [...path, 'rationale'].join('.') },
        h('legend', { class: 'hf-label' }, 'Why this service'),
        h('p', { class: 'hf-error', hidden: true }),
        field(form, [...path, 'rationale', 'organization'], { kind: 'textarea', rows: 2, label: 'Value to the organization', required: true }),
        field(form, [...path, 'rationale', 'customers'], { kind: 'textarea', rows: 2, label: 'Value to customers', required: true }),
        field(form, [...path, 'rationale', 'performance'], { kind: 'textarea', rows: 2, label: 'Contribution to the agency’s performance', required: true })),
      field(form, [...path, 'evidence'], { kind: 'textarea', rows: 2, label: 'Evidence', hint: 'Data, and what customers told you.' }),
    ],
  });
}

const NEW = 'new';

function which(form, each, path, services, changed, again) {
  const chosen = each.newService ? NEW : each.serviceId ?? '';
  const names = services.map((service) => ({
    value: service.id,
    label: `${service.name}${service.designatedSince ? ` (designated since ${day(service.designatedSince)}${service.demo ? ', demo data' : ''})` : ''}`,
  }));
  if (!form.can('services')) {
    return reading('Service', each.newService ? `${each.newService.name} (not in the register yet)` : names.find(({ value }) => value === each.serviceId)?.label);
  }
  const selectPath = [...path, 'serviceId'];
  const control = field({ ...facade(form), draft: { get: () => chosen } }, selectPath, {
    kind: 'select', label: 'Service', required: true,
    options: [{ value: '', label: 'Choose …' }, ...names, { value: NEW, label: 'A service that is not in the list' }],
    onChange: (value) => {
      const list = form.draft.get(['services']);
      const before = list.map((item) => item);
      const index = path[path.length - 1];
      const changedItem = {
        ...list[index], serviceId: value === '' || value === NEW ? null : Number(value),
        newService: value === NEW ? list[index].newService || { name: '', description: '', types: [], channels: [] } : null,
      };
      const after = list.map((item, n) => (n === index ? changedItem : item));
      form.change(['services'], after);
      // refs of the other new services may have moved
      follow(form, before, after, services);
      again();
      changed();
      document.getElementById(idOf(selectPath))?.focus();
    },
  });
  return control;
}

/** A control whose change is handled by its own `onChange` alone. */
const facade = (form) => ({ can: (part) => form.can(part), change: () => {} });

function newService(form, path, changed) {
  const own = [...path, 'newService'];
  const naming = liveHint(`${idOf(own)}-naming`);
  const look = (name) => naming.say(name && !/^[A-Za-z]+ing\b/.test(name.trim())
    && 'services are best named for what the customer does, such as “Filing an individual tax return”. That does not stop you.');
  look(form.draft.get([...own, 'name']));
  const { serviceTypes = [], channels = [] } = form.content;
  const listed = (codes) => codes.map((code) => (typeof code === 'string' ? { value: code, label: words(code) } : { value: code.id, label: code.label }));
  return h('div', { class: 'hf-reveal' },
    field(form, [...own, 'name'], {
      label: 'Name of the service', required: true, hint: 'Start with what the customer does: “Claiming …”, “Renewing …”.',
      onChange: (name) => {
        look(name);
        changed();
      },
    }),
    form.can('services') && naming.place,
    field(form, [...own, 'description'], { kind: 'textarea', rows: 2, label: 'What it is', required: true }),
    serviceTypes.length > 0 && choice(form, [...own, 'types'], { legend: 'Types', required: true, multiple: true, inline: true, options: listed(serviceTypes) }),
    channels.length > 0 && choice(form, [...own, 'channels'], { legend: 'Channels', required: true, multiple: true, inline: true, options: listed(channels) }));
}

/** Designations go on until they are ended; ending one needs a reason. */
function ending(form, services) {
  const current = services.filter((each) => each.designatedSince);
  const ended = () => form.draft.get(['ended']) || [];
  if (current.length === 0) {
    return null;
  }
  if (!form.can('ended')) {
    return section('Designations to end', ended().length === 0 ? h('p', { class: 'hf-none' }, 'None: designated services stay designated.')
      : ended().map((each) => reading(services.find(({ id }) => id === each.serviceId)?.name || `Service ${each.serviceId}`, each.reason)));
  }
  return section('Designations to end', h('p', {}, 'Designated services stay designated. Tick one only if its designation shall end.'),
    current.map((service) => {
      const index = () => ended().findIndex((each) => each.serviceId === service.id);
      const path = ['ended', `service-${service.id}`];
      const reason = h('div', { class: 'hf-reveal', hidden: index() < 0 });
      const place = () => {
        reason.hidden = index() < 0;
        if (!reason.hidden) {
          reason.replaceChildren(field(form, ['ended', index(), 'reason'], { kind: 'textarea', rows: 2, label: `Why “${service.name}” ends`, required: true }));
        }
      };
      place();
      const box = field({ ...facade(form), draft: { get: () => index() >= 0 } }, path, {
        kind: 'checkbox', label: `End the designation of “${service.name}”`,
        onChange: (tick) => {
          form.change(['ended'], tick ? [...ended(), { serviceId: service.id, reason: '' }] : ended().filter((each) => each.serviceId !== service.id));
          form.redraw();
        },
      });
      return [box, reason];
    }));
}

function improvementActions(form) {
  const options = references(form.draft.get(['services']), form.content.services || []);
  return section('Targeted improvement actions', h('p', {}, 'What you will improve for customers of these services; the action plan takes them up.'),
    repeating(form, ['actions'], {
      item: 'Action', title: (each) => each.title, addLabel: 'Add an action', empty: 'No action yet; at least one is needed.',
      create: () => ({ title: '', serviceRef: options.length === 1 ? options[0].ref : '', description: '' }),
      render: (each, path) => [
        field(form, [...path, 'title'], { label: 'Title', required: true }),
        field(form, [...path, 'serviceRef'], {
          kind: 'select', label: 'Service', required: true,
          options: [{ value: '', label: options.length > 0 ? 'Choose …' : 'Name a service above first' }, ...options.map(({ ref, name }) => ({ value: ref, label: name || ref }))],
        }),
        field(form, [...path, 'description'], { kind: 'textarea', rows: 2, label: 'What will be done' }),
      ],
    }));
}

/** OMB: when each service reports for the first time. */
function firstReports(form) {
  const list = references(form.draft.get(['services']), form.content.services || []);
  if (list.length === 0) {
    return notice('info', null, h('p', {}, 'No service is named yet.'));
  }
  return section('First report of each service',
    h('p', {}, 'The quarter for which a newly designated service owes its first feedback report.',
      form.content.defaultFirstReport && ` Where you choose none it is ${quarterName(form.content.defaultFirstReport)}.`),
    list.map(({ ref, name }) => field(form, ['firstReports', ref], {
      kind: 'select', label: name || ref,
      options: [{ value: '', label: form.can('firstReports') ? 'Choose …' : 'Not set' }, ...(form.content.quarters || []).map((quarter) => ({ value: quarter, label: quarterName(quarter) }))],
    })));
}

const quarterName = (code) => code.replace(/^FY(\d{4})Q(\d)$/, 'FY $1, quarter $2');
