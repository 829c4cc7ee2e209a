/* The agency names the services that matter most, says why and what it will improve; OMB concurs and sets first reports. */

import { request } from '../api.js';
import { compareWith } from '../compare.js';
import { button, notice, reading } from '../controls.js';
import { debounced, h, idOf, replace } from '../dom.js';
import { evidenceField } from '../evidence.js';
import { choice, field, liveHint, nextId, repeating, section } from '../fields.js';
import { pick } from '../pick.js';
import { count, day, number } from '../text.js';
import { weighing } from './service-weighing.js';

export default {
  content(form) {
    const services = form.content.services || [];
    const frame = { form, services, listeners: [] };
    frame.tell = () => frame.listeners.forEach((listen) => listen());
    const actions = h('div', {}, improvementActions(form));
    const weighed = h('div', {}, weighing(form, references(form.draft.get(['services']), services)));
    frame.namesChanged = () => {
      frame.tell();
      form.can('actions') && actions.replaceChildren(improvementActions(form));
      form.can('weighing') && weighed.replaceChildren(...[weighing(form, references(form.draft.get(['services']), services))].filter(Boolean));
    };
    const deciding = form.can('firstReports') && !form.can('services');
    const parts = [
      deciding && firstReports(form),
      weighed,
      section('Services to designate',
        h('p', {}, 'Name the one or two most important things that customers come to you for: by the share of the population they touch, by their number, or by what they mean for lives.'),
        enough(frame), notListed(frame), designated(frame)),
      ending(form, services),
      actions,
      !deciding && Object.keys(form.draft.get(['firstReports']) || {}).length > 0 && firstReports(form),
    ];
    frame.tell();
    return parts;
  },
};

/** How a designated service is referred to: by its number, or new-1, new-2 … in the order of the list. */
function references(list, known) {
  let fresh = 0;
  return (list || []).map((each) => {
    const isNew = !each.serviceId && each.newService;
    const ref = isNew ? `new-${(fresh += 1)}` : each.serviceId ? String(each.serviceId) : null;
    const service = known.find(({ id }) => id === each.serviceId);
    const name = isNew ? each.newService.name || `New service ${fresh}` : service?.name;
    return { ref, name, each, continued: Boolean(service?.designatedSince) };
  }).filter(({ ref }) => ref);
}

/** When the list changes, what refers to its new services follows. */
function follow(form, before, after, known) {
  const old = references(before, known);
  const now = references(after, known);
  const moved = Object.fromEntries(old.map(({ ref, each }) => [ref, now.find((candidate) => candidate.each === each || (candidate.each.id && candidate.each.id === each.id))?.ref || '']));
  const renamed = (list) => list.map((each) => (moved[each.serviceRef] === undefined || moved[each.serviceRef] === each.serviceRef ? each : { ...each, serviceRef: moved[each.serviceRef] }));
  const put = (path, list) => list.some((each, i) => each !== (form.draft.get(path) || [])[i]) && form.change(path, list);
  put(['actions'], renamed(form.draft.get(['actions']) || []));
  const weighed = form.draft.get(['weighing', 'candidates']) || [];
  // a service of the register can be weighed without being designated
  const stays = weighed.filter((each) => !/^new-/.test(each.serviceRef) || moved[each.serviceRef] !== '');
  const candidates = stays.map((each) => (/^new-/.test(each.serviceRef) && moved[each.serviceRef] ? { ...each, serviceRef: moved[each.serviceRef] } : each));
  if (candidates.length !== weighed.length || candidates.some((each, i) => each !== weighed[i])) {
    form.change(['weighing', 'candidates'], candidates);
  }
}

/** What is designated once this is decided: what goes on, and what is added. */
function enough({ form, services, listeners }) {
  const { minimum = 1 } = form.content;
  const place = h('p', { role: 'status', id: 'hf-progress' });
  listeners.push(() => {
    const ended = (form.draft.get(['ended']) || []).map(({ serviceId }) => serviceId);
    const after = new Set(services.filter((each) => each.designatedSince && !ended.includes(each.id)).map(({ id }) => String(id)));
    references(form.draft.get(['services']), services).filter(({ each }) => each.serviceId || each.newService?.name?.trim()).forEach(({ ref }) => after.add(ref));
    const text = `${count(after.size, 'service')} will be designated after this decision`
      + (minimum > 0 ? `; at least ${number(minimum)} ${minimum === 1 ? 'is' : 'are'} needed.` : '.');
    if (place.textContent !== text) {
      place.textContent = text;
    }
  });
  return place;
}

