/* Ending approved surveys before their last day, as the PRA officer of their agency does it. */

import { h, request } from './office.js';
import { form } from './form.js';

/** @param surveys [{id, title, serviceName}]; `done` is called with the answer */
export function endSurvey(surveys, today, done) {
  return [surveys.length === 1 && h('p', {}, h('strong', {}, surveys[0].title)),
    h('p', {}, 'What it draws is free again from that day on. What was collected before is reported as usual, and its record stays. This cannot be taken back: to ask again, request a new clearance.'),
    form({ id: 'end', label: 'End a survey', submit: 'End the survey', secondary: true, fields: [
      ...(surveys.length === 1 ? [] : [{ name: 'id', label: 'Survey', kind: 'id', options: [['', 'Choose'], ...surveys.map(({ id, title, serviceName }) => [id, serviceName ? `${title} (${serviceName})` : title])] }]),
      { name: 'on', label: 'First day on which it is no longer used', kind: 'date', hint: 'Today or a later day.', value: today },
      { name: 'reason', label: 'Why it is ended', kind: 'textarea', hint: 'The people of the HISP read this.' }],
    send: async ({ id, on, reason }) => {
      const chosen = surveys.length === 1 ? surveys[0].id : id;
      if (chosen === null) {
        throw Object.assign(new Error(), { errors: [{ field: 'id', message: 'Choose the survey that ends.' }] });
      }
      await done(await request('POST', `/api/v1/approved-surveys/${chosen}/end`, { on, reason }));
    } })];
}
