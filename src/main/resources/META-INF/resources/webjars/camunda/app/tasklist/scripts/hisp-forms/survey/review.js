/* What those who judge a request read first: the clock, what was asked and answered, what changed, the figures. */

import { differences } from '../compare.js';
import { notice } from '../controls.js';
import { h, replace } from '../dom.js';
import { count, day, moment, number, words } from '../text.js';
import { burdenSum } from './around.js';
import { asked, listed } from './questions.js';

const ROLES = { ombDeskOfficer: 'the desk officer', oiraAnalyst: 'the OIRA analyst' };
const NAMES = {
  trustQuestion: 'Trust question', trustReason: 'Why it differs', satisfactionQuestion: 'Satisfaction question', satisfactionReason: 'Why it differs', scale: 'Scale', driverMode: 'Way of asking about drivers',
  positiveDrivers: 'After a positive answer', negativeDrivers: 'After a negative answer', driverQuestions: 'Statement', notApplicable: 'Does not apply', freeText: 'Free-text question',
  extraQuestions: 'Further questions', lengthReason: 'Why it is longer', channelReason: 'Why a channel is left out', mostAffected: 'Burden on those most affected', hoursAfter: 'Hours after the interaction',
};

export const clock = ({ reviewClock }) => reviewClock && notice(reviewClock.stopped ? 'warning' : 'info', 'The reviewers’ clock',
  h('p', {}, reviewClock.sentence || (reviewClock.stopped ? 'It stands still: material is missing.' : `Due ${day(String(reviewClock.dueAt || '').slice(0, 10))}.`)));

/** What the reviewers asked and what the agency answered; what is open comes first. */
export function conversation({ questions = [] }) {
  if (questions.length === 0) {
    return null;
  }
  const open = questions.filter((each) => !each.answeredAt);
  const entry = (each) => h('li', {},
    h('p', { class: 'hf-said' }, h('strong', {}, 'Question: '), each.text),
    h('p', { class: 'hf-hint' }, `${each.askedBy || ''}${each.askedBy ? ', ' : ''}${ROLES[each.askedByRole] || words(each.askedByRole)}, ${moment(each.askedAt)}. `,
      each.materialMissing && h('span', { class: 'hf-badge' }, 'Material is missing')),
    each.answeredAt ? [h('p', { class: 'hf-said' }, h('strong', {}, 'Answer: '), each.answer), h('p', { class: 'hf-hint' }, `${each.answeredBy || ''}, ${moment(each.answeredAt)}`)]
      : h('p', {}, h('strong', {}, 'Not answered yet.')));
  return h('details', { class: 'hf-section', id: 'hf-questions-answers', open: open.length > 0 },
    h('summary', {}, `Questions of the reviewers (${questions.length}${open.length > 0 ? `, ${open.length} not answered yet` : ''})`),
    h('ol', {}, [...open, ...questions.filter((each) => each.answeredAt)].map(entry)));
}

/** The places that differ from what was submitted before. */
export function changes(form, previous) {
  const place = h('div', {});
  const fold = h('details', { class: 'hf-section', id: 'hf-changes', open: !form.can('title') }, h('summary', {}, previous.label), place);
  const show = () => fold.open && replace(place, differences(compared(previous.content), compared(form.draft.get([]) || {}), nameOf));
  fold.addEventListener('toggle', show);
  show();
  return fold;
}

/** What the agency wrote, without ids of files and what reviewers add. */
function compared(content) {
  const { files, affirmative, approval, counsel, cfo, serviceId, ...rest } = content || {};
  const dense = (value) => (value === null || value === '' || (Array.isArray(value) && value.length === 0) ? undefined
    : Array.isArray(value) ? value.map(dense).filter((each) => each !== undefined)
      : typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dense(each)]).filter(([, each]) => each !== undefined)) : value);
  return dense(rest) || {};
}

const nameOf = ([part, ...rest]) => [NAMES[part] || words(part), ...rest.filter((each) => !/^[xgl]\d+[a-z]*$/.test(each)).map((each) => words(each).toLowerCase())].join(', ');

/** The request in a few lines. */
export function gist(form) {
  const { methods, pointsInTime, scales } = form.content;
  const get = (...path) => form.draft.get(path);
  const label = (list, value) => listed(list).find((each) => each.value === value)?.label || words(value);
  const survey = get('determination', 'method') === 'survey';
  const sum = burdenSum(get('burden', 'groups') || []);
  const rows = [
    ['Kind', label(methods, get('determination', 'method'))],
    get('touchpoint') && ['Touchpoint', get('touchpoint')],
    survey && ['Trust question', get('trustQuestion')],
    survey && ['Answered by', label(scales, get('scale'))],
    survey && ['Questions', `${count(asked(form).length, 'question')}, ${(get('mandatory') || []).length === 0 ? 'all optional' : `${(get('mandatory') || []).length} must be answered`}`],
    survey && ['Channels', listed(get('channels')).map((each) => each.label).join(', ')],
    survey && ['When', label(pointsInTime, get('pointInTime'))],
    ['Burden', sum.responses > 0 && `${number(sum.responses)} answers, ${number(sum.hours)} hours a year`],
    ['Incentive', get('incentive', 'offered') === true ? [get('incentive', 'amount'), get('incentive', 'description')].filter(Boolean).join(', ') : 'None'],
    get('sampling', 'used') === true && ['Sampling', get('sampling', 'plan') || 'Yes'],
  ].filter((row) => row && row[1]);
  return h('section', { class: 'hf-section' }, h('h4', {}, 'In short'),
    h('dl', { class: 'hf-facts' }, rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))));
}