/** What is designated today goes on by itself; this year's reasons are welcome. */
function notListed({ form, services, listeners }) {
  if (!form.can('services')) {
    return null;
  }
  const place = h('div', { class: 'hf-not-listed' });
  let shown = null;
  listeners.push(() => {
    const listed = (form.draft.get(['services']) || []).map(({ serviceId }) => serviceId);
    const ended = (form.draft.get(['ended']) || []).map(({ serviceId }) => serviceId);
    const missing = services.filter((each) => each.designatedSince && !listed.includes(each.id) && !ended.includes(each.id));
    const key = missing.map(({ id }) => id).join();
    if (key === shown) {
      return;
    }
    shown = key;
    replace(place, missing.length > 0 && notice('info', null,
      h('p', {}, `Designated today and not in the list: ${missing.map(({ name }) => `“${name}”`).join(', ')}. ${missing.length === 1 ? 'It stays' : 'They stay'} designated. Put ${missing.length === 1 ? 'it' : 'them'} in the list to give this year’s reasons and actions.`),
      button(`Put ${missing.length === 1 ? 'it' : 'them'} in the list`, () => {
        const before = form.draft.get(['services']) || [];
        const after = missing.reduce((list, each) => [...list, blank(list, each.id)], before);
        form.change(['services'], after);
        form.redraw();
        document.getElementById(idOf(['services', before.length], 'legend'))?.focus();
      }, { class: 'hf-button hf-button-small', id: 'hf-services-continue' })));
  });
  return place;
}

const blank = (list, serviceId = null) => ({
  id: nextId('s', list), serviceId, newService: null, shareOfPopulation: '', annualTransactions: '', impact: '',
  rationale: { organization: '', customers: '', performance: '' }, evidence: '', files: [], links: [], alignment: [],
});

function designated(frame) {
  const { form, services } = frame;
  return repeating(form, ['services'], {
    item: 'Service', addLabel: 'Add a service', empty: 'No service yet.',
    title: (each) => (each.serviceId ? services.find(({ id }) => id === each.serviceId)?.name : each.newService?.name),
    create: () => blank(form.draft.get(['services'])),
    onOrder: (before, after) => {
      follow(form, before, after, services);
      frame.namesChanged();
    },
    render: (each, path, i, again) => {
      const service = services.find(({ id }) => id === each.serviceId);
      const past = service?.previous;
      const before = (label, value) => past && compareWith(`${label} in ${past.cycleYear}`, value);
      return [
        which(frame, each, path, again),
        each.newService && newService(frame, path),
        service && definition(form, service),
        past && form.can('services') && takeOver(form, path, past, again),
        h('div', { class: 'hf-columns' },
          h('div', {}, numeric(form, [...path, 'shareOfPopulation'], {
            label: 'Share of the population, in percent', hint: 'Of those who come into contact with it: a number from 0 to 100, such as 6.5.', show: (share) => share && `${share} percent`,
          }, (typed) => !/^\d{1,3}(\.\d{1,3})?$/.test(typed) || Number(typed) > 100), before('Share', past?.populationPercent ?? false ? `${past.populationPercent} percent` : '')),
          h('div', {}, numeric(form, [...path, 'annualTransactions'], {
            label: 'Transactions a year', hint: 'A whole number, such as 1200000.', show: (typed) => number(String(typed ?? '').replace(/,/g, '')),
          }, (typed) => !/^(\d{1,15}|\d{1,3}(,\d{3})+)$/.test(typed)), before('Transactions', past?.annualVolume ?? false ? number(past.annualVolume) : ''))),
        field(form, [...path, 'impact'], { kind: 'textarea', rows: 2, label: 'Impact on lives', hint: 'What goes wrong for people if the service goes wrong.' }),
        before('Impact', past?.impact),
        h('fieldset', { class: 'hf-group', 'data-path': [...path, 'rationale'].join('.') },
          h('legend', { class: 'hf-label' }, 'Why this service'),
          h('p', { class: 'hf-error', hidden: true }),
          [['organization', 'Value to the organization'], ['customers', 'Value to customers'], ['performance', 'Contribution to the agency’s performance']].map(([part, label]) => [
            field(form, [...path, 'rationale', part], { kind: 'textarea', rows: 2, label, required: true }),
            before(label, past?.rationale?.[part])])),
        evidence(frame, path),
        alignment(form, path),
      ];
    },
  });
}

