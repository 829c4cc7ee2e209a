/* What a request says beside its questions: whether the Act applies, where and when people are asked, the burden, the incentive. */

import { button, notice, reading, showError } from '../controls.js';
import { h, replace } from '../dom.js';
import { evidenceField } from '../evidence.js';
import { about, choice, field, nextId, repeating, yesNo } from '../fields.js';
import { withAdvice } from '../number-note.js';
import { dollars, number } from '../text.js';
import { listed } from './questions.js';

const CHOOSE = { value: '', label: 'Choose …' };
const CATEGORIES = [
  { value: 'households', label: 'Individuals or households' }, { value: 'private-sector', label: 'Private sector' },
  { value: 'governments', label: 'State, local or Tribal governments' }, { value: 'federal', label: 'Federal Government' },
];
const CONSENT = 'Your answers are voluntary. You may skip any question or stop at any time. Whether and how you answer has no effect on your benefits or on the services you receive. '
  + 'We use the answers to improve this service. Results are published without anything that tells who you are; please do not write personal information into your answers.';

/** A number in the document where one was written; what is none is not kept, and that is said. */
const numeric = (form, path, onChange) => (value) => {
  const text = value.replace(/[$,\s]/g, '');
  const fine = /^\d*\.?\d+$/.test(text);
  form.change(path, fine ? Number(text) : null);
  onChange?.();
  // after the frame has taken away what was said about the field before
  setTimeout(() => !fine && text !== '' && form.root.isConnected && showError(form.placeOf(path.join('.')), 'Enter digits only, such as 1000; what stands here now is not kept.'));
};

const figure = (form, path, label, more = {}) => field(form, path, { kind: 'number', label, show: number, ...more, onChange: numeric(form, path, more.onChange) });

export function identity(form) {
  const { services = [] } = form.content;
  return [
    field(form, ['title'], { label: 'Title', required: true }),
    reading('Service', services.find(({ id }) => id === form.draft.get(['serviceId']))?.name || services[0]?.name, { path: 'serviceId' }),
    field(form, ['touchpoint'], { label: 'Touchpoint', hint: 'The moment of the journey that it asks about, and where, such as “after a call to the contact center”. A service may have several surveys.' }),
    field(form, ['purpose'], { kind: 'textarea', rows: 2, label: 'What the answers are used for' }),
  ];
}

export function determination(form, redraw) {
  const path = (name) => ['determination', name];
  const method = form.draft.get(path('method'));
  return about('determination',
    form.can('determination') && h('p', {}, 'The answers decide by a published table of rules.'),
    choice(form, path('method'), { legend: 'How is information collected?', required: true, options: listed(form.content.methods), onChange: redraw }),
    choice(form, path('collectsFrom'), { legend: 'Who is asked?', required: true, options: listed(form.content.collectsFrom) }),
    figure(form, path('respondents'), 'How many people in twelve months?', { required: true }),
    yesNo(form, path('identicalQuestions'), { legend: 'Are all asked the same questions?', required: true }),
    yesNo(form, path('otherGroupsSamePurpose'), { legend: 'Are other groups asked for the same purpose?', required: true }),
    yesNo(form, path('screeningQuestions'), { legend: 'Are there screening questions?', required: true, hint: method === 'recruiting' ? 'Interest and contact details alone are none.' : null }),
    yesNo(form, path('sectorMajority'), { legend: 'If fewer than ten are asked: are they all or most of a sector or industry?' }));
}

export function research(form) {
  return [
    field(form, ['activity'], { kind: 'textarea', label: 'What happens', hint: 'Who meets whom, where, and what people are asked to do.' }),
    field(form, ['guide'], { kind: 'textarea', rows: 8, label: 'Questions or interviewer guide', hint: 'In full, or added as a file below.' }),
  ];
}

export function whereAndWhen(form) {
  const { channels = [], allChannels = [], pointsInTime = [], guideline = {} } = form.content;
  const own = channels.map((each) => each.id || each);
  const chosen = form.draft.get(['channels']) || [];
  const codes = [...new Set([...own, ...allChannels.map((each) => each.id || each), ...chosen])];
  const labels = new Map(listed([...channels, ...allChannels]).map(({ value, label }) => [value, label]));
  const hours = h('div', {}, figure(form, ['hoursAfter'], 'Offered within how many hours?', { hint: `After the interaction.${guideline.hoursAfter ? ` The guideline has ${guideline.hoursAfter}.` : ''}` }));
  const when = (point) => (hours.hidden = point !== 'post_interaction');
  when(form.draft.get(['pointInTime']));
  return [
    choice(form, ['channels'], {
      legend: 'Channels', multiple: true, required: true,
      hint: own.length > 0 ? 'Channels of the service stand first. A paper service asks on paper, with mail-in and phone.' : 'The register does not say in which channels the service is offered.',
      options: codes.map((code) => ({ value: code, label: labels.get(code) || listed([code])[0].label, text: own.length > 0 && own.includes(code) ? 'A channel of the service.' : null })),
    }),
    field(form, ['channelReason'], { kind: 'textarea', rows: 2, label: 'Why a channel of the service has no survey', hint: 'Only where one is left out.' }),
    field(form, ['journeyStage'], { label: 'Stage of the service journey', hint: 'Such as “application”, “decision”, “payment”.' }),
    field(form, ['pointInTime'], { kind: 'select', label: 'Point in time', required: true, options: [CHOOSE, ...listed(pointsInTime)], onChange: when }),
    hours,
    sampling(form),
  ];
}

