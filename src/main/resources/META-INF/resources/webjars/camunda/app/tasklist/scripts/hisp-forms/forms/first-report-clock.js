/* A newly designated service on its way to its first quarterly report; OMB may give it more time. */

import { notice, reading } from '../controls.js';
import { h } from '../dom.js';
import { field, section } from '../fields.js';
import { day } from '../text.js';

export default {
  content(form) {
    const { content } = form;
    return [
      section('Where the service stands',
        reading('Designated on', day(content.designatedOn)),
        reading('Begins to report until', content.due),
        reading('First quarter it reports on', content.firstReport && `${content.firstReport}, due ${day(content.firstReportDueOn)}`),
        (content.duties || []).length === 0 ? h('p', { class: 'hf-none' }, 'No report, survey or clearance of the service stands in the ledger yet.')
          : h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Duties of the service' }, h('table', {},
            h('caption', {}, 'What the service owes since its designation'),
            h('thead', {}, h('tr', {}, ['Duty', 'Due', 'Status'].map((name) => h('th', { scope: 'col' }, name)))),
            h('tbody', {}, content.duties.map((duty) => h('tr', {}, h('th', { scope: 'row' }, duty.title), h('td', {}, day(duty.dueOn)),
              h('td', {}, duty.status, duty.blocked && h('p', { class: 'hf-hint' }, duty.blocked)))))))),
      !form.can('extension') && form.data.assignedToMe && notice('info', null,
        h('p', {}, 'There is nothing to fill in: this task goes away when the first report is submitted to OMB. Complete it only to ask OMB for more time, and say why in the comment.')),
    ];
  },
  outcomeFields(form) {
    return form.can('extension') ? {
      extend: field(form, ['extension', 'dueOn'], {
        kind: 'date', label: 'New date', required: true,
        hint: `After ${day(form.content.dueOn)}, and at most ${form.content.longestExtension} days later. Give the reason in the comment.`,
      }),
    } : {};
  },
};
