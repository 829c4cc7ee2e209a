/*
 * A survey on its way through the Paperwork Reduction Act: its questions, its burden, its incentive; the findings of counsel
 * and CFO; the control number at the end. What one may write comes first, the rest is there to read.
 */

import { button, notice, reading } from '../controls.js';
import { h } from '../dom.js';
import { about, choice, field, repeating, section, yesNo } from '../fields.js';
import { count, day, number, words } from '../text.js';

const NEEDED = { required: 'required', ifApplicable: 'if it applies', optional: 'optional' };

export default {
  /** A case is about one service, and most surveys use the guideline's scale. */
  propose(form) {
    const { services = [], guideline = {} } = form.content;
    return form.can('title') ? { ...(services.length === 1 && { serviceId: services[0].id }), ...(guideline.scale && { scale: guideline.scale }) } : {};
  },

  content(form) {
    const own = [['approval', approval], ['counsel', counsel], ['cfo', cfo]];
    const writes = own.filter(([part]) => form.can(part));
    const reads = own.filter(([part]) => !form.can(part) && form.draft.get([part]));
    return [
      writes.map(([, draw]) => draw(form)),
      umbrella(form.content.umbrella), determined(form.content.determinationResult), conformance(form),
      determination(form), questions(form), burden(form), incentive(form),
      reads.map(([, draw]) => draw(form)),
    ];
  },
};

function umbrella(clearance) {
  return clearance === undefined ? null : section('Umbrella clearance of the department', clearance
    ? h('p', {}, h('strong', {}, clearance.controlNumber || clearance.title), `, valid until ${day(clearance.expiresOn)}`,
      clearance.remainingResponses !== undefined && clearance.remainingResponses !== null && `, ${number(clearance.remainingResponses)} responses left`,
      '.', clearance.demo && h('span', { class: 'hf-badge' }, 'Demo data'))
    : notice('warning', 'There is none.', h('p', {}, 'The department has no valid umbrella clearance; this survey cannot be approved under one.')));
}

function determined(result) {
  return result && notice('info', result.applies ? 'The Paperwork Reduction Act applies.' : 'The Paperwork Reduction Act does not apply.',
    h('p', {}, result.reason), result.clause && h('p', { class: 'hf-hint' }, result.clause));
}

/** Where the survey departs from the guideline; each point says how grave it is in words. */
function conformance(form) {
  const found = form.content.conformance || [];
  const again = form.can('title') && button('Save and check against the guideline', async () => {
    await form.draft.save();
    await form.reload();
    document.getElementById('hf-check')?.focus();
  }, { id: 'hf-check' });
  if (found.length === 0) {
    return again && h('div', { class: 'hf-section' }, again);
  }
  const blocking = found.some((each) => each.severity === 'blocking');
  return h('div', { class: 'hf-section' }, notice(blocking ? 'error' : 'warning', `${count(found.length, 'departure')} from the survey guideline`,
    h('ul', {}, found.map((each) => h('li', {}, h('strong', {}, each.severity === 'blocking' ? 'Must be changed: ' : 'For the reviewers: '), each.message,
      each.clause && h('span', { class: 'hf-hint' }, ` (${each.clause})`))))), again);
}

function questions(form) {
  const { services = [], guideline = {}, channels = [], pointsInTime = [], scales = [] } = form.content;
  const templates = guideline.trustTemplates || [guideline.trustTemplate].filter(Boolean);
  return section('The survey',
    field(form, ['title'], { label: 'Title', required: true }),
    reading('Service', services.find(({ id }) => id === form.draft.get(['serviceId']))?.name || services[0]?.name, { path: 'serviceId' }),
    field(form, ['trustQuestion'], { kind: 'textarea', rows: 2, label: 'Trust question', required: true, hint: templates.length > 0 && `The guideline’s wording: ${templates.map((each) => `“${each}”`).join(' or ')}` }),
    choice(form, ['scale'], { legend: 'Scale', required: true, options: listed(scales) }),
    drivers(form, 'positiveDrivers', 'What made the difference? (after a positive answer)', guideline.drivers || []),
    drivers(form, 'negativeDrivers', 'What could have been better? (after a negative answer)', guideline.drivers || []),
    field(form, ['freeText'], { kind: 'textarea', rows: 2, label: 'Free-text question', hint: 'Such as “Anything else you want us to know about your experience?” It may be left out only where the channel takes no text.' }),
    h('h5', {}, 'Further questions'),
    repeatingTexts(form, guideline.maxQuestions),
    channels.length > 0 ? choice(form, ['channels'], { legend: 'Channels', multiple: true, inline: true, options: listed(channels) })
      : texts(form, ['channels'], 'Channels', 'Separated by commas, such as “website, phone”.'),
    field(form, ['pointInTime'], { kind: 'select', label: 'Point in time', required: true, options: [{ value: '', label: 'Choose …' }, ...listed(pointsInTime)] }),
    field(form, ['languages'], { label: 'Languages' }));
}