/** A number, with a word at once where something else is typed. */
function numeric(form, path, options, wrong) {
  const hint = liveHint(`${idOf(path)}-number`);
  const look = (typed) => hint.say(String(typed ?? '').trim() && wrong(String(typed).trim()) && `“${String(typed).trim().slice(0, 40)}” is no such number.`);
  look(form.draft.get(path));
  return [field(form, path, { kind: 'number', ...options, onChange: look }), form.can('services') && hint.place];
}

/** A service of the inventory, found by typing, or one that is described here. */
function which(frame, each, path, again) {
  const { form, services } = frame;
  const options = services.map((service) => ({ value: service.id, label: service.name, text: standing(service) }));
  if (!form.can('services')) {
    const service = services.find(({ id }) => id === each.serviceId);
    return reading('Service', each.newService ? `${each.newService.name} (not in the register yet)` : service && `${service.name} (${standing(service)})`);
  }
  const pickPath = [...path, 'serviceId'];
  const put = (change, focusId) => {
    const before = form.draft.get(['services']);
    const index = path[path.length - 1];
    const after = before.map((item, n) => (n === index ? { ...item, ...change(item) } : item));
    form.change(['services'], after);
    follow(form, before, after, services);
    again();
    frame.namesChanged();
    document.getElementById(focusId)?.focus();
  };
  const nameId = idOf([...path, 'newService', 'name']);
  if (each.newService) {
    return h('div', { class: 'hf-row', 'data-path': pickPath.join('.') }, h('p', { class: 'hf-error', hidden: true }),
      h('p', { class: 'hf-label' }, 'A service that is not in the inventory yet'),
      button('Choose one from the inventory instead', () => put(() => ({ serviceId: null, newService: null }), idOf(pickPath)), { class: 'hf-button hf-button-small', id: idOf(pickPath, 'choose') }));
  }
  const hint = services.find(({ id }) => id === each.serviceId)?.nameHint;
  return h('div', {},
    // the draft is changed below, together with what refers to the list
    pick({ can: (part) => form.can(part), draft: { get: () => each.serviceId }, change: () => {} }, pickPath, {
      label: 'Service', required: true, hint: 'Type some letters of its name, or open the list with the down arrow.', options,
      onChange: (value) => put(() => ({ serviceId: value }), idOf(pickPath)),
    }),
    hint && notice('warning', null, h('p', {}, h('strong', {}, 'Please check: '), hint)),
    h('p', {}, button('Describe a service that is not in the list', () => put((item) => ({
      serviceId: null, newService: item.newService || { name: '', description: '', occasion: '', outcome: '', customers: '', partners: '', tools: '', types: [], channels: [] },
    }), nameId), { class: 'hf-button hf-button-small', id: idOf(pickPath, 'new') })));
}

const standing = (service) => (service.designatedSince ? `designated since ${day(service.designatedSince)}${service.demo ? ', demo data' : ''}`
  : service.endedOn ? `previously reported, designation ended on ${day(service.endedOn)}` : service.status);

/** What the inventory says, for whoever wonders whether it is the right one. */
function definition(form, service) {
  const called = (list, codes) => (codes || []).map((code) => (form.content[list] || []).find((each) => each.code === code)?.label || code).join(', ');
  const said = [['Occasion of need', service.occasion], ['What is offered', service.description], ['Outcome for the customer', service.outcome],
    ['Customers', service.customers], ['Partners and roles', service.partners], ['Tools', service.tools],
    ['Types', called('serviceTypes', service.types)], ['Channels', called('channels', service.channels)]].filter(([, text]) => text);
  return said.length > 0 && h('details', { class: 'hf-compare' }, h('summary', {}, `What the inventory says of “${service.name}”`),
    said.map(([label, text]) => reading(label, text)));
}

