/* OMB opens the cycle of a year by hand; normally the year's timer does. */

import { control } from '../controls.js';
import { h } from '../dom.js';

export default {
  content(form) {
    return [
      h('p', {}, 'Each year’s cycle is opened once. It normally opens by itself on January 2; open it here if it did not.'),
      control({
        id: 'hf-cycleYear', path: 'cycleYear', kind: 'number', label: 'Cycle year', required: true,
        hint: 'The calendar year of the due dates, such as 2026.', attributes: { maxlength: 4, inputmode: 'numeric' },
        value: form.answers.cycleYear, onChange: (year) => (form.answers.cycleYear = year),
      }),
    ];
  },

  check: ({ answers }) => (/^20\d\d$/.test(String(answers.cycleYear ?? '').trim()) ? []
    : [{ field: 'cycleYear', message: 'Enter the year with four digits, such as 2026.' }]),

  variables: ({ answers }) => [{ name: 'cycleYear', type: 'Integer', value: Number(answers.cycleYear) }],
};
