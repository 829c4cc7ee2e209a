/* The editions of the circular: what differs between them, their dates in any year, and publishing a new one. */

import { alert, button, day, download, faults, h, keyInAddress, replace, request, start, table } from './office.js';

const MILESTONES = {
  'capacity-assessment': 'Assessment', 'review-meeting': 'Review with OMB', 'service-designation': 'Designation of services',
  'draft-action-plan': 'Draft action plan', 'action-plan': 'Action plan', 'close-out': 'Close-out',
  'service-report-q1': 'Feedback reports Q1', 'service-report-q2': 'Feedback reports Q2',
  'service-report-q3': 'Feedback reports Q3', 'service-report-q4': 'Feedback reports Q4',
};
const label = (milestone) => MILESTONES[milestone] || milestone;
const yes = (flag) => (flag ? 'Yes' : 'No');
const orNone = (value) => (value === null || value === undefined ? 'not given' : value);

const PARAMETERS = [
  ['First cycle', (e) => e.firstCycleYear],
  ['Assessment is called', (e) => e.assessmentName],
  ['Plan is called', (e) => e.planName],
  ['Results are discussed at', (e) => e.reviewMeetingName],
  ['Departments are subjects too', (e) => yes(e.departmentIsSubject)],
  ['Fewest designated services', (e) => (e.minimumServices === 0 ? 'no number' : e.minimumServices)],
  ['Days until a new service reports', (e) => orNone(e.graceDays)],
  ['Draft plan', (e) => yes(e.draftPlan)],
  ['Actions are for', (e) => `cycle year + ${e.actionYearOffset}`],
  ['Budget requests are for', (e) => (e.budgetYearOffset === null ? 'none asked' : `fiscal year, cycle + ${e.budgetYearOffset}`)],
  ['Public after acceptance', (e) => (e.wholePlanPublic ? 'the whole plan' : 'the commitments')],
  ['Surveys are reviewed by', (e) => e.praReviewer],
  ['Most questions of a survey', (e) => (e.maxQuestions === null ? 'no limit' : `${e.maxQuestions}${e.maxQuestionsBlocking ? '' : ' (advisory)'}`)],
  ['Lowest positive rating of five', (e) => e.positiveFrom],
];

start(async (me, place) => {
  const key = keyInAddress();
  if (key) {
    await one(me, place, key);
  } else {
    await all(me, place);
  }
});

async function all(me, place) {
  const [editions, publications] = await Promise.all([request('GET', '/api/v1/editions'), request('GET', '/api/v1/editions/publications')]);
  replace(place,
    h('p', { class: 'usa-intro' }, 'A cycle runs under the newest edition that was in force when its year began, and keeps it. What differs between editions is data.'),
    h('p', {}, 'What surveys are checked by is published apart: ', h('a', { href: '/office/survey-guidelines' }, 'survey guidelines'), '.'),
    table('The editions side by side',
      [{ label: 'Point', cell: ([name]) => name }, ...editions.map((edition) => ({ label: edition.id, cell: ([, value]) => value(edition) }))], PARAMETERS),
    h('h2', {}, 'Look at one'),
    h('ul', { class: 'usa-list' }, editions.map(({ id, title }) => h('li', {}, h('a', { href: `/office/editions/${encodeURIComponent(id)}` }, title)))),
    publications.length > 0 && table('Published here', [
      { label: 'Edition', cell: ({ edition, revision }) => `${edition}, revision ${revision}` },
      { label: 'By', cell: ({ publishedBy }) => publishedBy },
      { label: 'On', cell: ({ publishedAt }) => day(publishedAt) },
      { label: 'SHA-256', cell: ({ sha256 }) => h('code', {}, sha256.slice(0, 16), '…') }], publications),
    me.is('ombLead') && publish());
}

