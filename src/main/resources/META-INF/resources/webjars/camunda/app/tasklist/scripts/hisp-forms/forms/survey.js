/*
 * A survey on its way through the Paperwork Reduction Act: its questions, its burden, its incentive; the findings of counsel
 * and CFO; the control number at the end. What one may write comes first, the rest is there to read.
 */

import { notice, reading } from '../controls.js';
import { h } from '../dom.js';
import { choice, field, repeating, section, yesNo } from '../fields.js';
import { count, day, number, words } from '../text.js';

const SCALES = [
  { value: 'thumbs', label: 'Thumbs up or down' },
  { value: 'likert5', label: 'Five-point scale', text: 'OMB reviews it as part of the clearance.' },
];
const METHODS = [
  { value: 'survey', label: 'Survey with the same questions for everybody' },
  { value: 'openEnded', label: 'Open conversation, no fixed questions' },
  { value: 'usability', label: 'Usability test' },
  { value: 'observation', label: 'Observation' },
  { value: 'recruiting', label: 'Recruiting participants: interest and contact details only' },
];
const SOURCES = [
  { value: 'public', label: 'Members of the public', text: 'Contractors count as public.' },
  { value: 'federalEmployees', label: 'Federal employees, as part of their work' },
];
const NEEDED = { required: 'required', ifApplicable: 'if it applies', optional: 'optional' };

export default {
  content(form) {
    const own = [['approval', approval], ['counsel', counsel], ['cfo', cfo]];
    const writes = own.filter(([part]) => form.can(part));
    const reads = own.filter(([part]) => !form.can(part) && form.draft.get([part]));
    return [
      writes.map(([, draw]) => draw(form)),
      umbrella(form.content.umbrella), determined(form.content.determinationResult), conformance(form.content.conformance),
      questions(form), burden(form), determination(form), incentive(form),
      reads.map(([, draw]) => draw(form)),
    ];
  },
};

function umbrella(clearance) {
  return clearance === undefined ? null : section('Umbrella clearance of the department', clearance
    ? h('p', {}, h('strong', {}, clearance.controlNumber), `, valid until ${day(clearance.expiresOn)}`,
      clearance.remainingResponses !== undefined && clearance.remainingResponses !== null && `, ${number(clearance.remainingResponses)} responses left`,
      '.', clearance.demo && h('span', { class: 'hf-badge' }, 'Demo data'))
    : notice('warning', 'There is none.', h('p', {}, 'The department has no valid umbrella clearance; this survey cannot be approved under one.')));
}

function determined(result) {
  return result && notice('info', result.applies ? 'The Paperwork Reduction Act applies.' : 'The Paperwork Reduction Act does not apply.',
    h('p', {}, result.reason), result.clause && h('p', { class: 'hf-hint' }, result.clause));
}

/** Findings of the check against the guideline; each says how grave it is in words. */
function conformance(findings) {
  if (!findings || findings.length === 0) {
    return null;
  }
  const grave = findings.filter((each) => /error|block/i.test(each.severity || ''));
  return notice(grave.length > 0 ? 'error' : 'warning', `${count(findings.length, 'finding')} against the survey guideline`,
    h('ul', {}, findings.map((each) => h('li', {}, h('strong', {}, `${words(each.severity)}: `), each.message,
      each.clause && h('span', { class: 'hf-hint' }, ` (${each.clause})`)))));
}

function questions(form) {
  const { services = [], guideline = {}, channels = [], pointsInTime = [] } = form.content;
  const listed = (codes) => codes.map((code) => (typeof code === 'string' ? { value: code, label: words(code) } : { value: code.id, label: code.label }));
  return section('The survey',
    field(form, ['title'], { label: 'Title', required: true }),
    field(form, ['serviceId'], {
      kind: 'select', label: 'Service', required: true, onChange: (id) => form.change(['serviceId'], id === '' ? null : Number(id)),
      options: [{ value: '', label: 'Choose …' }, ...services.map(({ id, name }) => ({ value: id, label: name }))],
    }),
    field(form, ['trustQuestion'], { kind: 'textarea', rows: 2, label: 'Trust question', required: true, hint: guideline.trustTemplate && `Template: “${guideline.trustTemplate}”` }),
    choice(form, ['scale'], { legend: 'Scale', required: true, options: SCALES }),
    drivers(form, 'positiveDrivers', 'What made the difference? (after a positive answer)', guideline.drivers || []),
    drivers(form, 'negativeDrivers', 'What could have been better? (after a negative answer)', guideline.drivers || []),
    field(form, ['freeText'], { kind: 'textarea', rows: 2, label: 'Free-text question', hint: 'Such as “Anything else you want us to know about your experience?” It may be left out only where the channel takes no text.' }),
    h('h5', {}, 'Further questions'),
    repeatingTexts(form, guideline.maxQuestions),
    channels.length > 0 ? choice(form, ['channels'], { legend: 'Channels', multiple: true, inline: true, options: listed(channels) })
      : texts(form, ['channels'], 'Channels', 'Separated by commas, such as “website, phone”.'),
    pointsInTime.length > 0 ? field(form, ['pointInTime'], { kind: 'select', label: 'Point in time', options: [{ value: '', label: 'Choose …' }, ...listed(pointsInTime)] })
      : field(form, ['pointInTime'], {
        kind: 'select', label: 'Point in time',
        options: [{ value: '', label: 'Choose …' }, { value: 'post_interaction', label: 'Post-interaction' }, { value: 'post_service_journey', label: 'Post-service journey' }, { value: 'relational', label: 'Relational' }],
      }),
    field(form, ['languages'], { label: 'Languages' }));
}

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

/** A whole number in the document where one was written; anything else stays as it is, for the server to refuse in words. */
const whole = (form, path, onChange) => (value) => {
  const text = value.replace(/[,\s]/g, '');
  form.change(path, text === '' ? null : /^\d+$/.test(text) ? Number(text) : value);
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
  return section('Burden on the public',
    h('div', { class: 'hf-columns' },
      field(form, ['burden', 'respondents'], { kind: 'number', label: 'Respondents a year', required: true, show: number, onChange: whole(form, ['burden', 'respondents'], tell) }),
      field(form, ['burden', 'minutes'], { kind: 'number', label: 'Minutes for one response', required: true, hint: maxMinutes && `At most ${maxMinutes}.`, onChange: whole(form, ['burden', 'minutes'], tell) })), hours);
}

function determination(form) {
  const path = (name) => ['determination', name];
  return section('Does the Paperwork Reduction Act apply?',
    form.can('determination') && h('p', {}, 'The answers decide by a published table of rules.'),
    choice(form, path('collectsFrom'), { legend: 'Who is asked?', required: true, options: SOURCES }),
    field(form, path('respondents'), { kind: 'number', label: 'How many people in twelve months?', required: true, show: number, onChange: whole(form, path('respondents')) }),
    choice(form, path('method'), { legend: 'How?', required: true, options: METHODS }),
    yesNo(form, path('identicalQuestions'), { legend: 'Are all asked the same questions?', required: true }),
    yesNo(form, path('otherGroupsSamePurpose'), { legend: 'Are other groups asked for the same purpose?', required: true }),
    yesNo(form, path('screeningQuestions'), { legend: 'Are there screening questions?', required: true }));
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
  field(form, ['approval', 'terms'], { kind: 'textarea', rows: 2, label: 'Terms of clearance' }));
