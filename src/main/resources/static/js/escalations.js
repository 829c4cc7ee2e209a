/* What is and was before the Director of OMB, and the way to withdraw it. */

import { alert, button, day, faults, h, replace, request, start, table } from './office.js';

const STATUS = { open: 'before the Director', resolved: 'resolved', withdrawn: 'withdrawn' };

start(async (me, place) => {
  const said = h('div', { id: 'said' });
  const list = h('div', { class: 'wrapping' });
  replace(place,
    h('p', { class: 'usa-intro' }, 'The Director of OMB works with the heads of agencies to resolve overlapping responsibilities, barriers to serving customers, and coordination. '
      + 'Each agency sees what concerns it, and its own view only.'), said, list,
    me.is('ombLead', 'agencyHead') && h('p', {}, 'To bring a matter before the Director: open your inbox, press “Start process” and choose “Escalation to the Director of OMB”.'));
  await draw();

  async function draw() {
    const { escalations } = await request('GET', '/api/v1/escalations');
    const open = escalations.filter(({ status }) => status === 'open');
    replace(list,
      table('Before the Director', [
        { label: 'Matter', cell: (each) => [each.subject, h('br'), each.about] },
        { label: 'To be resolved', cell: ({ kindLabel }) => kindLabel },
        { label: 'Agencies concerned', cell: ({ agencies }) => agencies.map(({ name }) => name).join('; ') },
        { label: 'Views stated', cell: ({ stated, agencies }) => `${stated} of ${agencies.length}` },
        { label: 'Needed by', cell: ({ wantedBy, late }) => [day(wantedBy), late && [' ', h('strong', {}, 'overdue')]] },
        { label: 'Asked', cell: ({ asked }) => asked }], open, 'Nothing is before the Director.'),
      open.filter(({ mayWithdraw }) => mayWithdraw).map(withdrawal),
      table('Resolved or withdrawn', [
        { label: 'Matter', cell: (each) => [each.subject, h('br'), each.about] },
        { label: 'Agencies concerned', cell: ({ agencies }) => agencies.map(({ name }) => name).join('; ') },
        { label: 'Outcome', cell: ({ status, endedAt }) => `${STATUS[status]} on ${day(endedAt)}` },
        { label: 'Primary responsibility', cell: ({ primaryAgency }) => primaryAgency?.name || '' },
        { label: 'Resolution or reason', cell: ({ resolution, endReason }) => resolution || endReason }],
      escalations.filter(({ status }) => status !== 'open'), 'None yet.'));
  }

  function withdrawal({ caseKey, subject }) {
    const reason = h('textarea', { id: `reason-${caseKey}`, class: 'usa-textarea', rows: 2, maxlength: 2000 });
    return h('details', {}, h('summary', {}, `Withdraw “${subject}”`),
      h('label', { class: 'usa-label', for: `reason-${caseKey}` }, 'Why it is withdrawn; the agencies concerned read it'), reason,
      button('Withdraw', async () => {
        try {
          await request('POST', `/api/v1/escalations/${encodeURIComponent(caseKey)}/withdrawal`, { reason: reason.value });
          await draw();
          replace(said, alert('success', `“${subject}” was withdrawn. Everyone concerned is told.`));
        } catch (problem) {
          replace(said, faults(problem));
        }
        said.firstChild.focus();
      }));
  }
});
