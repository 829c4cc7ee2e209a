/* Who holds the offices of the circular, and where nobody does. */

import { alert, button, day, faults, h, replace, request, start, table } from './office.js';

start(async (me, place) => {
  const { missing, lead, leads, offices, history } = await request('GET', '/api/v1/officials');
  replace(place,
    h('p', { class: 'usa-intro' }, 'The head of each agency designates or appoints its Lead Agency Service Delivery Official. The year does not wait for it, but a missing official is asked for until there is one.'),
    h('h2', {}, 'Federal Government Service Delivery Lead'),
    lead ? h('p', {}, h('strong', {}, lead.name), lead.demo && [' ', h('span', { class: 'usa-tag' }, 'demo')], `, ${lead.office}. Designated by the Director of OMB on ${day(lead.appointedOn)}: `,
      lead.link ? h('a', { href: lead.link, rel: 'noopener noreferrer' }, lead.instrument) : lead.instrument, '.')
      : alert('warning', 'The Director of OMB has not designated a lead.'),
    leads.length > 1 && table('Earlier leads', [
      { label: 'Who', cell: ({ name }) => name },
      { label: 'From', cell: ({ appointedOn }) => day(appointedOn) },
      { label: 'Until', cell: ({ endedOn }) => day(endedOn) }], leads.filter(({ endedOn }) => endedOn)),
    me.is('ombDirector') && designation(),
    h('h2', {}, 'Officials of the agencies'),
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

/** The Director designates; the page is drawn anew with the lead in office. */
function designation() {
  const said = h('div');
  const input = (id, label, properties = {}) => [h('label', { class: 'usa-label', for: id }, label), h('input', { class: 'usa-input', id, name: id, autocomplete: 'off', ...properties })];
  const form = h('form', { class: 'usa-form usa-form--large', on: { submit: (event) => event.preventDefault() } },
    input('name', 'Who is designated: name and title', { maxlength: 200 }), input('office', 'Office within OMB', { maxlength: 200 }),
    input('designatedOn', 'Designated from', { type: 'date' }), input('instrument', 'Instrument, such as a memorandum and its date', { maxlength: 400 }),
    input('link', 'Link to the instrument (optional)'),
    button('Designate', async () => {
      try {
        await request('POST', '/api/v1/officials/lead', Object.fromEntries(['name', 'office', 'designatedOn', 'instrument', 'link'].map((id) => [id, form.elements[id].value || null])));
        location.reload();
      } catch (problem) {
        replace(said, faults(problem));
        said.firstChild.focus();
      }
    }));
  return h('details', {}, h('summary', {}, 'Designate a lead'), said, form);
}
