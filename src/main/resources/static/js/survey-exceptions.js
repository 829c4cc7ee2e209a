/* Which surveys may depart from the guidelines, until when, and what was asked for. */

import { alert, day, h, replace, request, start, table } from './office.js';

const STATES = { requested: 'asked for', granted: 'in force', ended: 'ended', refused: 'refused by OMB', withdrawn: 'withdrawn' };

start(async (me, place) => {
  const { exceptions } = await request('GET', '/api/v1/survey-exceptions');
  const inForce = exceptions.filter(({ state }) => state === 'granted');
  const soon = inForce.filter(({ daysLeft }) => daysLeft <= 90);
  replace(place,
    h('p', { class: 'usa-intro' }, 'OMB may let a HISP keep an earlier model of its survey where it has proved itself and the HISP can use more granular data. Every exception ends.'),
    soon.length > 0 && alert('warning', soon.length === 1 ? 'One exception ends within 90 days.' : `${soon.length} exceptions end within 90 days.`),
    table('Exceptions in force', [
      { label: 'Service', cell: (each) => each.serviceName },
      { label: 'HISP', cell: ({ hispName, agencyName }) => [hispName, h('br'), agencyName] },
      { label: 'Earlier model', cell: ({ model }) => model },
      { label: 'Rules', cell: ({ rules }) => rules.map((rule) => rule.replace(/-/g, ' ')).join(', ') },
      { label: 'Last day', cell: ({ expiresOn, daysLeft }) => [day(expiresOn), h('br'), daysLeft === 1 ? '1 day left' : `${daysLeft} days left`] },
      { label: 'Terms', cell: ({ terms }) => terms || 'none' }], inForce, 'No survey is excepted from the guidelines today.'),
    table('Requests and exceptions that have ended', [
      { label: 'Case', cell: ({ caseKey }) => caseKey },
      { label: 'Service', cell: ({ serviceName }) => serviceName },
      { label: 'HISP', cell: ({ hispName }) => hispName },
      { label: 'State', cell: ({ state }) => STATES[state] },
      { label: 'Asked on', cell: ({ requestedAt }) => day(requestedAt) },
      { label: 'Held', cell: ({ grantedOn, expiresOn }) => (grantedOn ? `${day(grantedOn)} to ${day(expiresOn)}` : '') }],
    exceptions.filter(({ state }) => state !== 'granted'), 'None yet.'),
    me.is('hispReporter', 'hispOfficial') && h('p', {}, 'To ask for an exception: open your inbox, press “Start process” and choose “Exception from the survey guidelines”.'));
});