function takeOver(form, path, past, again) {
  const each = form.draft.get(path);
  const empty = !each.shareOfPopulation && !each.annualTransactions && !each.impact && !Object.values(each.rationale || {}).some(Boolean);
  return empty && h('p', {}, button(`Start from what was said in ${past.cycleYear}`, () => {
    form.change(path, {
      ...each, shareOfPopulation: past.populationPercent === null ? '' : String(past.populationPercent),
      annualTransactions: past.annualVolume === null ? '' : String(past.annualVolume), impact: past.impact || '', rationale: { ...past.rationale },
    });
    again();
    document.getElementById(idOf([...path, 'shareOfPopulation']))?.focus();
  }, { class: 'hf-button hf-button-small' }));
}

function newService(frame, path) {
  const { form } = frame;
  const own = [...path, 'newService'];
  const naming = liveHint(`${idOf(own)}-naming`);
  const look = debounced(async (name) => {
    try {
      const { hint } = name.trim() ? await request('GET', `/api/v1/services/name-hint?name=${encodeURIComponent(name.slice(0, 400))}`) : { hint: null };
      naming.say(hint);
    } catch (problem) {
      // only a hint
      console.warn(problem);
    }
  }, 500);
  if (form.can('services')) {
    look(form.draft.get([...own, 'name']) || '');
  }
  const { serviceTypes = [], channels = [] } = form.content;
  const listed = (codes) => codes.map(({ code, label, hint }) => ({ value: code, label, text: hint }));
  const text = (part, label, hint, required = true) => field(form, [...own, part], { kind: 'textarea', rows: 2, label, hint, required });
  return h('div', { class: 'hf-reveal', 'data-path': own.join('.'), tabindex: '-1' }, h('p', { class: 'hf-error', hidden: true }),
    field(form, [...own, 'name'], {
      label: 'Name of the service', required: true, hint: 'Start with what the customer does: “Claiming …”, “Renewing …”.',
      onChange: (name) => {
        look(name);
        frame.namesChanged();
      },
    }),
    form.can('services') && naming.place,
    text('occasion', 'Occasion of need', 'What has happened that somebody comes to you: a birth, a job lost, a storm.'),
    text('description', 'What is offered', 'The help as a whole, with that of your partners.'),
    text('outcome', 'Outcome for the customer', 'What the customer has in the end.'),
    text('customers', 'Who the customers are', 'Individuals, businesses, organizations such as grantees, State, local or Tribal entities; also those reached through a contractor or a funded program.'),
    serviceTypes.length > 0 && choice(form, [...own, 'types'], { legend: 'Types', required: true, multiple: true, inline: true, options: listed(serviceTypes) }),
    channels.length > 0 && choice(form, [...own, 'channels'], { legend: 'Channels', required: true, multiple: true, inline: true, options: listed(channels) }),
    text('partners', 'Partners and roles', 'Who else takes part, and as what. May stay empty.', false),
    text('tools', 'Tools', 'Systems and means it is done with. May stay empty.', false));
}

/** Data, and what customers said; that there is none is said, and stops nobody. */
function evidence(frame, path) {
  const { form, listeners } = frame;
  frame.watching ||= Object.assign(Object.create(form), {
    change: (...change) => {
      form.change(...change);
      frame.tell();
    },
  });
  const none = liveHint(`${idOf(path)}-no-evidence`);
  let shown;
  const missing = () => {
    const each = form.draft.get(path);
    return Boolean(each) && !(each.evidence || '').trim() && !(each.files || []).length && !(each.links || []).some(({ url }) => url);
  };
  listeners.push(() => {
    if (missing() !== shown) {
      shown = missing();
      none.say(shown && 'no evidence is given. The circular asks to use data, including what customers said. That does not stop you.');
    }
  });
  const fields = [
    field(frame.watching, [...path, 'evidence'], { kind: 'textarea', rows: 2, label: 'Evidence in words', hint: 'Data, and what customers told you.' }),
    evidenceField(frame.watching, path, { label: 'Evidence: files and links' }),
    none.place];
  frame.tell();
  return fields;
}

