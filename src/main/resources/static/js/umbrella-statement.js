/* Supporting Statement A of a department's umbrella clearance: the 18 answers, the notices and comments, and the files to be filed. */

import { day, faults, h, keyInAddress, replace, request, start, table } from './office.js';

const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const MOMENT = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/New_York' });
const moment = (instant) => (instant ? `${MOMENT.format(new Date(instant))} Eastern Time` : '');
const NOT_YET = 'not yet';

start(async (me, place) => {
  const key = keyInAddress();
  if (key === '') {
    replace(place, h('p', {}, 'This page shows one Supporting Statement. Choose it at its clearance, in ', h('a', { href: '/office/umbrella-clearance' }, 'Umbrella clearances'), '.'));
    return;
  }
  const address = (rest, version) => `/api/v1/umbrella-cases/${encodeURIComponent(key)}/statement${rest}${version ? `?version=${version}` : ''}`;
  const first = await request('GET', address(''));
  document.title = `Supporting Statement A, ${first.agencyName} | HISP Cycle`;
  const body = h('div', { class: 'wrapping', id: 'statement' });
  const files = h('p', { class: 'material' });
  const show = (view, version) => {
    replace(files, ['pdf', 'html'].map((format, i) => [i > 0 && ' ', h('a', { class: `usa-button${i > 0 ? ' usa-button--outline' : ''}`, href: address(`.${format}`, version), download: true }, `Statement as ${format.toUpperCase()}`)]));
    replace(body, parts(view));
  };
  const field = h('select', { class: 'usa-select', id: 'version', on: { change: async () => {
    try {
      show(await request('GET', address('', field.value)), field.value);
    } catch (problem) {
      replace(body, faults(problem));
    }
  } } }, first.versions.map(({ id, label, by, at }) => h('option', { value: id }, at ? `${label}, submitted ${moment(at)} by ${by}` : label)));
  field.value = first.statement.version.number === 0 ? 'draft' : String(first.statement.version.number);
  replace(place,
    h('p', {}, h('a', { href: '/office/umbrella-clearance' }, 'Umbrella clearances')),
    h('h2', { class: 'first' }, first.agencyName),
    facts([
      ['State', `${first.stageLabel}, since ${moment(first.since)}`],
      ['Renews', first.umbrellaId ? h('a', { href: `/office/umbrella-clearance/${first.umbrellaId}` }, first.umbrellaName) : 'nothing: a first clearance'],
      ['Led to', first.approvedId && h('a', { href: `/office/umbrella-clearance/${first.approvedId}` }, first.approvedNumber)],
      ['Case', h('code', {}, first.caseKey)]]),
    first.versions.length > 0 && h('div', {}, h('label', { class: 'usa-label', for: 'version' }, 'Version'), field),
    files, body);
  show(first, field.value);
});

const facts = (rows) => h('dl', { class: 'facts' }, rows.filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

function parts({ statement, story }) {
  const { answers, asked, sixtyDay, comments, thirtyDay } = statement;
  return [
    h('h2', {}, 'Part A. Justification'),
    answers.map(({ number, topic, text }) => h('section', {}, h('h3', {}, `${number}. ${topic}`), h('p', { class: 'said-text' }, text || 'Not answered yet.'))),
    h('h2', {}, 'Ceilings asked for'),
    facts([['Responses a year', amount(asked?.responses, NUMBER)], ['Hours a year', amount(asked?.hours, NUMBER)], ['Cost to respondents a year', amount(asked?.cost, MONEY)]]),
    h('h2', {}, 'Notices in the Federal Register'),
    h('h3', {}, '60-day notice'), notice(sixtyDay),
    h('h3', {}, 'Comments on it'), facts([['Comments received', comments?.received === undefined || comments?.received === null ? NOT_YET : String(comments.received)], ['What they say', comments?.summary], ['How they are answered', comments?.answer]]),
    h('h3', {}, '30-day notice'), notice(thirtyDay),
    h('h2', {}, 'The review'),
    table('Who decided what', [
      { label: 'Step', cell: ({ step }) => step },
      { label: 'Outcome', cell: ({ outcomeLabel }) => outcomeLabel },
      { label: 'By', cell: ({ by }) => by },
      { label: 'When', cell: ({ at }) => moment(at) },
      { label: 'What was said', cell: ({ comment }) => (comment ? h('div', { class: 'said-text' }, comment) : '') }], story, 'Nobody has decided anything yet.')];
}

const amount = (value, format) => (value === undefined || value === null ? NOT_YET : format.format(value));

const notice = (given) => facts(given ? [['Citation', given.citation || NOT_YET], ['Published', given.publishedOn ? day(given.publishedOn) : NOT_YET],
  ['Open for comments until', given.commentsUntil && day(given.commentsUntil)]] : [['Published', NOT_YET]]);