function sampling(form) {
  const path = (name) => ['sampling', name];
  const consulted = h('div', { class: 'hf-reveal', hidden: form.draft.get(path('split')) !== true },
    field(form, path('consulted'), { kind: 'textarea', rows: 2, label: 'When and with whom OMB was consulted', required: true }));
  const more = h('div', { class: 'hf-reveal', hidden: form.draft.get(path('used')) !== true },
    field(form, path('plan'), { kind: 'textarea', rows: 3, label: 'Sampling plan', required: true, hint: 'Who is asked, how they are chosen, how many.' }),
    yesNo(form, path('split'), { legend: 'Does the sample split a long survey, so that people see different questions?', onChange: (split) => (consulted.hidden = !split) }), consulted);
  return [yesNo(form, path('used'), { legend: 'Is only a sample of the customers asked?', onChange: (used) => (more.hidden = !used) }), more];
}

export function respondents(form) {
  const languages = { can: (part) => form.can(part), draft: { get: () => [form.draft.get(['languages']) || []].flat().join(', ') }, change: () => {} };
  const consent = field(form, ['consent'], { kind: 'textarea', rows: 5, label: 'What respondents are told before they answer',
    hint: 'That answering is voluntary, has no effect on benefits, and that results are published.' });
  const use = form.can('consent') && button('Use the proposed text', () => {
    form.change(['consent'], CONSENT);
    consent.querySelector('textarea').value = CONSENT;
    consent.querySelector('textarea').focus();
  }, { id: 'hf-consent-proposed', class: 'hf-button hf-button-small' });
  return [
    field(languages, ['languages'], { label: 'Languages', hint: 'Separated by commas, such as “English, Spanish”.',
      onChange: (text) => form.change(['languages'], text.split(',').map((each) => each.trim()).filter(Boolean)) }),
    consent, use && h('div', { class: 'hf-row hf-after' }, use),
    field(form, ['mostAffected'], { kind: 'textarea', rows: 2, label: 'Burden on those who are most affected', hint: 'Who may find it hard to answer, and what is done about it.' }),
  ];
}

export function burden(form) {
  const sums = h('div', { id: 'hf-burden', role: 'status' });
  const groups = () => form.draft.get(['burden', 'groups']) || [];
  const { maxMinutes } = form.content.guideline || {};
  const tell = () => replace(sums, table(groups()));
  tell();
  return about('burden',
    repeating(form, ['burden', 'groups'], {
      item: 'Respondents', title: ({ category }) => CATEGORIES.find(({ value }) => value === category)?.label, addLabel: 'Add a group of respondents', empty: 'None yet.', onOrder: tell,
      create: () => ({ id: nextId('g', groups()), category: '', respondents: null, responsesEach: 1, minutes: null, costEach: 0 }),
      render: (each, path) => h('div', { class: 'hf-columns hf-columns-small' },
        field(form, [...path, 'category'], { kind: 'select', label: 'Who answers', required: true, options: [CHOOSE, ...CATEGORIES], onChange: tell }),
        figure(form, [...path, 'respondents'], 'People a year', { required: true, onChange: tell }),
        figure(form, [...path, 'responsesEach'], 'Answers of each', { required: true, onChange: tell }),
        figure(form, [...path, 'minutes'], 'Minutes for one answer', { required: true, onChange: tell, hint: maxMinutes && `At most ${maxMinutes}.` }),
        figure(form, [...path, 'costEach'], 'Cost to each in dollars', { onChange: tell, hint: 'Beside time.' })),
    }), sums,
    figure(form, ['burden', 'federalCost'], 'Cost to the Federal Government in dollars a year', { show: dollars }));
}

const round = (value) => Math.round(value * 100) / 100;
const burdenOf = ({ respondents = 0, responsesEach, minutes, costEach }) => {
  const responses = Number(respondents || 0) * Number(responsesEach ?? 1);
  return { respondents: Number(respondents || 0), responses, hours: round((responses * Number(minutes || 0)) / 60), cost: round(responses * Number(costEach || 0)) };
};

export const burdenSum = (groups) => groups.map(burdenOf).reduce((all, each) => ({
  respondents: all.respondents + each.respondents, responses: all.responses + each.responses, hours: round(all.hours + each.hours), cost: round(all.cost + each.cost),
}), { respondents: 0, responses: 0, hours: 0, cost: 0 });

