/*
 * The releases of a quarter: which accepted reports wait, which OMB has released, which OIRA has marked, what is public. OMB's
 * lead and OIRA's analyst do many at once; an agency sees its own.
 */

import { alert, button, faults, h, keyInAddress, replace, request, start, table } from './office.js';

const STATES = {
  waiting: 'Waits for OMB’s release and OIRA’s mark', released: 'Released by OMB, waits for OIRA’s mark', marked: 'Marked by OIRA, waits for OMB’s release',
  publishing: 'Released and marked, is being published', published: 'Public', kept: 'Not for the public',
};
const when = (step) => step && [step.by, h('br'), new Date(step.at).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'America/New_York' })];

start(async (me, place) => {
  const quarters = await request('GET', '/api/v1/releases');
  const wanted = keyInAddress() || quarters[0]?.quarter;
  if (!wanted) {
    replace(place, intro(), h('p', {}, 'OMB has accepted no feedback report yet. Reports appear here with their acceptance.'));
    return;
  }
  draw(me, place, quarters, await request('GET', `/api/v1/releases/${encodeURIComponent(wanted)}`));
});

const intro = () => h('p', { class: 'usa-intro' },
  'Figures of an accepted report become public when OMB has released them and OIRA has marked the coordination, in whichever order. What the clearance or the rating keeps inside stays inside.');

function draw(me, place, quarters, shown, said) {
  const chosen = new Set();
  const lead = me.is('ombLead');
  const oira = me.is('oiraAnalyst');
  const acting = lead || oira;
  const open = (each) => (lead && !each.release || oira && !each.mark) && each.state !== 'kept';
  const answer = h('div', { id: 'answer' });
  const tell = (what) => {
    replace(answer, what);
    answer.firstElementChild?.focus();
  };
  const act = async (way, more, done) => {
    if (chosen.size === 0) {
      tell(alert('error', 'Choose at least one report in the table.'));
      return;
    }
    try {
      const reports = shown.reports.filter(({ reportKey }) => chosen.has(reportKey)).map(({ reportKey, version }) => ({ reportKey, version }));
      const after = await request('POST', `/api/v1/releases/${shown.quarter}/${way}`, { reports, ...more });
      draw(me, place, quarters, after, alert('success', done(reports.length)));
    } catch (problem) {
      tell(faults(problem));
    }
  };
  const box = (each) => h('div', { class: 'usa-checkbox' },
    h('input', { class: 'usa-checkbox__input', type: 'checkbox', id: `choose-${each.reportKey}`, on: {
      change: ({ target }) => (target.checked ? chosen.add(each.reportKey) : chosen.delete(each.reportKey)) } }),
    h('label', { class: 'usa-checkbox__label', for: `choose-${each.reportKey}` }, each.service));
  const waiting = shown.reports.filter(open);
  const named = (n) => (n === 1 ? 'One report' : `${n} reports`);
  replace(place, intro(),
    quarters.length > 1 && h('nav', { 'aria-label': 'Quarters' }, h('ul', { class: 'usa-list usa-list--unstyled' }, quarters.map(({ quarter, label }) =>
      h('li', {}, quarter === shown.quarter ? h('strong', { 'aria-current': 'page' }, label) : h('a', { href: `/office/releases/${quarter}` }, label))))),
    h('h2', {}, shown.label),
    answer,
    table(`Accepted reports for ${shown.label}`, [
      { label: 'Service', cell: (each) => (acting && each.state !== 'kept' ? box(each) : each.service) },
      { label: 'HISP', cell: ({ hispId }) => hispId },
      { label: 'Version', cell: (each) => [h('a', { href: `/office/report-versions/${encodeURIComponent(each.reportKey)}` }, `Version ${each.version}`,
        h('span', { class: 'usa-sr-only' }, ` of ${each.service}`)), each.correctionReason && [h('br'), `Correction: ${each.correctionReason}`]] },
      { label: 'Rating', cell: (each) => [each.statusLabel, h('br'), each.ratingLabel, each.exceptionModel && [h('br'), `By exception: ${each.exceptionModel}`]] },
      { label: 'Responses', number: true, cell: ({ responses }) => responses.toLocaleString('en-US') },
      { label: 'State', cell: (each) => [STATES[each.state], each.kept && [h('br'), each.kept],
        each.publicVersion && each.publicVersion !== each.version && [h('br'), `Version ${each.publicVersion} is public.`], each.warning && [h('br'), h('strong', {}, 'Please note: '), each.warning]] },
      { label: 'Released by OMB', cell: ({ release }) => when(release) || 'not yet' },
      { label: 'Marked by OIRA', cell: ({ mark }) => (mark ? [when(mark), mark.reference && [h('br'), mark.reference]] : 'not yet') },
    ], shown.reports, 'OMB has accepted no report of this quarter yet.'),
    acting && shown.reports.some(({ state }) => state !== 'kept') && h('section', { 'aria-label': 'What to do with the chosen reports' },
      waiting.length === 0 ? h('p', {}, 'Nothing of this quarter waits for you.')
        : h('p', {}, button(waiting.length === 1 ? 'Choose the one that waits for you' : `Choose the ${waiting.length} that wait for you`, () => {
          waiting.forEach(({ reportKey }) => {
            chosen.add(reportKey);
            document.getElementById(`choose-${reportKey}`).checked = true;
          });
        }, { id: 'choose-waiting', class: 'usa-button usa-button--outline' })),
      lead && waiting.length > 0 && h('p', {}, button('Release the chosen reports', () => act('release', {}, (n) => `${named(n)} released.`), { id: 'release' })),
      oira && waiting.length > 0 && [text('reference', 'Where OIRA keeps this coordination (optional)', 'input'),
        h('p', {}, button('Mark the chosen reports as coordinated', () => act('mark', { reference: document.getElementById('reference').value }, (n) => `${named(n)} marked.`), { id: 'mark' }))],
      h('details', {}, h('summary', {}, 'Withdraw a release'),
        h('p', {}, 'What is public of the chosen reports is taken down at once. Release and mark are needed anew then.'),
        text('reason', 'Why the release is withdrawn', 'textarea'),
        h('p', {}, button('Withdraw the chosen reports', () => act('withdrawal', { reason: document.getElementById('reason').value }, (n) => `${named(n)} withdrawn.`),
          { id: 'withdraw', class: 'usa-button usa-button--secondary' })))));
  if (said) {
    tell(said);
  }
}

const text = (id, label, tag) => [h('label', { class: 'usa-label', for: id }, label), h(tag, { id, class: tag === 'input' ? 'usa-input' : 'usa-textarea', ...(tag === 'input' && { type: 'text' }) })];
