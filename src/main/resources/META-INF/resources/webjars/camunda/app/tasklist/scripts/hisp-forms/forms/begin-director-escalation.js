/* OMB's lead or the head of an agency brings a matter before the Director of OMB. */

import { request } from '../api.js';
import { choices, control } from '../controls.js';
import { h } from '../dom.js';

export default {
  load: () => request('GET', '/api/v1/escalations'),

  content(form) {
    const { kinds, agencies, about, ownAgency } = form.loaded;
    const { answers } = form;
    const text = (path, more) => control({ id: `hf-${path}`, path, value: answers[path], onChange: (value) => (answers[path] = value), ...more });
    return [
      h('p', {}, 'The Director of OMB works with the heads of the agencies concerned to resolve overlapping responsibilities, barriers to serving customers, and '
        + 'coordination. Each head states a view, OMB sums up, and the Director resolves. You may withdraw it until then.'),
      ownAgency && h('p', {}, `Your own agency (${ownAgency}) is always among those concerned.`),
      text('subject', { label: 'What it is about', required: true, hint: 'In one line, such as “Who answers questions on survivors’ benefits”.', attributes: { maxlength: 200 } }),
      choices({
        id: 'hf-kind', path: 'kind', legend: 'Kind of matter', required: true, value: answers.kind,
        options: kinds.map(({ id, label }) => ({ value: id, label })), onChange: (kind) => (answers.kind = kind),
      }),
      choices({
        id: 'hf-agencies', path: 'agencies', legend: ownAgency ? 'Other agencies concerned' : 'Agencies concerned', multiple: true, required: true, value: answers.agencies,
        options: agencies.filter(({ id }) => id !== ownAgency).map(({ id, name }) => ({ value: id, label: `${name} (${id})` })), onChange: (chosen) => (answers.agencies = chosen),
      }),
      text('about', {
        kind: 'select', label: 'High Impact Service Provider or service it is about (optional)',
        options: [{ value: '', label: 'None' }, ...about.map(({ id, label }) => ({ value: id, label }))],
      }),
      text('asked', {
        kind: 'textarea', label: 'What the Director is asked to resolve', required: true,
        hint: 'What the agencies disagree on or cannot solve alone, what was tried, and what it means for customers.', attributes: { maxlength: 2000 },
      }),
      text('wantedBy', { kind: 'date', label: 'Resolution needed by', required: true }),
    ];
  },

  check({ answers }) {
    const faults = [];
    const need = (field, given, message) => given || faults.push({ field, message });
    need('subject', answers.subject?.trim(), 'Enter what it is about, in one line.');
    need('kind', answers.kind, 'Choose what the Director is asked to resolve.');
    need('agencies', answers.agencies?.length > 0, 'Choose at least one agency that it concerns.');
    need('asked', answers.asked?.trim(), 'Enter what the Director is asked to resolve, and why the agencies cannot.');
    need('wantedBy', answers.wantedBy, 'Enter by when a resolution is needed.');
    return faults;
  },

  variables: ({ answers }) => [
    ['Subject', answers.subject.trim()], ['Kind', answers.kind], ['Agencies', answers.agencies.join(',')], ['About', answers.about || ''],
    ['Asked', answers.asked.trim()], ['WantedBy', answers.wantedBy],
  ].map(([name, value]) => ({ name: `escalation${name}`, type: 'String', value })),
};
