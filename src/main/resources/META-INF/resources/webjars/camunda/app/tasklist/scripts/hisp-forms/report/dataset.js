/*
 * What one dataset of a quarterly report says, and all of them together: the same for the reporter, right after the upload,
 * and for those who sign and review.
 */

import { root } from '../api.js';
import { notice } from '../controls.js';
import { h } from '../dom.js';
import { section } from '../fields.js';
import { count, moment, number, percent, words } from '../text.js';

const DRIVERS = ['effectiveness', 'ease', 'efficiency', 'transparency', 'humanity', 'employee', 'other'];
const BRANCHES = { positive: 'After a positive answer', negative: 'After another answer' };
const SEVERITIES = {
  blocking: ['error', 'The report cannot be passed on as long as this is so'],
  review: ['warning', 'OMB cannot accept the report as long as this is so'],
  advisory: ['info', 'OMB will see this remark'],
};
const PERSONAL = 'Remarks with what looks like an e-mail address, a phone number or a Social Security number are masked for reviewers and never published.';

export const labelIn = (list, id) => (list || []).find((each) => each.id === id)?.label || words(id);

const clearedSurvey = ({ clearances }, { clearanceId }) => clearanceId && ((clearances || []).find(({ id }) => id === clearanceId)?.title || `Number ${clearanceId}`);

/** "Website, End of the application" */
export const placeOf = ({ channel, stage }) => [words(channel), stage].filter(Boolean).join(', ');

/** The same survey in the report before: where it was asked in the same way. */
export function before(content, { channel, stage, pointInTime }) {
  const same = (content.last?.datasets || []).filter((each) => each.channel === channel && each.pointInTime === pointInTime);
  return same.find((each) => (each.stage || '') === (stage || '')) || (same.length === 1 ? same[0] : undefined);
}

/** One dataset; `tools` are what can be done with it. */
export function dataset(content, each, ...tools) {
  const name = each.fileName || `File ${each.id}`;
  return h('article', { class: 'hf-item', 'aria-label': name },
    h('h5', {}, name),
    facts(content, each),
    checks(each),
    drivers(name, each),
    questions(name, each),
    problems(each),
    content.remarks && (each.questions || []).length === 0 && h('p', {}, h('a', { href: `${root}/office/remarks/${each.id}`, target: '_blank', rel: 'noopener' },
      `Read the remarks in ${name}, masked`, h('span', { class: 'hf-visually-hidden' }, ' (opens in a new tab)'))),
    (each.questions || []).length === 0 && h('p', {}, h('a', { href: `${root}/api/v1/datasets/${each.id}/responses`, download: '' },
      `Download the ${count(each.counted, 'response')} in ${name} (CSV, remarks masked)`)),
    each.sha256 && h('details', {}, h('summary', {}, 'Fingerprint of the file'), h('p', {}, h('code', {}, each.sha256))),
    tools);
}

function facts(content, each) {
  const earlier = before(content, each);
  return list([
    ['Channel', words(each.channel)], ['Stage of the journey', each.stage],
    ['Point in time', labelIn(content.pointsInTime, each.pointInTime)], ['Scale', labelIn(content.scales, each.scale)],
    ['OMB control number', each.controlNumber], ['Cleared survey', clearedSurvey(content, each)], ['Survey', each.surveyTitle], ['Trust question', each.trustQuestionText],
    ...figures(content, each),
    earlier && [`In ${content.last.quarterLabel}`, `${percent(earlier.trustShare)} positive, ${count(earlier.responses, 'response')}`],
    ['Rows', `${number(each.rowsRead)} read, ${number(each.counted)} counted, ${number(each.refused)} refused`],
    ['Uploaded', [each.uploadedBy, each.uploadedAt && moment(each.uploadedAt)].filter(Boolean).join(', ')],
  ]);
}

const list = (pairs) => h('dl', { class: 'hf-facts' }, pairs.filter((pair) => pair && pair[1])
  .map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))));

/** What is made of the answers. */
function figures(content, each) {
  return [
    ['Trust', `${percent(each.trustShare)} positive (${number(each.affirmative)} of ${number(each.counted)}${threshold(each)})`],
    ['Response rate', each.volumeOffered ? `${percent(each.responseRate)} (${number(each.counted)} of ${number(each.volumeOffered)} who were asked)` : 'not known'],
    ['Customers in the quarter', each.volumeOfCustomers ? number(each.volumeOfCustomers) : 'not given'],
    ['Remarks with personal data', each.personalData > 0 && number(each.personalData)],
  ];
}

const threshold = ({ scale, affirmativeFrom, thresholdSource }) => (scale === 'likert_scale' && affirmativeFrom
  ? `; answers from ${affirmativeFrom} up count${thresholdSource ? `: ${thresholdSource}` : ''}` : '');

