/* What respondents are asked: the trust question, the drivers behind it, free text, and what the agency adds. */

import { button, choices, control, notice, reading } from '../controls.js';
import { h, replace } from '../dom.js';
import { choice, field, nextId, repeating } from '../fields.js';
import { count, words } from '../text.js';
import { wordingChoice, wordingSelect } from '../wording.js';

const NEEDED = { required: 'required', ifApplicable: 'required if it applies', optional: 'if it applies' };
const KINDS = [{ value: 'choice', label: 'Choose from answers' }, { value: 'scale', label: 'Rate from 1 to 5' }, { value: 'text', label: 'Free text' }];
const MODES = { branches: 'Two questions to tick, one after a positive and one after a negative answer', improve: 'One question to tick: how can we improve?', each: 'One rated question for each driver' };
const CHOOSE = { value: '', label: 'Choose …' };

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const listed = (codes) => (codes || []).map((code) => (typeof code === 'string' ? { value: code, label: words(code) } : { value: code.id, label: upper(code.label) }));

/** What the circular's placeholders stand for in this case. */
const known = (form) => (name) => (/provider|agency|program|service/i.test(name) ? form.data.hispName || form.content.services?.[0]?.name || '' : '');

const filled = (text) => typeof text === 'string' && text.trim() !== '';

export function trust(form) {
  const { guideline = {}, scales = [] } = form.content;
  const { trustTemplates = [], trustExamples = [], satisfactionTemplates = [] } = guideline;
  const usual = guideline.scales || [guideline.scale].filter(Boolean);
  const reason = h('div', {}, field(form, ['trustReason'], {
    kind: 'textarea', rows: 2, label: 'Why the wording or the scale differs from the guideline', hint: 'The reviewers decide on it; leave it empty where nothing differs.',
  }));
  return [
    guideline.standInNote && h('p', { class: 'hf-hint' }, guideline.standInNote),
    wordingChoice(form, ['trustQuestion'], {
      legend: 'Trust question', required: true, templates: trustTemplates, known: known(form), own: 'Another wording, which the reviewers look at',
      ownHint: trustExamples.length > 0 && `Others have asked: ${trustExamples.map((each) => `“${each}”`).join(' or ')}`,
    }),
    choice(form, ['scale'], {
      legend: 'How it is answered', required: true, options: listed(scales).map((each) => ({ ...each,
        text: usual.includes(each.value) ? 'The guideline’s scale.' : 'By agreement with OMB, which says from which rating on an answer counts as affirmative.' })),
    }),
    (form.can('trustReason') || filled(form.draft.get(['trustReason']))) && reason,
    (satisfactionTemplates.length > 0 || filled(form.draft.get(['satisfactionQuestion']))) && wordingChoice(form, ['satisfactionQuestion'], {
      legend: 'Satisfaction question', required: satisfactionTemplates.length > 0, templates: satisfactionTemplates, known: known(form),
    }),
    (satisfactionTemplates.length > 0 && form.can('satisfactionReason') || filled(form.draft.get(['satisfactionReason']))) && h('div', {}, field(form, ['satisfactionReason'], {
      kind: 'textarea', rows: 2, label: 'Why the satisfaction question is worded differently, and what was discussed with OMB', hint: 'Leave it empty where it is worded as printed.',
    })),
  ];
}

export function drivers(form, redraw) {
  const { guideline = {} } = form.content;
  const mode = form.draft.get(['driverMode']) || 'branches';
  const list = guideline.drivers || [];
  return [
    choice(form, ['driverMode'], {
      legend: 'How the survey asks about the drivers of trust', required: true, onChange: redraw,
      options: Object.entries(MODES).map(([value, label]) => ({ value, label, text: guideline.driverModes?.includes(value) ? 'The guideline allows this.' : null })),
    }),
    mode === 'branches' ? [
      h('p', { class: 'hf-hint' }, `After a positive answer: “${guideline.questions?.positive || 'What made the difference?'}” After a negative one: “${guideline.questions?.negative || 'What could have been better?'}”`),
      h('p', { class: 'hf-hint' }, 'One statement for each driver; the name of the driver is not shown to customers. A printed statement brings its counterpart with it.'),
      list.map((driver) => branches(form, driver)),
    ] : [
      mode === 'improve' && guideline.questions?.improve && h('p', { class: 'hf-hint' }, `The question: “${guideline.questions.improve}”`),
      list.map((driver) => single(form, driver)),
    ],
  ];
}

function branches(form, driver) {
  const at = { known: known(form) };
  const needed = driver.required === 'required';
  const negative = wordingSelect(form, ['negativeDrivers', driver.id], { label: 'After a negative answer', required: needed, templates: driver.negative, ...at });
  const positive = wordingSelect(form, ['positiveDrivers', driver.id], {
    label: 'After a positive answer', required: needed, templates: driver.positive, ...at,
    onTake: (origin) => /^\d+$/.test(origin) && negative.isEmpty?.() && negative.take(origin),
  });
  return driverItem(form, driver, [['positiveDrivers', driver.id], ['negativeDrivers', driver.id]], h('div', { class: 'hf-columns hf-branches' }, positive, negative));
}

