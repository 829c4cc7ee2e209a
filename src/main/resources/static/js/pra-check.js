/* Does the Paperwork Reduction Act apply? The same rules as in a request, without one: nothing that is entered is kept. */

import { alert, faults, h, replace, request, start } from './office.js';

const WHO = [['public', 'Members of the public, contractors included'], ['federalEmployees', 'Federal employees as part of their duties']];
const HOW = [['survey', 'A survey: everybody gets the same questions'], ['openEnded', 'Open-ended, unscripted talks, as in design research'], ['usability', 'A usability test'],
  ['observation', 'Direct observation: people are watched and not asked'], ['recruiting', 'Recruiting of participants'], ['publicMeeting', 'A public hearing or meeting, also online']];
const FLAGS = [
  ['identicalQuestions', 'Does everybody get the same questions?'],
  ['otherGroupsSamePurpose', 'Are other groups asked for the same purpose, or with the same questions, within twelve months?'],
  ['screeningQuestions', 'Are there screening questions, beyond interest and contact details?'],
  ['sectorMajority', 'Are those asked all of an industry or sector, or most of it?']];

start(async (me, place) => {
  const answer = h('div', { id: 'answer', tabindex: '-1', class: 'answer' });
  const form = h('form', { on: { submit: (event) => { event.preventDefault(); ask(form, answer); } } },
    choices('collectsFrom', 'From whom do you collect?', WHO),
    choices('method', 'How do you collect?', HOW),
    h('div', {}, h('label', { class: 'usa-label question', for: 'respondents' }, 'How many people do you ask within twelve months?'),
      h('input', { class: 'usa-input', id: 'respondents', name: 'respondents', type: 'number', min: 1, step: 1, inputmode: 'numeric' })),
    FLAGS.map(([name, label]) => choices(name, label, [['true', 'Yes'], ['false', 'No']])),
    h('p', {}, h('button', { type: 'submit', class: 'usa-button' }, 'Does the Act apply?')));
  replace(place,
    h('p', { class: 'usa-intro' }, 'Asking ten or more members of the public the same questions within twelve months needs an OMB control number first, with few exceptions. Answer seven questions to see what the rules say of your plan.'),
    h('p', {}, 'Nothing that you enter here is kept. A request for a clearance asks the same again and records the answer.'),
    form, answer);
});

function choices(name, label, options) {
  return h('fieldset', { class: 'usa-fieldset' }, h('legend', { class: 'usa-legend question' }, label),
    options.map(([value, text]) => h('div', { class: 'usa-radio' },
      h('input', { class: 'usa-radio__input', type: 'radio', name, id: `${name}-${value}`, value }),
      h('label', { class: 'usa-radio__label', for: `${name}-${value}` }, text))));
}

async function ask(form, answer) {
  const given = new FormData(form);
  const flag = (name) => (given.has(name) ? given.get(name) === 'true' : null);
  try {
    const result = await request('POST', '/api/v1/pra-determination', {
      collectsFrom: given.get('collectsFrom'), method: given.get('method'), respondents: given.get('respondents') === '' ? null : Number(given.get('respondents')),
      ...Object.fromEntries(FLAGS.map(([name]) => [name, flag(name)])) });
    replace(answer, h('h2', {}, result.applies ? 'Yes: a clearance is needed' : 'No: no clearance is needed'),
      alert(result.applies ? 'warning' : 'success', [result.reason, ' ', h('span', { class: 'clause' }, `(${result.clause})`)]),
      h('h3', {}, 'What to do next'), h('ol', { class: 'usa-list' }, result.next.map((step) => h('li', {}, step))),
      contacts(result.contacts));
  } catch (problem) {
    replace(answer, faults(problem));
  }
  answer.focus();
}

const contacts = (list) => list.length > 0 && [h('h3', {}, list.length > 1 ? 'PRA offices' : 'Your PRA office'), h('ul', { class: 'usa-list' },
  list.map(({ agencyName, office, email, note }) => h('li', {}, `${agencyName}: `, office ? [office, ', ', h('a', { href: `mailto:${email}` }, email)] : note)))];