function table(groups) {
  const sum = burdenSum(groups);
  if (sum.responses === 0 || sum.hours === 0) {
    return h('p', {}, 'Burden: not computed yet.');
  }
  const row = (name, { respondents, responses, hours, cost }) => h('tr', {}, h('th', { scope: 'row' }, name), [number(respondents), number(responses), number(hours), dollars(cost)].map((each) => h('td', { class: 'hf-number' }, each)));
  return [h('p', {}, `Burden: ${number(sum.responses)} answers and ${number(sum.hours)} hours a year.`),
    groups.length > 1 && h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Burden by group' }, h('table', {}, h('caption', {}, 'Burden by group in a year'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Respondents'), ['People', 'Answers', 'Hours', 'Cost'].map((name) => h('th', { scope: 'col', class: 'hf-number' }, name)))),
      h('tbody', {}, groups.map((each) => row(CATEGORIES.find(({ value }) => value === each.category)?.label || 'Not said yet', burdenOf(each)))),
      h('tfoot', {}, row('In all', sum))))];
}

export function incentive(form) {
  const details = h('div', { class: 'hf-reveal', hidden: form.draft.get(['incentive', 'offered']) !== true },
    h('div', { class: 'hf-columns' },
      field(form, ['incentive', 'kind'], { label: 'Kind', hint: 'Such as cash or gift card.' }),
      field(form, ['incentive', 'amount'], { label: 'Amount', hint: 'As it is said to participants, such as “$10”.' })),
    field(form, ['incentive', 'description'], { kind: 'textarea', rows: 2, label: 'What is offered', required: true }),
    field(form, ['incentive', 'justification'], { kind: 'textarea', rows: 2, label: 'Why it is needed', required: true }));
  return [
    yesNo(form, ['incentive', 'offered'], {
      legend: 'Do respondents get something for answering?', required: true,
      hint: form.content.cfoClearsIncentives === false ? 'If so, legal counsel reviews it before OMB does.' : 'If so, legal counsel and the CFO review it before OMB does.',
      onChange: (offered) => (details.hidden = !offered),
    }), details];
}

export const consultation = (form) => about('consultation',
  h('p', { class: 'hf-hint' }, 'Agencies work with OMB on where feedback matters most, before a survey is drafted.'),
  h('div', { class: 'hf-columns' },
    field(form, ['consultation', 'on'], { kind: 'date', label: 'Discussed with OMB on' }),
    field(form, ['consultation', 'with'], { label: 'With whom' })),
  field(form, ['consultation', 'agreed'], { kind: 'textarea', rows: 2, label: 'What was agreed' }));

export const attached = (form) => [
  evidenceField(form, [], { label: 'Files and links', hint: 'Such as the survey on paper, screenshots, translations.' }),
  h('div', { class: 'hf-columns' },
    field(form, ['contact', 'office'], { label: 'Office that answers questions' }),
    field(form, ['contact', 'email'], { label: 'E-mail address of the office', attributes: { inputmode: 'email', maxlength: 200 } })),
];

export const counsel = (form) => field(form, ['counsel', 'finding'], { kind: 'textarea', label: 'Finding on the incentive', required: true });

export const cfo = (form) => field(form, ['cfo', 'finding'], { kind: 'textarea', label: 'Finding on the incentive', required: true });

export function approval(form) {
  const { umbrella } = form.content;
  return [
    withAdvice(form, ['approval', 'controlNumber'], form.content.proposedApproval?.controlNumber, field(form, ['approval', 'controlNumber'], { label: 'OMB control number', required: true,
      hint: `Four digits, a hyphen, four digits: 1234-5678.${umbrella?.controlNumber ? ` Normally that of the umbrella, ${umbrella.controlNumber}.` : ''}`, attributes: { maxlength: 60 } })),
    h('div', { class: 'hf-columns' },
      field(form, ['approval', 'approvedOn'], { kind: 'date', label: 'Approved on', required: true }),
      field(form, ['approval', 'expiresOn'], { kind: 'date', label: 'Expires on', required: true, hint: 'At most three years later.' })),
    field(form, ['approval', 'terms'], { kind: 'textarea', rows: 2, label: 'Terms of clearance', required: form.content.termsRequired === true }),
  ];
}

export function umbrellaNotice(clearance) {
  return clearance === undefined ? null : clearance
    ? h('p', {}, h('strong', {}, 'Umbrella clearance: '), clearance.controlNumber || clearance.title,
      clearance.remainingResponses !== undefined && clearance.remainingResponses !== null && `, ${number(clearance.remainingResponses)} responses left`,
      '.', clearance.demo && h('span', { class: 'hf-badge' }, 'Demo data'))
    : notice('warning', 'The department has no valid umbrella clearance.', h('p', {}, 'This survey cannot be approved until it has one.'));
}

export const determined = (result) => result && notice('info', result.applies ? 'The Paperwork Reduction Act applies.' : 'The Paperwork Reduction Act does not apply.',
  h('p', {}, result.reason), result.clause && h('p', { class: 'hf-hint' }, result.clause));
