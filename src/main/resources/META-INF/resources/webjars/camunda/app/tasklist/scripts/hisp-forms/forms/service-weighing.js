/* A help to choose: candidates weighed by customer volume, annual program cost and customer priority. It decides nothing. */

import { button } from '../controls.js';
import { h, idOf, replace } from '../dom.js';
import { field } from '../fields.js';
import { bars } from '../figures.js';
import { pick } from '../pick.js';

const FACTORS = [
  ['volume', 'Customer volume'],
  ['cost', 'Annual program cost'],
  ['priority', 'Customer priority'],
];
const WEIGHTS = Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: n === 0 ? '0 (does not count)' : String(n) }));
const SCORES = [['1', '1 (low)'], ['2', '2'], ['3', '3'], ['4', '4'], ['5', '5 (high)']].map(([value, label]) => ({ value, label }));

/** @param fresh what is in the list to designate: [{ref, name}], for services that the register does not have yet */
export function weighing(form, fresh) {
  const services = form.content.services || [];
  const candidates = () => form.draft.get(['weighing', 'candidates']) || [];
  const nameOf = (ref) => services.find(({ id }) => String(id) === String(ref))?.name || fresh.find((each) => each.ref === ref)?.name || `Service ${ref}`;
  const ranking = h('div', { id: 'hf-weighing-ranking' });
  const show = () => replace(ranking, picture(form, nameOf));
  if (!form.can('weighing')) {
    if (candidates().length === 0) {
      return null;
    }
    show();
    return h('details', { class: 'hf-section', id: 'hf-weighing' }, h('summary', {}, `How candidates were weighed (${candidates().length})`),
      h('p', {}, weightsInWords(form)), ranking, field(form, ['weighing', 'remark'], { label: 'Remark' }));
  }
  const list = h('div', { class: 'hf-list' });
  const form2 = Object.assign(Object.create(form), {
    change: (...change) => {
      form.change(...change);
      show();
    },
  });
  function draw() {
    const left = [...services.map(({ id, name, status }) => ({ value: String(id), label: name, text: status })), ...fresh.filter(({ ref }) => /^new-/.test(ref)).map(({ ref, name }) => ({ value: ref, label: name }))]
      .filter(({ value }) => !candidates().some(({ serviceRef }) => String(serviceRef) === value));
    replace(list, candidates().map((each, i) => h('fieldset', { class: 'hf-item', 'data-path': `weighing.candidates.${i}`, tabindex: '-1' },
      h('legend', { class: 'hf-item-title', id: idOf(['weighing', 'candidates', i], 'legend'), tabindex: '-1' }, nameOf(each.serviceRef)), h('p', { class: 'hf-error', hidden: true }),
      h('div', { class: 'hf-columns' }, FACTORS.map(([factor, label]) => field(form2, ['weighing', 'candidates', i, 'scores', factor], {
        kind: 'select', label, options: [{ value: '', label: 'Not scored' }, ...SCORES],
      }))),
      button('Remove', () => put(candidates().filter((_, n) => n !== i), 'hf-weighing-summary'), { class: 'hf-button hf-button-small hf-button-danger', 'aria-label': `Remove ${nameOf(each.serviceRef)} from the weighing` }))),
    left.length > 0 && h('div', { class: 'hf-row' },
      pick({ can: (part) => form.can(part), draft: { get: () => null }, change: () => {} }, ['weighing', 'candidate'], {
        label: 'Add a candidate', options: left, onChange: (value) => value && put([...candidates(), { serviceRef: value, scores: {} }], idOf(['weighing', 'candidates', candidates().length], 'legend')),
      }),
      button(`Weigh all ${left.length === services.length ? '' : 'others '}(${left.length})`, () => put([...candidates(), ...left.map(({ value }) => ({ serviceRef: value, scores: {} }))], idOf(['weighing', 'candidates', candidates().length], 'legend')),
        { class: 'hf-button hf-button-small', id: 'hf-weighing-all' })));
    show();
  }
  function put(next, focusId) {
    form.change(['weighing', 'candidates'], next);
    draw();
    document.getElementById(focusId)?.focus();
  }
  draw();
  return h('details', { class: 'hf-section', id: 'hf-weighing', open: document.getElementById('hf-weighing')?.open },
    h('summary', { id: 'hf-weighing-summary' }, 'Help to choose: weigh candidates (optional)'),
    h('p', {}, 'Give each factor a weight and each candidate a score from 1 to 5. The ranking decides nothing: you choose below, and what was weighed is kept with the submission.'),
    h('fieldset', { class: 'hf-group', 'data-path': 'weighing.weights' }, h('legend', { class: 'hf-label' }, 'Weights'), h('p', { class: 'hf-error', hidden: true }),
      h('div', { class: 'hf-columns' }, FACTORS.map(([factor, label]) => field(form2, ['weighing', 'weights', factor], { kind: 'select', label: `Weight of: ${label}`, options: [{ value: '', label: '1 (not changed)' }, ...WEIGHTS] })))),
    list, ranking,
    field(form, ['weighing', 'remark'], { kind: 'textarea', rows: 2, label: 'What the ranking does not show', hint: 'May stay empty.' }));
}

const weightOf = (form, factor) => {
  const typed = form.draft.get(['weighing', 'weights', factor]);
  return typed === undefined || typed === null || typed === '' ? 1 : Number(typed);
};

const weightsInWords = (form) => `Weights: ${FACTORS.map(([factor, label]) => `${label.toLowerCase()} ${weightOf(form, factor)}`).join(', ')}. Scores go from 1 to 5.`;

/** The weighted mean of the scores; null until every factor that counts is scored. */
export function score(weights, scores) {
  const counting = Object.entries(weights).filter(([, weight]) => weight > 0);
  if (counting.length === 0 || counting.some(([factor]) => !Number(scores?.[factor]))) {
    return null;
  }
  const sum = counting.reduce((total, [factor, weight]) => total + weight * Number(scores[factor]), 0);
  return Math.round((100 * sum) / counting.reduce((total, [, weight]) => total + weight, 0)) / 100;
}

/** Equal scores share a place. */
const placeOf = (value, ranked) => 1 + ranked.filter((each) => each.value !== null && each.value > value).length;

const shortened = (name) => (name.length > 48 ? `${name.slice(0, 47)}…` : name);

function picture(form, nameOf) {
  const weights = Object.fromEntries(FACTORS.map(([factor]) => [factor, weightOf(form, factor)]));
  const ranked = (form.draft.get(['weighing', 'candidates']) || []).map((each) => ({ name: nameOf(each.serviceRef), value: score(weights, each.scores) }))
    .sort((one, other) => (other.value ?? -1) - (one.value ?? -1));
  const open = ranked.filter(({ value }) => value === null).length;
  return ranked.length === 0 ? null : [
    bars({ caption: 'Ranking of the candidates', max: 5, labels: ranked.map(({ name, value }) => (value === null ? shortened(name) : `${placeOf(value, ranked)}. ${shortened(name)}`)), series: [{ name: 'Weighted score', values: ranked.map(({ value }) => value) }] }),
    open > 0 && h('p', { class: 'hf-hint' }, `${open} of ${ranked.length} not scored completely yet.`)];
}
