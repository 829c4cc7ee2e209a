/* One of the services that a person works with, for forms that begin something about it. */

import { request } from './api.js';
import { control } from './controls.js';

export const loadServices = () => request('GET', '/api/v1/services');

export const chosenService = (form) => form.answers.serviceId;

/** @param services what loadServices gave */
export function serviceChoice(form, services = form.loaded, onChange) {
  const hisps = new Set(services.map((each) => each.hispId));
  return control({
    id: 'hf-serviceId', path: 'serviceId', kind: 'select', label: 'Service', required: true, value: form.answers.serviceId,
    options: [{ value: '', label: 'Choose …' }, ...services.map((each) => ({
      value: each.id, label: hisps.size > 1 && each.hispName ? `${each.name} (${each.hispName})` : each.name,
    }))],
    onChange: (id) => {
      form.answers.serviceId = id;
      onChange?.(id);
    },
  });
}