/** The check list of the edition; a tick says how. */
function alignment(form, path) {
  const codes = form.content.alignment || [];
  if (codes.length === 0) {
    return null;
  }
  const at = [...path, 'alignment'];
  const given = () => form.draft.get(at) || [];
  if (!form.can('services')) {
    return reading('Aligned with', given().map(({ code, note }) => `${codes.find((each) => each.code === code)?.label || code}: ${note}`));
  }
  const boxes = codes.map(({ code, label, hint }) => {
    const note = h('div', { class: 'hf-reveal' });
    const id = idOf(at, code);
    const index = () => given().findIndex((each) => each.code === code);
    const draw = () => {
      note.hidden = index() < 0;
      replace(note, index() >= 0 && field(form, [...at, index(), 'note'], { label: `How it serves: ${label}`, required: true, attributes: { maxlength: 1000 } }));
    };
    const box = h('input', {
      type: 'checkbox', id, class: 'hf-checkbox', checked: index() >= 0, 'aria-describedby': hint ? `${id}-text` : null,
      on: {
        change: (event) => {
          form.change(at, event.target.checked ? [...given(), { code, note: '' }] : given().filter((each) => each.code !== code));
          boxes.forEach((each) => each.draw());
          event.target.focus();
        },
      },
    });
    return {
      draw,
      element: h('div', {}, h('div', { class: 'hf-choice' }, box,
        h('div', {}, h('label', { for: id, class: 'hf-checkbox-label' }, label), hint && h('p', { id: `${id}-text`, class: 'hf-hint' }, hint))), note),
    };
  });
  boxes.forEach((each) => each.draw());
  return h('fieldset', { class: 'hf-group', 'data-path': at.join('.'), tabindex: '-1' },
    h('legend', { class: 'hf-label' }, 'Aligned with'), h('p', { class: 'hf-hint' }, 'Tick what this service serves, and say how. Nothing has to be ticked.'),
    h('p', { class: 'hf-error', hidden: true }), boxes.map(({ element }) => element));
}

/** A control whose change is handled by its own `onChange` alone. */
const facade = (form) => ({ can: (part) => form.can(part), change: () => {} });

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
  return section('Designations to end', h('p', {}, 'Designated services stay designated. Tick one only if its designation shall end: it then owes no more reports, surveys or clearances, and its history stays.'),
    current.map((service) => {
      const index = () => ended().findIndex((each) => each.serviceId === service.id);
      const path = ['ended', `service-${service.id}`];
      const reason = h('div', { class: 'hf-reveal', hidden: index() < 0 });
      if (index() >= 0) {
        reason.replaceChildren(field(form, ['ended', index(), 'reason'], { kind: 'textarea', rows: 2, label: `Why “${service.name}” ends`, required: true }));
      }
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
  return section('Targeted improvement actions', h('p', {}, 'What you will improve for customers of these services, at least one action for each; the action plan takes them up.'),
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

/** OMB: when each new service reports for the first time. */
function firstReports(form) {
  const list = references(form.draft.get(['services']), form.content.services || []).filter(({ continued }) => !continued);
  const { graceDays, defaultFirstReport } = form.content;
  if (list.length === 0) {
    return notice('info', null, h('p', {}, 'No service is new: each keeps the first quarter that it has.'));
  }
  return section('First report of each new service',
    h('p', {}, 'The quarter for which a newly designated service owes its first feedback report.',
      graceDays ? ` It has ${count(graceDays, 'day')} to begin reporting. Where you choose no quarter, it reports on the one in which its survey is first in use, at the latest on ${quarterName(defaultFirstReport)}.`
        : defaultFirstReport && ` Where you choose none it is ${quarterName(defaultFirstReport)}.`),
    list.map(({ ref, name }) => field(form, ['firstReports', ref], {
      kind: 'select', label: name || ref,
      options: [{ value: '', label: form.can('firstReports') ? 'Choose …' : 'Not set' }, ...(form.content.quarters || []).map((quarter) => ({ value: quarter, label: quarterName(quarter) }))],
    })));
}

const quarterName = (code) => code.replace(/^FY(\d{4})Q(\d)$/, 'FY $1, quarter $2');
