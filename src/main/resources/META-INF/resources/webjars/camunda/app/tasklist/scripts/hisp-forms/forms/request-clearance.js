/* Somebody of an agency asks for the clearance of a survey: a new one for one of its services, or a change of an approved one. */

import { request } from '../api.js';
import { choices, control, notice } from '../controls.js';
import { h, replace } from '../dom.js';
import { chosenService, loadServices, serviceChoice } from '../services.js';
import { day } from '../text.js';

const isChange = ({ answers }) => answers.what === 'change';

export default {
  async load() {
    const [services, clearances] = await Promise.all([loadServices(), request('GET', '/api/v1/clearances').catch(() => ({ agencies: [] }))]);
    const own = new Set(services.map((each) => each.hispId));
    const approved = clearances.agencies.flatMap((agency) => agency.surveys || []).filter((each) => each.valid && each.id && own.has(each.hispId));
    return { services, approved };
  },

  content(form) {
    const { services, approved } = form.loaded;
    if (services.length === 0) {
      return notice('warning', 'There is no service to choose.', h('p', {}, 'Clearances are asked for services of your own agency. If one is missing, ask the operator.'));
    }
    const fields = h('div', {});
    const draw = () => replace(fields, isChange(form) ? change(form) : survey(form));
    form.answers.what ??= 'new';
    draw();
    return [
      h('p', {}, 'Surveys need a clearance under the Paperwork Reduction Act before customers see them. The survey itself is drafted in the first task.'),
      approved.length > 0 && choices({
        id: 'hf-what', path: 'what', legend: 'What is to be cleared?', value: form.answers.what, required: true,
        options: [{ value: 'new', label: 'A survey that has no clearance yet' },
          { value: 'change', label: 'A change of an approved survey', text: 'The draft begins with what was approved. A table of rules says whether the change needs OMB’s review.' }],
        onChange: (what) => {
          form.answers.what = what;
          draw();
        },
      }),
      fields,
    ];
  },

  check(form) {
    if (isChange(form)) {
      return form.answers.changes ? [] : [{ field: 'changes', message: 'Choose the approved survey that is to be changed.' }];
    }
    return chosenService(form) ? [] : [{ field: 'serviceId', message: 'Choose the service that the survey is about.' }];
  },

  variables(form) {
    const touchpoint = (form.answers.touchpoint || '').trim();
    return isChange(form) ? [{ name: 'changes', type: 'Long', value: Number(form.answers.changes) }]
      : [{ name: 'serviceId', type: 'Integer', value: Number(chosenService(form)) }, ...(touchpoint ? [{ name: 'touchpoint', type: 'String', value: touchpoint }] : [])];
  },
};

const survey = (form) => [
  serviceChoice(form, form.loaded.services),
  control({
    id: 'hf-touchpoint', path: 'touchpoint', label: 'Touchpoint', value: form.answers.touchpoint || '', attributes: { maxlength: 200 },
    hint: 'The moment of the journey that it asks about, such as “after a call”. Needed only where the service has, or will have, several surveys.',
    onChange: (text) => (form.answers.touchpoint = text),
  }),
];

const change = (form) => control({
  id: 'hf-changes', path: 'changes', kind: 'select', label: 'Approved survey', required: true, value: form.answers.changes || '',
  options: [{ value: '', label: 'Choose …' }, ...form.loaded.approved.map((each) => ({
    value: each.id, label: [each.title, each.serviceName, each.touchpoint, `${each.controlNumber}, until ${day(each.expiresOn)}`].filter(Boolean).join(', '),
  }))],
  onChange: (id) => (form.answers.changes = id),
});
