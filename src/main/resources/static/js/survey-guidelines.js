/* The survey guidelines: versions for each edition, one to look at and take along, and publishing a new one. */

import { alert, button, day, download, h, keyInAddress, replace, request, start, table } from './office.js';
import { publishing } from './publishing.js';

const API = '/api/v1/survey-guidelines';
const SCALES = { thumbs: 'thumbs up or down', likert5: 'a five-point scale', stars5: 'five stars' };
const MODES = { branches: 'two questions, by the answer to the trust question', improve: 'one question for all: how can we improve', each: 'a rated question for each driver' };
const POINTS = { post_interaction: 'after an interaction', post_service_journey: 'at the end of the service journey', relational: 'relationship as a whole' };
const ORDERS = { overallFirst: 'trust and satisfaction first', additionalLast: 'additional questions last' };
const NEEDED = { required: 'required', ifApplicable: 'required if it applies', optional: 'optional' };
const SEVERITIES = { blocking: 'must be met', advisory: 'for the reviewers' };

const address = ({ id }) => `/office/survey-guidelines/${id}`;
const inWords = (codes, words, between = ', or ') => codes.map((code) => words[code] || code).join(between);
const words = (code) => code.replace(/[-_]/g, ' ');

start(async (me, place) => {
  const id = keyInAddress();
  if (id) {
    await one(place, id);
  } else {
    await all(me, place);
  }
});

async function all(me, place) {
  const versions = await request('GET', API);
  const history = (caption, rows) => table(caption, [
    { label: 'Guideline', cell: (each) => [h('a', { href: address(each) }, `${each.title}, version ${each.version}`), ' ',
      each.standInNote && h('span', { class: 'usa-tag' }, 'stand-in')] },
    { label: 'Edition', cell: ({ edition }) => edition },
    { label: 'Rules', number: true, cell: ({ rules }) => rules },
    { label: 'Must be met', number: true, cell: ({ blocking }) => blocking },
    { label: 'Published', cell: ({ publishedBy, publishedAt }) => (publishedBy === 'system' ? 'with the application' : `${day(publishedAt)}, ${publishedBy}`) },
  ], rows);
  const earlier = versions.filter(({ inForce }) => !inForce);
  replace(place,
    h('p', { class: 'usa-intro' }, 'A survey is checked by the guideline that is in force when its clearance is requested, and keeps it. ',
      h('a', { href: '/office/survey-exceptions' }, 'Exceptions'), ' are made by OMB for one service, until a day.'),
    history('In force', versions.filter(({ inForce }) => inForce)),
    earlier.length > 0 && history('Earlier versions', earlier),
    me.is('ombLead') && publishing({
      what: 'guideline',
      steps: [
        'Open the version that is nearest and download it as JSON.',
        'Change what the new guideline changes and raise the version by one; the first version for another edition is 1. Brackets in the wording are placeholders: [interaction / service] for a choice of words, [Agency name] for what is filled in.',
        'Check it here. You see every difference; nothing is published yet.',
        'Publish it. A published version is never changed; a mistake is mended by the next version.'],
      preview: `${API}?dryRun=true`,
      publish: API,
      said: (preview) => `Version ${preview.version} of the guideline for ${preview.edition} can be published. Surveys whose clearance is requested from then on are checked by it; those under way keep theirs.`,
      name: (published) => `Version ${published.version} of the guideline for ${published.edition}`,
      address,
    }));
}

async function one(place, id) {
  const [guideline, versions, titles] = await Promise.all([`${API}/${encodeURIComponent(id)}`, API, `${API}/rules`].map((path) => request('GET', path)));
  const { edition, version, title, standInNote, source, questions } = guideline;
  const drivers = (part) => guideline.drivers.some((driver) => (driver[part] || []).length > 0);
  const current = versions.find((each) => each.edition === edition && each.inForce);
  replace(place,
    h('p', {}, h('a', { href: '/office/survey-guidelines' }, 'All survey guidelines')),
    h('h2', {}, `${title}, version ${version}`),
    standInNote && alert('info', standInNote),
    current && String(current.id) !== id && alert('warning', `Version ${current.version} is in force now. This one holds for surveys that began with it.`),
    source && h('p', {}, source),
    h('p', {}, button('Download as JSON', () => download(`survey-guideline-${edition}-${version}.json`, 'application/json', JSON.stringify(guideline, null, 2)),
      { id: 'download', class: 'usa-button usa-button--outline' })),
    wordings('Trust question', guideline.trustTemplates),
    wordings('Other wordings that are possible', guideline.trustExamples),
    wordings('Satisfaction question', guideline.satisfactionTemplates),
    wordings('Question what made the difference', [questions.positive]),
    wordings('Question what could have been better', [questions.negative]),
    wordings('Question how to improve', [questions.improve]),
    wordings('Free text question', [questions.freeText]),
    table('Limits and choices', [{ label: 'Of what', cell: ([label]) => label }, { label: 'Guideline', cell: ([, value]) => value }], [
      ['Scale of the trust question', inWords(guideline.scales, SCALES)],
      ['Drivers are asked about by', inWords(guideline.driverModes, MODES)],
      ['Positive branch from', `${guideline.positiveFrom} of 5 ratings`],
      ['Counts as affirmative from', `${guideline.affirmativeFrom} of 5 ratings, unless OMB decides otherwise`],
      ['Most questions', guideline.maxQuestions || 'not limited'],
      ['Most minutes', guideline.maxMinutes || 'not limited'],
      ['Hours after an interaction', guideline.hoursAfter || 'not said'],
      ['Points in time', inWords(guideline.pointsInTime, POINTS)],
      ['Free text may be left out in', (guideline.channelsWithoutText || []).map(words).join(', ') || 'no channel'],
      ['Order', ORDERS[guideline.order] || 'any'],
    ]),
    h('div', { class: 'wrapping' }, table('Drivers', [
      { label: 'Driver', cell: ({ label }) => label },
      { label: 'Statement', cell: ({ required, domain }) => NEEDED[required] + (domain ? `, one of the domain ${words(domain)} will do` : '') },
      drivers('positive') && { label: 'After a positive answer', cell: ({ positive }) => statements(positive) },
      drivers('negative') && { label: 'After a negative answer', cell: ({ negative }) => statements(negative) },
      drivers('question') && { label: 'Rated, or to choose from', cell: ({ question }) => statements(question) },
    ].filter(Boolean), guideline.drivers)),
    table('Rules', [
      { label: 'Rule', cell: ([rule]) => titles[rule] || rule },
      { label: 'How strictly', cell: ([, { severity }]) => SEVERITIES[severity] },
      { label: 'Clause', cell: ([, { clause }]) => clause },
    ], Object.entries(guideline.rules)));
}

const statements = (texts = []) => (texts.length === 0 ? '' : h('ul', { class: 'usa-list' }, texts.map((text) => h('li', {}, text))));

/** A document may leave out lists and wordings. */
function wordings(heading, texts = []) {
  const given = texts.filter(Boolean);
  return given.length > 0 && [h('h3', {}, heading), h('ul', { class: 'usa-list' }, given.map((text) => h('li', {}, `“${text}”`)))];
}