async function one(me, place, id) {
  const document = await request('GET', `/api/v1/editions/${encodeURIComponent(id)}`);
  const dates = h('div', {});
  const year = h('input', { class: 'usa-input', id: 'year', type: 'number', min: 2020, max: 2099, value: document.firstCycleYear });
  const show = async () => {
    try {
      replace(dates, datesTable(`Dates of the cycle ${year.value}`,
        await request('GET', `/api/v1/editions/${encodeURIComponent(id)}/dates/${encodeURIComponent(year.value)}`)));
    } catch (problem) {
      replace(dates, faults(problem));
    }
  };
  replace(place,
    h('p', {}, h('a', { href: '/office/editions' }, 'All editions')),
    h('h2', {}, document.title),
    h('div', { class: 'form-line' }, h('label', { class: 'usa-label', for: 'year' }, 'Cycle year'), year, button('Show its dates', show)),
    dates,
    table('Steps that take place', [
      { label: 'Step', cell: ({ step }) => step },
      { label: 'Called', cell: ({ name }) => name || 'as in the model' },
      { label: 'Taken by', cell: ({ role, departmentRole }) => (role ? role + (departmentRole ? `; in a department ${departmentRole}` : '') : 'as in the model') },
      { label: 'Clause', cell: ({ clause }) => clause || '' }], document.steps),
    Object.entries(document.codes).map(([list, codes]) => h('details', {}, h('summary', {}, `List ${list} (${codes.length})`),
      h('ul', { class: 'usa-list' }, codes.map((code) => h('li', {}, code.label, code.hint && `: ${code.hint}`))))),
    h('p', {}, button('Download as JSON', () => download(`edition-${id}.json`, 'application/json', JSON.stringify(document, null, 2)),
      { class: 'usa-button usa-button--outline' })));
  await show();
}

const datesTable = (caption, dates) => table(caption, [
  { label: 'Milestone', cell: ({ milestone }) => label(milestone) },
  { label: 'Opens', cell: ({ opensOn }) => day(opensOn) },
  { label: 'Due', cell: ({ dueOn, proposed }) => [day(dueOn), ' ', proposed && h('span', { class: 'usa-tag' }, 'proposed')] },
  { label: 'Printed', cell: ({ printed }) => printed || '' },
  { label: 'Clause', cell: ({ clause }) => clause },
  { label: 'Remark', cell: ({ remark }) => remark || '' }], dates);

/** Choose a file, see what would follow, then publish: never in one step. */
function publish() {
  const answer = h('div', { 'aria-live': 'polite' });
  const file = h('input', { class: 'usa-file-input', id: 'file', type: 'file', accept: 'application/json,.json' });
  let document = null;

  const read = async () => {
    document = null;
    if (file.files.length === 0) {
      replace(answer, alert('error', 'Choose the file of the edition first.'));
      return false;
    }
    try {
      document = JSON.parse(await file.files[0].text());
      return true;
    } catch (noJson) {
      replace(answer, alert('error', 'The file is not JSON. Download one of the present editions and compare.'));
      return false;
    }
  };

  const check = async () => {
    if (!(await read())) {
      return;
    }
    try {
      const preview = await request('POST', '/api/v1/editions/preview', document);
      replace(answer, alert('success', `The edition ${document.id} can be published. It would be in force from the cycle ${document.firstCycleYear} on.`),
        preview.remarks.length > 0 && h('ul', { class: 'usa-list' }, preview.remarks.map((remark) => h('li', {}, remark))),
        datesTable(`Dates of the cycle ${document.firstCycleYear} under ${document.id}`, preview.milestones),
        button(`Publish the edition ${document.id}`, send, { id: 'publish' }));
    } catch (problem) {
      replace(answer, faults(problem));
    }
  };

  const send = async () => {
    try {
      const { edition, revision } = await request('POST', '/api/v1/editions', document);
      replace(answer, alert('success', `The edition ${edition} is published, revision ${revision}.`,
        h('p', {}, h('a', { href: `/office/editions/${encodeURIComponent(edition)}` }, 'Look at it'))));
    } catch (problem) {
      replace(answer, faults(problem));
    }
  };

  return h('section', { 'aria-labelledby': 'publish-heading' },
    h('h2', { id: 'publish-heading' }, 'A new circular has come out'),
    h('ol', { class: 'usa-list' },
      h('li', {}, 'Open the edition that is nearest and download it as JSON.'),
      h('li', {}, 'Change what the new circular changes, and give it a new id and first cycle year.'),
      h('li', {}, 'Check it here. You see the dates that would follow; nothing is published yet.'),
      h('li', {}, 'Publish it. Cycles that are open keep the edition they began with.')),
    h('label', { class: 'usa-label', for: 'file' }, 'File of the edition'), file,
    h('p', {}, button('Check it', check, { id: 'check' })), answer);
}