function single(form, driver) {
  return driverItem(form, driver, [['driverQuestions', driver.id]], wordingSelect(form, ['driverQuestions', driver.id], {
    label: 'Statement', required: driver.required === 'required', templates: driver.question?.length > 0 ? driver.question : driver.positive, known: known(form),
  }));
}

/** A driver that does not apply has a reason in place of its statements. */
function driverItem(form, driver, paths, statements) {
  const why = ['notApplicable', driver.id];
  const given = form.draft.get(why);
  const writes = form.can('notApplicable');
  const reason = h('div', { class: 'hf-reveal', hidden: !writes ? !filled(given) : given === undefined || given === null },
    field(form, why, { label: `Why ${driver.label.toLowerCase()} does not apply`, required: true }));
  const body = h('div', { hidden: !reason.hidden && writes }, statements);
  const toggle = writes && driver.required !== 'required' && control({
    id: `hf-without-${driver.id}`, kind: 'checkbox', label: 'Does not apply to this service', value: !reason.hidden,
    onChange: (off) => {
      if (off) {
        paths.forEach((path) => form.change(path, null));
        body.querySelectorAll('select').forEach((select) => (select.value = ''));
        body.querySelectorAll('.hf-wording').forEach((more) => more.replaceChildren());
      }
      form.change(why, off ? '' : null);
      reason.hidden = !off;
      body.hidden = off;
      reason.querySelector('input').value = '';
      (off ? reason.querySelector('input') : document.getElementById(`hf-without-${driver.id}`)).focus();
    },
  });
  return h('fieldset', { class: 'hf-item', id: `hf-driver-${driver.id}` },
    h('legend', { class: 'hf-item-title' }, driver.label, h('span', { class: 'hf-required' }, ` (${NEEDED[driver.required] || driver.required})`)), body, toggle, reason);
}

const FREE_TEXT = 'Asked of everybody, answered by those who like. It may be left out only where no channel takes text, such as an automated phone survey.';

/** Nobody can write into an automated phone survey. */
function takesText(form) {
  const chosen = form.draft.get(['channels']) || [];
  const without = form.content.guideline?.channelsWithoutText || [];
  return form.content.guideline?.rules?.['free-text']?.severity === 'blocking' && !(chosen.length > 0 && chosen.every((each) => without.includes(each)));
}

export function further(form, told) {
  const { guideline = {} } = form.content;
  const { questions = {}, drivers: list = [], maxQuestions } = guideline;
  return [
    // 2020 asks for free text and prints no wording
    questions.freeText
      ? wordingChoice(form, ['freeText'], { legend: 'Free-text question', required: takesText(form), templates: [questions.freeText], known: known(form), onChange: told, hint: FREE_TEXT })
      : field(form, ['freeText'], { kind: 'textarea', rows: 2, label: 'Free-text question', required: takesText(form), onChange: told, hint: FREE_TEXT }),
    h('h5', {}, 'Further questions'),
    h('p', { class: 'hf-hint' }, `They come after the required ones.${maxQuestions ? ` A survey has at most ${maxQuestions} questions in all.` : ''}`),
    repeating(form, ['extraQuestions'], {
      item: 'Question', title: (each) => each.text, addLabel: 'Add a question', empty: 'None.', onOrder: told,
      create: () => ({ id: nextId('x', form.draft.get(['extraQuestions'])), text: '', kind: null, driver: null }),
      render: (each, path, i, again) => [
        field(form, [...path, 'text'], { label: 'Wording', required: true, attributes: { maxlength: 300 }, onChange: told }),
        h('div', { class: 'hf-columns' },
          field(form, [...path, 'kind'], { kind: 'select', label: 'How it is answered', required: true, options: [CHOOSE, ...KINDS], onChange: (kind) => {
            form.change([...path, 'kind'], kind || null);
            again();
            document.getElementById(`hf-extraQuestions-${i}-kind`)?.focus();
          } }),
          field(form, [...path, 'driver'], { kind: 'select', label: 'Driver it tells about', options: [{ value: '', label: 'None' }, ...list.map(({ id, label }) => ({ value: id, label }))],
            onChange: (driver) => form.change([...path, 'driver'], driver || null) })),
        each.kind === 'choice' && options(form, [...path, 'options']),
      ],
    }),
  ];
}

/** Answers to choose from, one on each line. */
function options(form, path) {
  const lines = (form.draft.get(path) || []).join('\n');
  if (!form.can(path[0])) {
    return reading('Answers', lines, { path: path.join('.') });
  }
  return control({ id: `hf-${path.join('-')}`, path: path.join('.'), kind: 'textarea', rows: 3, label: 'Answers to choose from', required: true, hint: 'One on each line, at least two.', value: lines,
    onChange: (text) => form.change(path, text.split('\n').map((each) => each.trim()).filter(Boolean)) });
}

