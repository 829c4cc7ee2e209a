/* The record: what was decided, signed, moved, published and read; its verification and its export. */

import { alert, button, h, replace, request, sentenceOf, start, table } from './office.js';
import { moment } from '/camunda/app/tasklist/scripts/hisp-inbox/story.js';

const FIELDS = [['agency', 'Agency, such as VA'], ['hisp', 'HISP, such as VA-VBA'], ['businessKey', 'Case, such as 2026-VA-VBA'], ['kind', 'Kind, such as deadline-moved'],
  ['from', 'From this day on', 'date'], ['to', 'Up to and including this day', 'date']];
const SIZE = 50;
const HIDDEN = ['at', 'kind', 'what', 'salt', 'agencyId', 'hispId', 'businessKey', 'actor'];

start(async (me, place) => {
  const verifier = me.is('ombLead', 'camunda-admin');
  const found = h('div', {});
  const checked = h('div', { role: 'status' });
  const query = () => {
    const values = new URLSearchParams();
    FIELDS.forEach(([name]) => {
      const value = document.getElementById(`audit-${name}`).value.trim();
      if (value) {
        values.set(name, value);
      }
    });
    return values;
  };
  const show = async (page) => {
    const values = query();
    values.set('page', page);
    values.set('size', SIZE);
    try {
      draw(found, await request('GET', `/api/v1/audit?${values}`), show);
    } catch (problem) {
      replace(found, alert('error', sentenceOf(problem)));
    }
  };
  const exportAs = (format) => {
    const values = query();
    ['kind', 'from', 'to'].forEach((name) => values.delete(name));
    if ([...values].length === 0) {
      replace(checked, alert('error', 'Say whose record you want: fill in agency, HISP or case.'));
      return;
    }
    values.set('format', format);
    location.assign(`/api/v1/audit/export?${values}`);
  };
  replace(place,
    h('p', { class: 'usa-intro' }, 'Every decision, signature, extension and publication, and who read budget requests. Nothing here can be changed; each entry carries the hash of the one before it.'),
    h('form', { class: 'usa-form usa-form--large', on: { submit: (event) => { event.preventDefault(); show(0); } } },
      FIELDS.map(([name, label, type]) => [h('label', { class: 'usa-label', for: `audit-${name}` }, label),
        h('input', { class: 'usa-input', id: `audit-${name}`, type: type || 'text', autocomplete: 'off' })]),
      h('button', { class: 'usa-button', type: 'submit' }, 'Show')),
    h('p', {}, button('Export to check (JSON)', () => exportAs('json'), { class: 'usa-button usa-button--outline' }), ' ',
      button('Export for a spreadsheet (CSV)', () => exportAs('csv'), { class: 'usa-button usa-button--outline' }), ' ',
      verifier && button('Verify the record', () => verify(checked), { class: 'usa-button usa-button--outline' })),
    checked, found);
  await show(0);
});

async function verify(node) {
  replace(node, alert('info', 'The record is being verified …'));
  try {
    const { now, lastNight } = await request('GET', '/api/v1/audit/verify');
    const night = lastNight ? [' The last nightly verification was on ', moment(lastNight.at), lastNight.why ? ' and found a break.' : ' and found all intact.'] : ' No nightly verification was made yet.';
    replace(node, now.intact
      ? alert('success', `The record is intact: ${now.entries} entries in ${now.chains.length} chains.`, h('p', {}, night))
      : alert('error', `Entry ${now.firstBreak.number} of the record of ${now.firstBreak.chain} is not what was recorded. ${now.firstBreak.why}`,
        h('p', {}, 'Repair nothing; follow the runbook, section "The record does not verify".', night)));
  } catch (problem) {
    replace(node, alert('error', sentenceOf(problem)));
  }
}

function draw(node, { total, page, size, entries }, show) {
  replace(node, h('p', { role: 'status' }, total === 0 ? 'Nothing is recorded that fits.' : `${total} entries, newest first; page ${page + 1} of ${Math.ceil(total / size)}.`),
    table('Record', [
      { label: 'When', cell: ({ at }) => moment(at) },
      { label: 'What', cell: ({ content, kind }) => (content ? content.what : `(${kind}; the content was removed when its time was over)`) },
      { label: 'By', cell: ({ actor, content }) => [actor || 'the system', content?.details?.role && ` (${content.details.role})`] },
      { label: 'Case', cell: ({ businessKey }) => businessKey && h('a', { href: `/office/cases/${encodeURIComponent(businessKey)}` }, businessKey) },
      { label: 'Details', cell: ({ content }) => content && details(content) },
      { label: 'Place in the chain', cell: ({ chain, number, hash }) => [`${chain} ${number}`, h('br'), h('code', { title: hash }, hash.slice(0, 12))] }], entries),
    h('p', {}, page > 0 && button('Newer', () => show(page - 1), { class: 'usa-button usa-button--outline' }), ' ',
      (page + 1) * size < total && button('Older', () => show(page + 1), { class: 'usa-button usa-button--outline' })));
}

function details(content) {
  const rest = Object.entries(content).filter(([name]) => !HIDDEN.includes(name)).flatMap(([name, value]) => (name === 'details' ? Object.entries(value) : [[name, value]]));
  return rest.length > 0 && h('details', {}, h('summary', {}, 'Show'), h('dl', {}, rest.map(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))])));
}
