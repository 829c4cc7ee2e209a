/* The year of one's own agency: milestones, and what has become of each duty. */

import { alert, day, h, keyInAddress, replace, request, start, table } from './office.js';

/** As the server has it; it answers nobody else. */
const READS_THE_RECORD = ['agencyHead', 'serviceDeliveryOfficial', 'hispOfficial', 'legalCounsel', 'ombLead', 'ombDirector', 'camunda-admin'];
const STRONG = ['LATE', 'RETURNED', 'BLOCKED', 'DUE_SOON'];
const SETTLED = ['MET', 'NOT_MET', 'EXCUSED'];

/** The state, and behind it what else there is to say. */
function state({ state: what, stateLabel, statusLabel, opened, blockedReason }) {
  if (!opened && what === 'ON_TRACK') {
    return 'Not open yet';
  }
  const more = (SETTLED.includes(what) && statusLabel !== stateLabel && statusLabel) || (!SETTLED.includes(what) && blockedReason);
  return [STRONG.includes(what) ? h('strong', {}, stateLabel) : stateLabel, more && `: ${more}`];
}

const MILESTONE = { past: 'Past its due date', open: 'Open', 'not open yet': 'Not open yet' };

const count = (duties, ...states) => duties.filter((duty) => states.includes(duty.state)).length;

start(async (me, place) => {
  const show = async (year, agency) => {
    const query = new URLSearchParams();
    if (year) {
      query.set('year', year);
    }
    if (agency) {
      query.set('agency', agency);
    }
    const found = await request('GET', `/api/v1/my-year?${query}`);
    const all = found.agencies.flatMap(({ subjects }) => subjects.flatMap(({ duties }) => duties));
    replace(place,
      h('p', { class: 'usa-intro' }, `${found.edition}. Today is ${found.todayText}.`),
      h('form', { class: 'usa-form usa-form--large', on: { submit: (event) => { event.preventDefault(); choose(event.target); } } },
        h('label', { class: 'usa-label', for: 'year' }, 'Year'),
        h('select', { class: 'usa-select', id: 'year', name: 'year' }, [...found.years].reverse().map((each) => h('option', { value: String(each), selected: each === found.year }, String(each)))),
        (me.omb || me.agencies.length > 1) && [h('label', { class: 'usa-label', for: 'agency' }, 'Agency'),
          h('input', { class: 'usa-input', id: 'agency', name: 'agency', value: agency || '', autocomplete: 'off' })],
        h('button', { class: 'usa-button', type: 'submit' }, 'Show')),
      all.length > 0 && alert(count(all, 'LATE') > 0 ? 'warning' : 'info', `${all.length} duties this year: ${count(all, ...SETTLED)} settled, `
        + `${count(all, 'WITH_OMB')} submitted, ${count(all, 'LATE')} late, ${count(all.filter(({ opened }) => opened), 'ON_TRACK', 'DUE_SOON', 'RETURNED', 'BLOCKED')} to be done, `
        + `${count(all.filter(({ opened }) => !opened), 'ON_TRACK', 'DUE_SOON', 'RETURNED', 'BLOCKED')} not open yet.`),
      all.length === 0 && alert('info', me.omb && !agency ? 'Enter an agency, such as VA, to see its duties.' : 'No duties are entered for this year yet.'),
      table('Milestones of the year', [
        { label: 'Milestone', cell: ({ label, proposed }) => [label, proposed && ' (date proposed, not confirmed yet)'] },
        { label: 'Opens', cell: ({ opensOn }) => day(opensOn) },
        { label: 'Due', cell: ({ due }) => due },
        { label: 'State', cell: ({ state: what }) => MILESTONE[what] }], found.milestones),
      found.promised.length > 0 && table('Promised and not met yet', [
        { label: 'Duty', cell: ({ title }) => title },
        { label: 'Settled as', cell: ({ statusLabel }) => statusLabel },
        { label: 'Promise', cell: ({ words, overdue }) => (overdue ? h('strong', {}, words) : words) },
        { label: 'Case', cell: ({ caseKey }) => h('a', { href: `/office/cases/${encodeURIComponent(caseKey)}` }, 'Story of the case', h('span', { class: 'usa-sr-only' }, ` ${caseKey}`)) }], found.promised),
      found.agencies.flatMap(({ subjects }) => subjects.map((subject) => [h('h2', {}, subject.name), table(`Duties of ${subject.name}`, [
        { label: 'Duty', cell: ({ title }) => title },
        { label: 'Due', cell: ({ due }) => due },
        { label: 'State', cell: state },
        { label: 'Case', cell: ({ caseKey }) => h('a', { href: `/office/cases/${encodeURIComponent(caseKey)}` }, 'Story of the case', h('span', { class: 'usa-sr-only' }, ` ${caseKey}`)) }], subject.duties)])),
      h('p', {}, h('a', { href: '/camunda/app/tasklist/default/' }, 'Back to the inbox'), ' · ', h('a', { href: '/office/cases' }, 'Find a case'),
        me.is(...READS_THE_RECORD) && [' · ', h('a', { href: '/office/audit' }, 'The record of decisions')]));
  };
  const choose = async (form) => {
    try {
      await show(form.elements.year.value, form.elements.agency?.value.trim());
      document.getElementById('year').focus();
    } catch (problem) {
      replace(place, alert('error', problem.sentence || 'The year could not be shown. Reload the page.'));
    }
  };
  await show(null, keyInAddress() || null);
});
