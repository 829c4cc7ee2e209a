/* OMB says which HISPs take part in the year's cycle. */

import { choices, notice, reading } from '../controls.js';
import { h, idOf } from '../dom.js';
import { field, section } from '../fields.js';
import { count } from '../text.js';

export default {
  propose: (form) => ({ inactive: (form.content.hisps || []).filter((each) => !each.active).map((each) => each.id), remark: '' }),

  content(form) {
    const hisps = form.content.hisps || [];
    const agencies = [...new Map(hisps.map((each) => [each.agencyId, each.agencyName])).entries()]
      .sort(([, a], [, b]) => a.localeCompare(b));
    const total = h('p', { role: 'status', id: 'hf-hisp-total' });
    const tell = () => {
      const inactive = form.draft.get(['inactive']) || [];
      const active = hisps.filter((each) => !inactive.includes(each.id));
      const departments = new Set(active.map((each) => each.agencyId));
      total.textContent = `${count(active.length, 'HISP')} of ${hisps.length} and ${count(departments.size, 'department')} take part this year.`;
    };
    tell();
    return [
      form.content.note && notice('info', null, h('p', {}, form.content.note)),
      section('Who takes part',
        h('p', {}, 'The year’s cycle starts for every HISP that is ticked, and for every department that has one.'), total,
        agencies.map(([id, name]) => agency(form, id, name, hisps.filter((each) => each.agencyId === id), tell))),
      field(form, ['remark'], {
        kind: 'textarea', label: 'Remark', rows: 3, hint: 'Why the list changed, if it did. It is kept with the confirmation.',
      }),
    ];
  },
};

function agency(form, id, name, hisps, tell) {
  const inactive = () => form.draft.get(['inactive']) || [];
  const own = hisps.map((each) => each.id);
  const active = own.filter((each) => !inactive().includes(each));
  if (!form.can('inactive')) {
    return reading(name, hisps.map((each) => `${each.name}${active.includes(each.id) ? '' : ' (does not take part)'}`));
  }
  return choices({
    id: idOf('hisps', id), path: `inactive.${id}`, multiple: true, legend: name, value: active,
    options: hisps.map((each) => ({
      value: each.id, label: each.name,
      text: each.services > 0 ? `${count(each.services, 'designated service')}` : 'No designated service yet',
    })),
    onChange: (ticked) => {
      form.change(['inactive'], [...inactive().filter((each) => !own.includes(each)), ...own.filter((each) => !ticked.includes(each))]);
      tell();
    },
  });
}
