/* Cases by their key, running and completed, and the story of one. */

import { alert, h, keyInAddress, replace, request, sentenceOf, start, table } from './office.js';
import { drawStory, moment } from '/camunda/app/tasklist/scripts/hisp-inbox/story.js';

/** Keys of feedback reports begin with their fiscal quarter. */
const REPORT = /^FY\d{4}Q[1-4]-/;

start(async (me, place) => {
  const key = keyInAddress();
  if (key) {
    const story = await request('GET', `/api/v1/cases/${encodeURIComponent(key)}/story`);
    const shown = h('div', {});
    drawStory(shown, story, ['h2', 'h3']);
    replace(place, h('p', { class: 'usa-intro' }, `Case ${key}`), shown, h('p', {},
      REPORT.test(key) && [h('a', { href: `/office/report-versions/${encodeURIComponent(key)}` }, 'Versions and corrections of this report'), ' · '],
      h('a', { href: '/office/cases' }, 'Find another case')));
    return;
  }
  const found = h('div', { role: 'status' });
  const find = async (event) => {
    event.preventDefault();
    try {
      const wanted = document.getElementById('key').value.trim();
      const cases = await request('GET', `/api/v1/cases?key=${encodeURIComponent(wanted)}`);
      replace(found, table('Cases', [
        { label: 'Case', cell: ({ businessKey }) => h('a', { href: `/office/cases/${encodeURIComponent(businessKey)}` }, businessKey) },
        { label: 'Process', cell: ({ processName }) => processName },
        { label: 'Started', cell: ({ startedAt }) => moment(startedAt) },
        { label: 'Ended', cell: ({ endedAt }) => (endedAt ? moment(endedAt) : 'runs') }], cases, 'No case has this in its key.'));
    } catch (problem) {
      replace(found, alert('error', sentenceOf(problem)));
    }
  };
  replace(place, h('p', { class: 'usa-intro' }, 'Running and completed cases by their key, such as 2026-VA-VBA for a HISP, 2026-VA for a department or FY2026Q1-VA for the reports of a quarter.'),
    h('form', { class: 'usa-form', on: { submit: find } }, h('label', { class: 'usa-label', for: 'key' }, 'Part of the key'),
      h('input', { class: 'usa-input', id: 'key', name: 'key', autocomplete: 'off', required: true }),
      h('button', { class: 'usa-button', type: 'submit' }, 'Find')), found);
});
