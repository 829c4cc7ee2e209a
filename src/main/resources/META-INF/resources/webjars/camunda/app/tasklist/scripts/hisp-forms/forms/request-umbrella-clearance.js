/* The agency PRA officer, or OMB for a department, begins the way to an umbrella clearance. */

import { request } from '../api.js';
import { control, notice } from '../controls.js';
import { h } from '../dom.js';

const free = (departments) => departments.filter((each) => !each.runningCase);

export default {
  load: async () => (await request('GET', '/api/v1/umbrella-clearances')).departments,

  content(form) {
    const departments = form.loaded || [];
    const choices = free(departments);
    if (choices.length === 0) {
      const running = departments[0]?.runningCase;
      return notice('warning', 'An umbrella clearance is being worked on already.',
        h('p', {}, running ? `Its case is ${running.caseKey}: ${running.stageLabel}. ` : '', 'Carry on with that one; the renewal of a clearance in force begins by itself, in time before its last day.'));
    }
    return [
      h('p', {}, 'A department that has no umbrella clearance, or whose clearance has lapsed, asks OMB for one here. It takes six to nine months, often twelve: '
        + 'Supporting Statement A, two notices in the Federal Register, and the review at OMB. The next task asks for the statement.'),
      choices.length > 1 && control({
        id: 'hf-agencyId', path: 'agencyId', kind: 'select', label: 'Department', required: true, value: form.answers.agencyId,
        options: [{ value: '', label: 'Choose …' }, ...choices.map((each) => ({ value: each.agencyId, label: each.blocked ? `${each.agencyName} (blocked)` : each.agencyName }))],
        onChange: (id) => (form.answers.agencyId = id),
      }),
    ];
  },

  check({ answers, loaded }) {
    const choices = free(loaded || []);
    if (choices.length === 0) {
      return [{ field: '', message: 'An umbrella clearance is being worked on already. Carry on with that one.' }];
    }
    return choices.length === 1 || answers.agencyId ? [] : [{ field: 'agencyId', message: 'Choose the department that the clearance is for.' }];
  },

  variables: ({ answers, loaded }) => [{ name: 'agencyId', type: 'String', value: answers.agencyId || free(loaded)[0].agencyId }],
};
