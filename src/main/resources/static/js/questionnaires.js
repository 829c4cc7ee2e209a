/* The questionnaires of the capacity assessment: versions, one to look at and take along, and publishing a new one. */

import { alert, button, day, download, h, keyInAddress, replace, request, start, table } from './office.js';
import { publishing } from './publishing.js';

const address = ({ key, version }) => `/office/questionnaires/${encodeURIComponent(`${key}@${version}`)}`;
const KINDS = { text: 'text', scale: 'scale', yesNo: 'yes or no', choice: 'choice' };

start(async (me, place) => {
  const [key, version] = keyInAddress().split('@');
  if (key) {
    await one(place, key, version);
  } else {
    await all(me, place);
  }
});

async function all(me, place) {
  const versions = await request('GET', '/api/v1/questionnaires');
  replace(place,
    h('p', { class: 'usa-intro' }, 'An assessment takes the questionnaire that is in force when it opens, and keeps it.'),
    table('Published versions', [
      { label: 'Questionnaire', cell: (each) => [h('a', { href: address(each) }, `${each.title}, version ${each.version}`), ' ', each.standInNote && h('span', { class: 'usa-tag' }, 'stand-in')] },
      { label: 'Key', cell: ({ key }) => key },
      { label: 'Functions', number: true, cell: ({ functions }) => functions },
      { label: 'Further questions', number: true, cell: ({ questions }) => questions },
      { label: 'Made for', cell: ({ editions }) => editions.join(', ') || 'every edition that has none of its own' },
      { label: 'In force for', cell: ({ inForceFor }) => inForceFor.join(', ') || 'no new assessment' },
      { label: 'Published', cell: ({ publishedBy, publishedAt }) => (publishedBy === 'system' ? 'with the application' : `${day(publishedAt)}, ${publishedBy}`) },
    ], versions),
    me.is('ombLead') && publish());
}

async function one(place, key, version) {
  const path = `/api/v1/questionnaires/${encodeURIComponent(key)}/${encodeURIComponent(version)}`;
  const questionnaire = await request('GET', path);
  replace(place,
    h('p', {}, h('a', { href: '/office/questionnaires' }, 'All questionnaires')),
    h('h2', {}, `${questionnaire.title}, version ${questionnaire.version}`),
    questionnaire.standInNote && alert('info', questionnaire.standInNote),
    questionnaire.source && h('p', {}, questionnaire.source),
    h('p', {}, button('Download as JSON', () => download(`${key}-${version}.json`, 'application/json', JSON.stringify(questionnaire, null, 2)), { id: 'download', class: 'usa-button usa-button--outline' })),
    questionnaire.functions.map(({ name, description, levels, questions }) => h('section', {}, h('h3', {}, name),
      description && h('p', {}, description),
      table(`Levels of ${name}`, [
        { label: 'Level', cell: ({ level }) => level },
        { label: 'Name', cell: (level) => level.name },
        { label: 'Text', cell: ({ text }) => text }], levels),
      (questions || []).length > 0 && [h('h4', {}, `Further questions about ${name}`), h('ol', { class: 'usa-list' }, questions.map((question) => h('li', {},
        question.text, ` (${KINDS[question.kind]}${question.kind === 'scale' ? ` from ${question.from} to ${question.to}` : ''}${question.required ? ', required' : ''})`,
        (question.options || []).length > 0 && h('ul', {}, question.options.map((option) => h('li', {}, option))))))])));
}

const publish = () => publishing({
  what: 'questionnaire',
  steps: [
    'Open the version that is nearest and download it as JSON.',
    'Change what this year’s template changes, raise the version by one, and say for which editions it is (none: for every edition that has none of its own). Keep the id of a function that stays the same function: answers of earlier years are matched by it.',
    'Check it here. You see every difference; nothing is published yet.',
    'Publish it. A published version is never changed; a mistake is mended by the next version.'],
  preview: '/api/v1/questionnaires/preview',
  publish: '/api/v1/questionnaires',
  said: (preview) => `Version ${preview.version} of "${preview.title}" (${preview.key}) can be published. `
    + (preview.inForceFor.length > 0 ? `Assessments that open from then on under ${preview.inForceFor.join(', ')} get it; those that are open keep theirs.`
      : 'No assessment would get it: a newer or more specific one stays in force.'),
  name: (published) => `Version ${published.version} of "${published.title}"`,
  address,
});
