/* What the person chose: the hour of the digest, the calendar, who stands in during an absence. What policy fixes is said beside it. */

import { alert, button, day, faults, h, replace, request, start } from './office.js';

const ADDRESS = '/api/v1/my-notifications';

start(async (me, place) => {
  const said = h('div', { id: 'said', tabindex: '-1' });
  const body = h('div', {});
  replace(place,
    h('p', { class: 'usa-intro' }, 'Your tasks come in one mail a day. Choose when it leaves, what comes at once, and who is told while you are away.'),
    said, body);

  /** Does the work, draws what is true now, and then says how it went: who reads that it is done can type on. The keyboard goes to what was said. */
  async function act(work, sentence) {
    try {
      const more = await work();
      replace(body, ...draw(await request('GET', ADDRESS)));
      replace(said, alert('success', sentence, more));
    } catch (problem) {
      replace(said, faults(problem));
    }
    said.focus();
  }

  const draw = (choices) => [mails(choices), always(choices), absences(choices), calendar(choices)];

  function mails({ digestAt, instantLow, invitations, earliest, latest }) {
    const hour = h('input', { class: 'usa-input', type: 'time', id: 'digestAt', name: 'digestAt', min: earliest, max: latest, step: 60, required: true, value: digestAt, 'aria-describedby': 'digestAt-hint' });
    const low = checkbox('instantLow', 'Tell me at once of new tasks and of decisions on my work; otherwise they come in the digest', instantLow);
    const invite = checkbox('invitations', 'Bring due dates of new tasks along as calendar invitations, which move with the deadline and go when the duty is met', invitations);
    return h('form', { on: { submit: (event) => { event.preventDefault(); act(() => request('PUT', ADDRESS, { digestAt: hour.value, instantLow: low.input.checked, invitations: invite.input.checked }).then(() => null), 'Your choices are kept. They count from the next mail on.'); } } },
      h('h2', {}, 'Your mails'),
      h('label', { class: 'usa-label', for: 'digestAt' }, 'The digest of the day leaves at'),
      h('div', { class: 'usa-hint', id: 'digestAt-hint' }, `Eastern Time, between ${earliest} and ${latest}, on business days only.`),
      hour, low.field, invite.field,
      h('p', {}, h('button', { type: 'submit', class: 'usa-button' }, 'Keep these choices')));
  }

  function always({ always: rules }) {
    return h('section', { 'aria-labelledby': 'always' }, h('h2', { id: 'always' }, 'What is always told'), h('ul', { class: 'usa-list' }, rules.map((rule) => h('li', {}, rule))));
  }

  function absences({ absences: list, substitutes }) {
    const from = h('input', { class: 'usa-input', type: 'date', id: 'fromOn', name: 'fromOn', required: true });
    const until = h('input', { class: 'usa-input', type: 'date', id: 'untilOn', name: 'untilOn', required: true });
    const who = h('select', { class: 'usa-select', id: 'substitute', name: 'substitute', required: true, 'aria-describedby': 'substitute-hint' },
      h('option', { value: '' }, '- Select -'), substitutes.map(({ id, name }) => h('option', { value: id }, `${name} (${id})`)));
    return h('section', { 'aria-labelledby': 'absences' }, h('h2', { id: 'absences' }, 'When you are away'),
      list.length === 0 ? h('p', {}, 'No absence is entered.') : h('ul', { class: 'usa-list' }, list.map(({ id, fromOn, untilOn, substituteName }) => h('li', {},
        `${day(fromOn)} to ${day(untilOn)}: ${substituteName} is told. `,
        button('Remove', () => act(() => request('DELETE', `${ADDRESS}/absences/${id}`), 'The absence is removed; your mails come to you again.'),
          { class: 'usa-button usa-button--unstyled', 'aria-label': `Remove the absence from ${day(fromOn)} to ${day(untilOn)}` })))),
      substitutes.length === 0 ? alert('info', 'Nobody else of your agency has a role here, so nobody could see your tasks. Ask the operator to give somebody a role first.')
        : h('form', { on: { submit: (event) => { event.preventDefault(); act(() => request('POST', `${ADDRESS}/absences`, { fromOn: from.value, untilOn: until.value, substitute: who.value }).then(() => null), 'The absence is entered. Your tasks stay yours; only mails go to your substitute.'); } } },
          h('h3', {}, 'Enter an absence'),
          h('label', { class: 'usa-label', for: 'fromOn' }, 'First day'), from,
          h('label', { class: 'usa-label', for: 'untilOn' }, 'Last day'), until,
          h('label', { class: 'usa-label', for: 'substitute' }, 'Who is told instead'),
          h('div', { class: 'usa-hint', id: 'substitute-hint' }, 'Somebody of your agency. Only tasks that this person may open go there; mails about all others still come to you.'), who,
          h('p', {}, h('button', { type: 'submit', class: 'usa-button' }, 'Enter the absence'))));
  }

  function calendar({ feed }) {
    const make = () => act(async () => {
      const { address } = await request('POST', `${ADDRESS}/calendar-feed`);
      return [h('label', { class: 'usa-label', for: 'feed-address' }, 'Your private address; copy it into your calendar program now'),
        h('input', { class: 'usa-input', id: 'feed-address', type: 'text', readonly: true, value: address, on: { focus: (event) => event.target.select() } })];
    }, 'The address is shown this once. Whoever has it sees your due dates, so keep it to yourself.');
    return h('section', { 'aria-labelledby': 'calendar' }, h('h2', { id: 'calendar' }, 'Your due dates in your calendar program'),
      h('p', {}, 'A private address from which a calendar program reads what you owe and when. It shows titles and days, never what anybody wrote.'),
      feed ? h('p', {}, `There is one since ${day(feed.createdAt)}; `, feed.lastReadAt ? `last read on ${day(feed.lastReadAt)}.` : 'no program has read it yet.') : h('p', {}, 'You have none.'),
      h('p', {}, button(feed ? 'Make a new address and end the old one' : 'Make a private address', make), ' ',
        feed && button('Revoke the address', () => act(() => request('DELETE', `${ADDRESS}/calendar-feed`), 'The address is revoked; it shows nothing any more.'), { class: 'usa-button usa-button--outline' })));
  }

  function checkbox(id, label, checked) {
    const input = h('input', { class: 'usa-checkbox__input', type: 'checkbox', id, name: id, checked });
    return { input, field: h('div', { class: 'usa-checkbox' }, input, h('label', { class: 'usa-checkbox__label', for: id }, label)) };
  }

  replace(body, ...draw(await request('GET', ADDRESS)));
});