/** What the rules of the edition say of it, the strictest first. */
export function checks({ checks: found, warnings = [] }) {
  const all = found || warnings.map((message) => ({ severity: 'advisory', message }));
  return Object.entries(SEVERITIES).map(([severity, [kind, title]]) => [kind, title, all.filter((each) => each.severity === severity)])
    .filter(([, , some]) => some.length > 0)
    .map(([kind, title, some]) => notice(kind, title, h('ul', {}, some.map(({ message, clause }) =>
      h('li', {}, message, clause && h('span', { class: 'hf-hint' }, ` ${clause}`))))));
}

function drivers(name, { driverCounts = [] }) {
  const asked = driverCounts.filter(({ chosen, notChosen }) => chosen + notChosen > 0);
  if (asked.length === 0) {
    return null;
  }
  const branches = Object.keys(BRANCHES).filter((branch) => asked.some((each) => each.branch === branch));
  const cell = (branch, driver) => {
    const found = asked.find((each) => each.branch === branch && each.driver === driver);
    return found ? `${number(found.chosen)}${found.share === null ? '' : ` (${percent(found.share)})`}` : 'not asked';
  };
  return h('details', { open: true }, h('summary', {}, 'What made the difference'),
    table(`Drivers in ${name}`, ['Driver', ...branches.map((branch) => BRANCHES[branch])],
      DRIVERS.filter((driver) => asked.some((each) => each.driver === driver)).map((driver) => [words(driver), ...branches.map((branch) => cell(branch, driver))])));
}

/** Where the agency counted itself. */
function questions(name, { questions: asked = [] }) {
  return asked.length > 0 && h('details', { open: true }, h('summary', {}, 'Answers to each question'),
    table(`Answers in ${name}`, ['Question', '1', '2', '3', '4', '5'],
      asked.map(({ key, wording, responses }) => [wording || words(key), ...['1', '2', '3', '4', '5'].map((answer) => number(responses[answer] ?? 0))])));
}

export function table(caption, heads, rows) {
  return h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': caption }, h('table', {},
    h('thead', {}, h('tr', {}, heads.map((title) => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, rows.map(([first, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, first), cells.map((cell) => h('td', { class: 'hf-number' }, cell)))))));
}

/** All datasets together, as OMB will see them; answers on different scales are never added up. */
export function totals(content, title = 'Figures of the report') {
  const sums = content.totals || [];
  return sums.length > 0 && section(title,
    sums.length > 1 && h('p', {}, 'Answers on different scales, or counted from different answers upward, are not added up: they do not measure the same.'),
    table('Sums of the datasets', ['Scale', 'Datasets', 'Responses', 'Trust share', 'Response rate', 'Customers', 'Rows refused'],
      sums.map((each) => [`${labelIn(content.scales, each.scale)}${threshold(each)}`, number(each.datasets), number(each.responses),
        `${percent(each.trustShare)} (${number(each.affirmative)})`, each.responseRate === null ? 'not known' : `${percent(each.responseRate)} of ${number(each.asked)}`,
        each.customers === null ? 'not given' : number(each.customers), number(each.refused)])),
    sums.some((each) => each.personalData > 0) && h('p', {}, `${count(sums.reduce((sum, each) => sum + each.personalData, 0), 'remark')} with personal data. ${PERSONAL}`));
}

/** What was refused and why, and what was counted but looks odd; long files give the first problems only. */
export function problems({ id, fileName, problems: first = [], errors = [], problemCounts = {}, refused, flagged }) {
  const all = [...first, ...errors];
  const odd = all.filter((each) => each.severity === 'FLAGGED');
  const out = all.filter((each) => each.severity !== 'FLAGGED');
  const lists = [[out, refused, 'not counted, and why'], [odd, flagged, 'counted, but odd']].filter(([some]) => some.length > 0)
    .map(([some, rows, what]) => h('details', { open: some.length <= 5 }, h('summary', {}, `${count(rows ?? some.length, 'row')} ${what}`), faultList(some),
      rows > some.length && h('p', { class: 'hf-hint' }, `${count(rows - some.length, 'more row')} not listed here.`)));
  return [lists, id && Object.keys(problemCounts).length > 0 && h('p', {}, h('a', { href: `${root}/api/v1/datasets/${id}/problems`, download: '' },
    `Download what is odd in ${fileName || `file ${id}`}, line by line (CSV)`), h('span', { class: 'hf-hint' }, ' The first 1,000 are kept.'))];
}

export const faultList = (faults) => h('ul', {}, faults.map((each) =>
  h('li', {}, each.line && `Line ${number(each.line)}: `, each.line && each.field && `${each.field}: `, each.message)));

/** Right after an upload: what was counted, and what OMB will see of it. */
export function taken(content, name, answer) {
  return notice('success', `${name} was taken.`,
    h('p', {}, `${number(answer.rowsRead)} rows read, ${number(answer.counted)} counted, ${number(answer.refused ?? 0)} refused.`),
    list(figures(content, answer)), answer.personalData > 0 && h('p', {}, PERSONAL),
    (answer.checks || []).length === 0 && h('p', {}, 'No rule of the edition objects to it.'), checks(answer), problems(answer));
}
