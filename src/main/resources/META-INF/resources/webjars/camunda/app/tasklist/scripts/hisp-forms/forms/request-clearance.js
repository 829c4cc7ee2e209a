/* Somebody of an agency asks for the clearance of a survey for one of its services. */

import { request } from '../api.js';
import { control, notice } from '../controls.js';
import { h } from '../dom.js';

export default {
  load: () => request('GET', '/api/v1/services'),

  content(form) {
    const services = form.loaded || [];
    if (services.length === 0) {
      return notice('warning', 'There is no service to choose.', h('p', {}, 'Clearances are asked for services of your own agency. If one is missing, ask the operator.'));
    }
    const hisps = [...new Map(services.map((each) => [each.hispId, each.hispName])).values()];
    return [
      h('p', {}, 'Surveys need a clearance under the Paperwork Reduction Act before customers see them. Choose the service; the survey itself is drafted in the first task.'),
      control({
        id: 'hf-serviceId', path: 'serviceId', kind: 'select', label: 'Service', required: true, value: form.answers.serviceId,
        options: [{ value: '', label: 'Choose …' }, ...services.map((each) => ({
          value: each.id, label: hisps.length > 1 && each.hispName ? `${each.name} (${each.hispName})` : each.name,
        }))],
        onChange: (id) => (form.answers.serviceId = id),
      }),
    ];
  },

  check: ({ answers }) => (answers.serviceId ? [] : [{ field: 'serviceId', message: 'Choose the service that the survey is about.' }]),

  variables: ({ answers }) => [{ name: 'serviceId', type: 'Integer', value: Number(answers.serviceId) }],
};