/** Every question with its id and what people call it, in the order asked; what the order leaves out comes last. */
export function asked(form) {
  const get = (name) => form.draft.get([name]);
  const statements = (name) => Object.values(get(name) || {}).some(filled);
  const usual = [
    filled(get('trustQuestion')) && { id: 'trust', text: get('trustQuestion') },
    filled(get('satisfactionQuestion')) && { id: 'satisfaction', text: get('satisfactionQuestion') },
    (statements('positiveDrivers') || statements('negativeDrivers') || statements('driverQuestions')) && { id: 'drivers', text: 'The drivers of trust' },
    filled(get('freeText')) && { id: 'freeText', text: get('freeText') },
    ...(get('extraQuestions') || []).filter((each) => filled(each.text)),
  ].filter(Boolean);
  const order = get('order') || [];
  const place = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return usual.map((each, i) => ({ each, i })).sort((a, b) => place(a.each) - place(b.each) || a.i - b.i).map(({ each }) => each);
}

export function sequence(form) {
  const { guideline = {} } = form.content;
  const list = h('ol', { class: 'hf-sequence' });
  const status = h('p', { role: 'status', class: 'hf-hint' });
  const writes = form.can('order');
  const must = () => form.draft.get(['mandatory']) || [];

  function move(i, by, id) {
    const ids = asked(form).map((each) => each.id);
    ids.splice(i + by, 0, ...ids.splice(i, 1));
    form.change(['order'], ids);
    draw();
    status.textContent = `Moved to place ${i + by + 1} of ${ids.length}.`;
    (document.getElementById(`hf-order-${id}-${by < 0 ? 'up' : 'down'}`) || document.getElementById(`hf-order-${id}-${by < 0 ? 'down' : 'up'}`))?.focus();
  }

  function draw() {
    const all = asked(form);
    replace(list, all.map((each, i) => h('li', {}, h('span', { class: 'hf-sequence-text' }, each.text, must().includes(each.id) && !writes && h('span', { class: 'hf-badge' }, 'must be answered')),
      writes && h('span', { class: 'hf-row' },
        i > 0 && button('Move up', () => move(i, -1, each.id), { id: `hf-order-${each.id}-up`, class: 'hf-button hf-button-small', 'aria-label': `Move up: ${each.text}` }),
        i < all.length - 1 && button('Move down', () => move(i, 1, each.id), { id: `hf-order-${each.id}-down`, class: 'hf-button hf-button-small', 'aria-label': `Move down: ${each.text}` })))));
    replace(sum, total(form, all.length, guideline.maxQuestions));
    if (writes) {
      replace(ticks, choices({
        id: 'hf-mandatory', path: 'mandatory', multiple: true, legend: 'Questions that respondents must answer', value: must(),
        hint: guideline.rules?.mandatory ? 'Leave this empty: every question is optional for respondents, and whatever they answer has no effect on their benefits.'
          : 'Best none: people who are made to answer give poorer answers, or none at all.',
        options: all.map((each) => ({ value: each.id, label: each.text })), onChange: (ids) => form.change(['mandatory'], ids),
      }));
    }
  }

  const sum = h('p', { id: 'hf-questions' });
  const ticks = h('div', {});
  draw();
  return { draw, content: [sum,
    h('div', { 'data-path': 'order' }, h('p', { class: 'hf-error', hidden: true }), list, status),
    writes ? ticks : null,
    field(form, ['lengthReason'], { kind: 'textarea', rows: 2, label: 'Why the survey is longer than the guideline says',
      hint: `Only where it has more than ${guideline.maxQuestions || 15} questions or takes more than ${guideline.maxMinutes || 5} minutes.` })] };
}

function total(form, entries, most) {
  const mode = form.draft.get(['driverMode']);
  const each = mode === 'each' ? Object.values(form.draft.get(['driverQuestions']) || {}).filter(filled).length - 1 : 0;
  const n = entries + Math.max(each, 0);
  return `One respondent sees ${count(n, 'question')}${most ? ` of at most ${most}` : ''}.${n === 0 ? ' Questions that you write above appear here.' : ''}`;
}

/** OMB's decision from which rating on an answer is affirmative; never the agency's. */
export function affirmative(form) {
  if (form.draft.get(['scale']) === 'thumbs' && !form.draft.get(['affirmative'])) {
    return null;
  }
  return [
    choice(form, ['affirmative', 'from'], {
      legend: 'An answer counts as affirmative', required: true,
      options: [{ value: 5, label: 'at 5 only' }, { value: 4, label: 'at 4 and 5' }, { value: 3, label: 'at 3, 4 and 5' }],
    }),
    field(form, ['affirmative', 'reason'], { kind: 'textarea', rows: 2, label: 'Why' }),
    form.can('affirmative') && notice('info', null, h('p', {}, 'Shares of providers with different thresholds cannot be compared; the threshold is kept with the survey.')),
  ];
}
