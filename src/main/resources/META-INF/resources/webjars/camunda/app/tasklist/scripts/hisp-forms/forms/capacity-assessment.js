/*
 * The capacity assessment. The agency's people fill it in, the CIO adds the digital part, the Service Delivery Official
 * reads and signs, OMB adds the record of the meeting. Who may write what comes from the server; what one may write comes
 * first.
 */

import { notice } from '../controls.js';
import { h } from '../dom.js';
import { choice, field, liveHint, repeating, section } from '../fields.js';

export default {
  content(form) {
    const parts = [
      ['functions', () => functions(form)],
      ['talent', () => talent(form)],
      ['participants', () => participants(form)],
      ['digital', () => digital(form)],
      ['meeting', () => form.can('meeting') || form.draft.get(['meeting']) ? meeting(form) : null],
    ];
    const own = parts.filter(([part]) => form.can(part));
    const others = parts.filter(([part]) => !form.can(part));
    return [
      own.map(([, draw]) => draw()),
      own.length > 0 && others.length > 0 && h('hr', {}),
      own.length > 0 && others.length > 0 && h('p', {}, 'Written by others, to read:'),
      others.map(([, draw]) => draw()),
    ];
  },
};

function functions(form) {
  const questionnaire = form.content.questionnaire || { functions: [] };
  const all = questionnaire.functions || [];
  const progress = h('p', { role: 'status', id: 'hf-progress' });
  const tell = () => {
    const rated = all.filter(({ id }) => form.draft.get(['functions', id, 'level'])).length;
    progress.textContent = `${rated} of ${all.length} functions rated.`;
  };
  tell();
  return section(questionnaire.title || 'Core functions',
    questionnaire.standInNote && notice('info', null, h('p', {}, questionnaire.standInNote)), progress,
    all.map((each) => coreFunction(form, each, tell)));
}

function coreFunction(form, { id, name, description, levels }, tell) {
  const path = ['functions', id];
  return h('fieldset', { class: 'hf-item', 'data-path': path.join('.') },
    h('legend', { class: 'hf-item-title' }, name),
    h('p', { class: 'hf-error', hidden: true }),
    description && h('p', { class: 'hf-hint' }, description),
    choice(form, [...path, 'level'], {
      legend: `Level of ${name}`, required: true, onChange: tell,
      options: (levels || []).map(({ level, name: levelName, text }) => ({ value: level, label: `${level}. ${levelName}`, text })),
    }),
    field(form, [...path, 'narrative'], { kind: 'textarea', label: `Why this level for ${name}`, required: true, hint: 'What is in place, what is missing, what changed since last year.' }),
    field(form, [...path, 'evidence'], { kind: 'textarea', rows: 2, label: `Evidence for ${name}`, hint: 'Documents, data, links. Name them so that OMB can find them.' }));
}

function talent(form) {
  return section('Talent',
    field(form, ['talent'], { kind: 'textarea', label: 'The talent you have', hint: 'People and skills for service delivery today.' }),
    field(form, ['hiring'], { kind: 'textarea', label: 'What you need to hire', hint: 'Roles, numbers, by when.' }));
}

function participants(form) {
  const wanted = form.content.participantFunctions || [];
  const missing = liveHint('hf-missing-functions');
  const tell = () => {
    const named = (form.draft.get(['participants']) || []).map((each) => each.function);
    const absent = wanted.filter((each) => !named.includes(each));
    missing.say(absent.length > 0 ? `nobody is named yet for ${absent.join(', ')}. That does not stop you.` : null);
  };
  const list = repeating(form, ['participants'], {
    item: 'Participant', title: (each) => each.function, addLabel: 'Add a participant', empty: 'Nobody is named yet.',
    create: () => ({ function: '', office: '' }), onOrder: tell,
    render: (each, path) => h('div', { class: 'hf-columns' },
      field(form, [...path, 'function'], {
        kind: 'select', label: 'Function', onChange: tell,
        options: [{ value: '', label: 'Choose …' }, ...new Set([...wanted, ...(each.function ? [each.function] : [])])].map((option) => (typeof option === 'object' ? option : { value: option, label: option })),
      }),
      field(form, [...path, 'office'], { label: 'Office or person' })),
  });
  tell();
  return section('Who took part',
    h('p', { class: 'hf-hint' }, 'Assessments should bring the agency’s functions together. Name who took part.'),
    list, form.can('participants') && missing.place);
}

function digital(form) {
  return section('Digital part',
    field(form, ['digital', 'strategy'], { kind: 'textarea', label: 'Digital service delivery strategy', required: true, hint: 'Written by the Chief Information Officer.' }),
    field(form, ['digital', 'idea'], { kind: 'textarea', label: 'State of the 21st Century IDEA work', required: true, hint: 'What is done, what is open, by when.' }));
}

function meeting(form) {
  return section('Review meeting with OMB',
    field(form, ['meeting', 'heldOn'], { kind: 'date', label: 'Held on', required: true }),
    field(form, ['meeting', 'attendees'], { kind: 'textarea', rows: 2, label: 'Attendees', required: true }),
    field(form, ['meeting', 'findings'], { kind: 'textarea', label: 'Findings', required: true }),
    field(form, ['meeting', 'followUps'], { kind: 'textarea', label: 'Follow-ups', hint: 'Who does what by when.' }));
}
