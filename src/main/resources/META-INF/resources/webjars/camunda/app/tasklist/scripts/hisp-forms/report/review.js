/*
 * What OMB has before it in the review of a quarterly report: what the checks found, what changed, what is unusual, and the
 * rating. Figures are tables, so that everybody can read them; a direction is said in words.
 */

import { notice, reading } from '../controls.js';
import { h } from '../dom.js';
import { choice, field, section } from '../fields.js';
import { count, moment, number, percent, words } from '../text.js';

const SEVERITIES = { blocking: 'Must be corrected', review: 'Must be settled before acceptance', advisory: 'For you to judge', rows: 'Rows' };
const DIRECTIONS = { up: '▲ up', down: '▼ down', same: '= same' };

/** The correction that is going on, for everybody who has a task of it. */
export function correction({ correction: going }) {
  if (!going) {
    return null;
  }
  const begun = `Begun by ${going.begunBy}, ${moment(going.begunAt)}.`;
  return going.corrects > 0
    ? notice('info', `This is a correction of version ${going.corrects}.`, h('p', {}, going.reason),
      h('p', {}, `${begun} The accepted version stays as it is, and public, until the correction is released.`))
    : notice('info', 'This quarter was declared as not reported, and is reported after all.', h('p', {}, going.reason), h('p', {}, begun));
}

/** What was submitted so far. */
export function versions({ versions: list = [] }) {
  return list.length > 0 && section('Versions submitted to OMB', table('Versions submitted to OMB', [
    ['Version', (each) => `${each.version}${each.correction ? ' (correction)' : ''}`],
    ['Submitted', (each) => `${each.submittedBy}, ${moment(each.submittedAt)}`],
    ['State', (each) => [each.stateLabel, each.publishedAt && ', public'].filter(Boolean).join('')],
    ['What OMB said', (each) => each.remark || ''],
  ], list));
}

/** Everything that OMB judges by; empty in other tasks. */
export function review(form) {
  const { review: shown } = form.content;
  if (!shown) {
    return [];
  }
  return [
    shown.changes && changes(shown.changes),
    findings(shown.findings),
    unusual(shown.comparison),
    comparison(shown.comparison),
    section('Rating',
      choice(form, ['review', 'rating'], {
        legend: 'The surveys of this report are', required: true,
        options: shown.ratings.map(({ id, label, outcomes, publishable, clause }) => ({ value: id, label, text: meaning(outcomes, publishable, clause) })),
      }),
      field(form, ['review', 'reason'], { kind: 'textarea', label: 'Reason of the rating', hint: 'Needed unless the surveys are within the guidelines: say where they depart. The agency reads it.' }),
      shown.datasetIds.length > 1 && choice(form, ['review', 'leftOut'], {
        legend: 'Files that do not count', multiple: true, hint: 'Only for an acceptance in part: figures of these files are stored, and not published.',
        options: shown.datasetIds.map((id) => ({ value: id, label: (form.content.datasets || []).find((each) => each.id === id)?.fileName || `File ${id}` })),
      })),
  ];
}

function meaning(outcomes, publishable, clause) {
  const may = outcomes.length === 0 ? 'Can only be returned.' : outcomes.includes('accept') ? 'Can be accepted.' : 'Can be accepted in part.';
  return `${may} ${publishable ? 'Figures may be published.' : 'Figures are not published.'} ${clause}`;
}

function findings(list) {
  const serious = list.filter(({ severity }) => severity !== 'rows');
  const rows = list.filter(({ severity }) => severity === 'rows');
  const columns = [['How serious', ({ severity }) => SEVERITIES[severity]], ['File', ({ file }) => file], ['What was found', ({ message }) => message], ['Clause', ({ clause }) => clause || '']];
  return section('What the checks found',
    serious.length === 0 ? h('p', {}, 'The checks of the files found nothing.') : table('What the checks found', columns, serious),
    rows.length > 0 && h('details', {}, h('summary', {}, `Rows that were refused or flagged, by rule (${rows.length})`), table('Rows that were refused or flagged', columns.slice(1, 3), rows)));
}

function unusual({ outliers, notes }) {
  return section('What is unusual',
    outliers.length > 0 ? notice('warning', `${count(outliers.length, 'figure')} outside what is usual for this service`, h('ul', {}, outliers.map(({ message }) => h('li', {}, message))))
      : h('p', {}, 'No figure is called unusual.'),
    notes.map((text) => h('p', { class: 'hf-hint' }, text)));
}

function comparison({ since, changes: list }) {
  const value = (each, which) => (each[which] === null ? 'not known' : each.share ? percent(each[which]) : number(Math.round(each[which])));
  const change = (each) => (each.change === null ? 'not known'
    : `${DIRECTIONS[each.direction]}${each.direction === 'same' ? '' : each.share ? ` ${Math.abs(100 * each.change).toFixed(1)} points` : ` ${number(Math.round(Math.abs(each.change)))}`}`);
  const columns = [['Figure', (each) => words(each.label).replace('Positive:', 'Chosen after a positive answer:').replace('Negative:', 'Chosen after another answer:')],
    ['Now', (each) => value(each, 'now')], ...(since ? [[since.label, (each) => value(each, 'before')], ['Change', change]] : [])];
  const title = since ? `Change since ${since.label}` : 'Figures of this quarter';
  return section(title, table(title, columns, list));
}

function changes({ since, lines }) {
  return section(`What changed since version ${since}`, lines.length === 0 ? h('p', {}, 'Nothing: files, volumes and words are the same.')
    : table(`What changed since version ${since}`, [['What', ({ what }) => what], ['Before', ({ before }) => before ?? 'nothing'], ['Now', ({ after }) => after ?? 'nothing']], lines));
}

/** The rating as OMB gave it, for those who read it after a return. */
export function opinion(form) {
  const rating = form.draft.get(['review', 'rating']);
  return !form.content.review && rating && section('How OMB rated the version that it returned', reading('Rating', words(rating)), reading('Reason', form.draft.get(['review', 'reason'])));
}

function table(label, columns, rows) {
  return h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': label }, h('table', {},
    h('thead', {}, h('tr', {}, columns.map(([title]) => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, columns.map(([, cell], i) => h(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : {}, cell(row))))))));
}
