/* The head of an agency appoints an official or ends an appointment; OMB reads it. */

import { h } from '../dom.js';
import { field, section } from '../fields.js';
import { day } from '../text.js';

export default {
  content(form) {
    const hisps = form.content.hisps || [];
    const officeOf = (id) => (id ? `Senior accountable official, ${hisps.find((each) => each.id === id)?.name || id}` : 'Lead Agency Service Delivery Official');
    return [
      history(form.content.appointments || [], officeOf),
      section('The office', field(form, ['hispId'], {
        kind: 'select', label: 'Which office', show: officeOf,
        options: [{ value: '', label: officeOf(null) }, ...hisps.map(({ id }) => ({ value: id, label: officeOf(id) }))],
      })),
      section('To appoint an official',
        field(form, ['name'], { label: 'Who is appointed', hint: 'Name and title.' }),
        field(form, ['office'], { label: 'Office within the agency' }),
        field(form, ['appointedOn'], { kind: 'date', label: 'Appointed from' }),
        field(form, ['instrument'], { label: 'Instrument', hint: 'What the appointment rests on, such as a memorandum and its date.' }),
        field(form, ['link'], { label: 'Link to the instrument (optional)', hint: 'https://…' })),
      section('To end an appointment without a successor yet',
        field(form, ['endedOn'], { kind: 'date', label: 'Last day in office' }),
        field(form, ['reason'], { kind: 'textarea', rows: 2, label: 'Why it ends' })),
    ];
  },
};

function history(appointments, officeOf) {
  return section('Appointments of this agency', appointments.length === 0 ? h('p', {}, 'Nobody has been appointed yet.')
    : h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Appointments of this agency' },
      h('table', {}, h('thead', {}, h('tr', {}, ['Office', 'Who', 'From', 'Until', 'Instrument'].map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, appointments.map((each) => h('tr', {}, h('th', { scope: 'row' }, officeOf(each.hispId)),
          h('td', {}, each.name, each.office && `, ${each.office}`), h('td', {}, day(each.appointedOn)),
          h('td', {}, each.endedOn ? day(each.endedOn) : 'in office'), h('td', {}, each.instrument)))))));
}
