/* Who holds the offices of the circular, and where nobody does. */

import { alert, day, h, replace, request, start, table } from './office.js';

start(async (me, place) => {
  const { missing, offices, history } = await request('GET', '/api/v1/officials');
  replace(place,
    h('p', { class: 'usa-intro' }, 'The head of each agency designates or appoints its Lead Agency Service Delivery Official. The year does not wait for it, but a missing official is asked for until there is one.'),
    missing > 0 ? alert('warning', missing === 1 ? 'One agency has no official.' : `${missing} agencies have no official.`)
      : alert('success', me.omb ? 'Every agency has an official.' : 'Your agency has an official.'),
    table('Offices', [
      { label: 'Agency', cell: ({ agencyName }) => agencyName },
      { label: 'Office', cell: ({ hispName }) => (hispName ? `Senior accountable official, ${hispName}` : 'Lead Agency Service Delivery Official') },
      { label: 'Held by', cell: ({ official }) => (official ? [official.name, official.demo && [' ', h('span', { class: 'usa-tag' }, 'demo')]] : h('strong', {}, 'nobody')) },
      { label: 'Since', cell: ({ official }) => (official ? day(official.appointedOn) : '') },
      { label: 'Instrument', cell: ({ official }) => (official ? (official.link ? h('a', { href: official.link, rel: 'noopener noreferrer' }, official.instrument) : official.instrument) : '') }], offices),
    table('Appointments that ended', [
      { label: 'Agency', cell: ({ agencyId }) => agencyId },
      { label: 'Who', cell: ({ name }) => name },
      { label: 'From', cell: ({ appointedOn }) => day(appointedOn) },
      { label: 'Until', cell: ({ endedOn }) => day(endedOn) },
      { label: 'Why', cell: ({ endReason }) => endReason }], history.filter(({ endedOn }) => endedOn), 'None yet.'),
    me.is('agencyHead') && h('p', {}, 'To appoint, replace or end: open your inbox, press “Start process” and choose “Appointment of an official”.'));
});