const listed = (codes) => (codes || []).map((code) => (typeof code === 'string' ? { value: code, label: words(code) } : { value: code.id, label: upper(code.label) }));

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function drivers(form, part, legend, list) {
  return h('fieldset', { class: 'hf-item', 'data-path': part },
    h('legend', { class: 'hf-item-title' }, legend),
    h('p', { class: 'hf-error', hidden: true }),
    h('p', { class: 'hf-hint' }, 'One statement for each driver, in the customer’s words. The name of the driver is not shown to customers.'),
    list.map(({ id, label, required }) => field(form, [part, id], { label: `${label} (${NEEDED[required] || required})` })));
}

/** The list holds plain texts, which have no name of their own to bind to; so each is edited in its place. */
function repeatingTexts(form, most) {
  return repeating(form, ['extraQuestions'], {
    item: 'Question', title: () => '', addLabel: 'Add a question', empty: 'None.', create: () => '',
    render: (each, path) => field(form, path, { label: 'Wording', hint: most && `A survey has at most ${most} questions in all; further ones come after the required ones.` }),
  });
}

function texts(form, path, label, hint) {
  if (!form.can(path[0])) {
    return reading(label, form.draft.get(path), { path: path.join('.') });
  }
  const joined = { can: (part) => form.can(part), draft: { get: () => (form.draft.get(path) || []).join(', ') }, change: () => {} };
  return field(joined, path, { label, hint, onChange: (text) => form.change(path, text.split(',').map((each) => each.trim()).filter(Boolean)) });
}

/** A number in the document where one was written; what is none is not kept, and the server asks for it. */
const numeric = (form, path, onChange) => (value) => {
  const text = value.replace(/[,\s]/g, '');
  form.change(path, /^\d+(\.\d+)?$/.test(text) ? Number(text) : null);
  onChange?.();
};

function burden(form) {
  const hours = h('p', { role: 'status', id: 'hf-burden' });
  const tell = () => {
    const { respondents, minutes } = form.draft.get(['burden']) || {};
    hours.textContent = Number(respondents) > 0 && Number(minutes) > 0
      ? `Burden: ${number(Math.round((respondents * minutes * 100) / 60) / 100)} hours a year.` : 'Burden: not computed yet.';
  };
  tell();
  const { maxMinutes } = form.content.guideline || {};
  return section('Burden on the public', about('burden',
    h('div', { class: 'hf-columns' },
      field(form, ['burden', 'respondents'], { kind: 'number', label: 'Respondents a year', required: true, show: number, onChange: numeric(form, ['burden', 'respondents'], tell) }),
      field(form, ['burden', 'minutes'], { kind: 'number', label: 'Minutes for one response', required: true, hint: maxMinutes && `At most ${maxMinutes}.`, onChange: numeric(form, ['burden', 'minutes'], tell) })), hours));
}

function determination(form) {
  const path = (name) => ['determination', name];
  return section('Does the Paperwork Reduction Act apply?', about('determination',
    form.can('determination') && h('p', {}, 'The answers decide by a published table of rules.'),
    choice(form, path('collectsFrom'), { legend: 'Who is asked?', required: true, options: listed(form.content.collectsFrom) }),
    field(form, path('respondents'), { kind: 'number', label: 'How many people in twelve months?', required: true, show: number, onChange: numeric(form, path('respondents')) }),
    choice(form, path('method'), { legend: 'How?', required: true, options: listed(form.content.methods) }),
    yesNo(form, path('identicalQuestions'), { legend: 'Are all asked the same questions?', required: true }),
    yesNo(form, path('otherGroupsSamePurpose'), { legend: 'Are other groups asked for the same purpose?', required: true }),
    yesNo(form, path('screeningQuestions'), { legend: 'Are there screening questions?', required: true })));
}

function incentive(form) {
  const details = h('div', { class: 'hf-reveal', hidden: form.draft.get(['incentive', 'offered']) !== true },
    field(form, ['incentive', 'description'], { kind: 'textarea', rows: 2, label: 'What is offered', required: true }),
    field(form, ['incentive', 'justification'], { kind: 'textarea', rows: 2, label: 'Why it is needed', required: true }));
  return section('Incentive',
    yesNo(form, ['incentive', 'offered'], {
      legend: 'Do respondents get something for answering?', required: true, hint: 'If so, legal counsel and the CFO review it.',
      onChange: (offered) => (details.hidden = !offered),
    }), details);
}

const counsel = (form) => section('Legal counsel', field(form, ['counsel', 'finding'], { kind: 'textarea', label: 'Finding on the incentive', required: true }));

const cfo = (form) => section('Chief Financial Officer', field(form, ['cfo', 'finding'], { kind: 'textarea', label: 'Finding on the incentive', required: true }));

const approval = (form) => section('Approval',
  field(form, ['approval', 'controlNumber'], { label: 'OMB control number', required: true, hint: 'Four digits, a hyphen, four digits: 1234-5678.', attributes: { maxlength: 9 } }),
  h('div', { class: 'hf-columns' },
    field(form, ['approval', 'approvedOn'], { kind: 'date', label: 'Approved on', required: true }),
    field(form, ['approval', 'expiresOn'], { kind: 'date', label: 'Expires on', required: true, hint: 'At most three years later.' })),
  field(form, ['approval', 'terms'], { kind: 'textarea', rows: 2, label: 'Terms of clearance', required: form.content.termsRequired === true }));
