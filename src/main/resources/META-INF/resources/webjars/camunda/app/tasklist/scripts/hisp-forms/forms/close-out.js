/* At the year's end OMB settles what a subject still owes, so that every year closes. */

import { notice } from '../controls.js';
import { h } from '../dom.js';
import { choice, field, section } from '../fields.js';
import { count, day } from '../text.js';

const SETTLEMENTS = [
  { value: 'MET_LATE', label: 'Met late', text: 'It was delivered after the due date, and OMB takes it.' },
  { value: 'EXCUSED', label: 'Excused', text: 'It need not be delivered.' },
  { value: 'NOT_MET', label: 'Not met', text: 'It was owed and not delivered.' },
  { value: 'CARRIED_OVER', label: 'Carried over', text: 'It stays owed, with a new date after this year.' },
];

export default {
  content(form) {
    const open = form.content.open || [];
    if (open.length === 0) {
      return notice('success', 'Nothing is open.', h('p', {}, 'Every obligation of this year is settled.'));
    }
    const progress = h('p', { role: 'status', id: 'hf-progress' });
    const tell = () => {
      const settled = open.filter(({ id }) => form.draft.get(['settlements', id, 'settlement'])).length;
      progress.textContent = `${settled} of ${count(open.length, 'open obligation')} settled.`;
    };
    tell();
    return section('What is still open', progress, open.map((each) => obligation(form, each, tell)));
  },
};

function obligation(form, each, tell) {
  const path = ['settlements', each.id];
  const carried = h('div', { class: 'hf-reveal', hidden: form.draft.get([...path, 'settlement']) !== 'CARRIED_OVER' },
    field(form, [...path, 'carriedTo'], { kind: 'date', label: 'New due date', required: true, hint: `After ${form.data.cycleYear || 'this year'}.` }));
  return h('fieldset', { class: 'hf-item', 'data-path': path.join('.') },
    h('legend', { class: 'hf-item-title' }, each.title),
    h('p', { class: 'hf-error', hidden: true }),
    h('dl', { class: 'hf-facts' },
      h('div', {}, h('dt', {}, 'Kind'), h('dd', {}, each.kind)),
      h('div', {}, h('dt', {}, 'Due'), h('dd', {}, day(each.dueOn), each.late && h('span', { class: 'hf-badge hf-badge-late' }, 'Late'))),
      h('div', {}, h('dt', {}, 'Status'), h('dd', {}, each.status)),
      each.reason && h('div', {}, h('dt', {}, 'Why'), h('dd', {}, each.reason))),
    choice(form, [...path, 'settlement'], {
      legend: 'How is it settled?', required: true, options: SETTLEMENTS,
      onChange: (value) => {
        carried.hidden = value !== 'CARRIED_OVER';
        if (carried.hidden && form.draft.get([...path, 'carriedTo'])) {
          form.change([...path, 'carriedTo'], null);
          carried.querySelector('input').value = '';
        }
        tell();
      },
    }),
    carried,
    field(form, [...path, 'reason'], { kind: 'textarea', rows: 2, label: 'Reason', required: true }));
}
