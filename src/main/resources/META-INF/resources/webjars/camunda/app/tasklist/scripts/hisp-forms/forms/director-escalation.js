/* OMB's lead sums up what the agencies say and recommends; the Director of OMB resolves. */

import { h } from '../dom.js';
import { matter } from '../escalation.js';
import { field, section } from '../fields.js';
import { reading } from '../controls.js';

export default {
  content(form) {
    const { agencies = [], views = [], primaryNeeded } = form.content;
    const name = (id) => agencies.find((each) => each.id === id)?.name || id;
    const resolves = form.can('resolution');
    return [
      matter(form.content),
      section('Views of the agencies', views.map((each) => h('div', {}, h('h5', {}, name(each.agencyId)),
        each.view ? [reading('View', each.view), each.proposal && reading('Proposal', each.proposal)] : h('p', { class: 'hf-none' }, 'No view was stated.')))),
      section('Summary and recommendation',
        field(form, ['summary'], { kind: 'textarea', label: 'Summary', required: true, hint: 'The matter and what each agency says.', attributes: { maxlength: 4000 } }),
        field(form, ['recommendation'], { kind: 'textarea', label: 'Recommendation', required: true, attributes: { maxlength: 4000 } })),
      (resolves || form.draft.get(['resolution'])) && section('Resolution of the Director',
        field(form, ['resolution'], { kind: 'textarea', label: 'Resolution', required: true, hint: 'Who does what from now on. The agencies concerned read it.', attributes: { maxlength: 4000 } }),
        field(form, ['primaryAgency'], {
          kind: 'select', label: primaryNeeded ? 'Agency with the primary responsibility' : 'Agency with the primary responsibility (optional)', required: primaryNeeded,
          options: [{ value: '', label: primaryNeeded ? 'Choose …' : 'None named' }, ...agencies.map(({ id, name: label }) => ({ value: id, label }))],
        })),
    ];
  },
};
