/*
 * The tabs "History" and "Audit" of a process instance, and the page on which running and completed instances are found by their key.
 * The community edition of Cockpit has none of them. What they show comes from our API, which checks who asks.
 */

import { request } from '../../../tasklist/scripts/hisp-forms/api.js';
import { h, replace } from '../../../tasklist/scripts/hisp-forms/dom.js';
import { addStyle, drawStory, moment } from '../../../tasklist/scripts/hisp-inbox/story.js';

const TYPES = { userTask: 'task of a person', serviceTask: 'work of the system', callActivity: 'a case of its own', startEvent: 'start', noneEndEvent: 'end',
  boundaryTimer: 'timer', intermediateTimer: 'timer', businessRuleTask: 'decision table', subProcess: 'part', startTimerEvent: 'timer', messageStartEvent: 'start', intermediateMessageCatch: 'message', boundaryMessage: 'message',
  eventSubProcess: 'part', sendTask: 'work of the system', receiveTask: 'waits for a message' };
const MOST = 200;

const table = (caption, columns, rows, empty) => h('table', { class: 'table table-striped cam-table hisp-table' }, h('caption', {}, caption),
  h('thead', {}, h('tr', {}, columns.map(([label]) => h('th', { scope: 'col' }, label)))),
  h('tbody', {}, rows.length === 0 && h('tr', {}, h('td', { colspan: columns.length }, empty)),
    rows.map((row) => h('tr', {}, columns.map(([, cell]) => h('td', {}, cell(row)))))));

const instanceOf = (data) => request('GET', `/api/v1/instances/${encodeURIComponent(data.processInstanceId)}/history`);

function drawHistory(node, { instance, steps, story }) {
  addStyle();
  const told = h('div', {});
  if (story) {
    drawStory(told, story);
  }
  replace(node, h('div', { class: 'hisp-history' },
    h('p', {}, h('strong', {}, instance.processName), `, case ${instance.businessKey || 'without a key'}, model version ${instance.version}. Started `,
      moment(instance.startedAt), instance.endedAt ? [', ended ', moment(instance.endedAt), '.'] : ', still running.'),
    table('What this instance went through', [
      ['Step', ({ name, elementId }) => name || elementId],
      ['What it is', ({ type }) => TYPES[type] || type],
      ['By', ({ assignee }) => assignee || ''],
      ['Begun', ({ startedAt }) => moment(startedAt)],
      ['Ended', ({ endedAt, canceled }) => (endedAt ? [moment(endedAt), canceled && ' (taken away)'] : 'waits here')]], steps, 'Nothing yet.'),
    told));
}

export const history = {
  async render(node, data) {
    drawHistory(node, await instanceOf(data));
  },
};

export const audit = {
  async render(node, data) {
    const { instance } = await instanceOf(data);
    if (!instance.businessKey) {
      replace(node, h('p', {}, 'This instance has no business key; the record is kept by case.'));
      return;
    }
    const found = await request('GET', `/api/v1/audit?size=${MOST}&businessKey=${encodeURIComponent(instance.businessKey)}`);
    addStyle();
    replace(node, h('div', { class: 'hisp-history' },
      h('p', {}, `The record of case ${instance.businessKey}, newest first. Nothing in it can be changed. `,
        h('a', { href: '/office/audit' }, 'Search, verify and export the whole record')),
      table('Record of the case', [
        ['When', ({ at }) => moment(at)],
        ['What', ({ content, kind }) => (content ? content.what : `${kind} (content removed when its time was over)`)],
        ['By', ({ actor, content }) => [actor || 'the system', content?.details?.role && ` (${content.details.role})`]],
        ['Version', ({ content }) => content?.details?.version || ''],
        ['Comment or reason', ({ content }) => content?.details?.comment || content?.details?.reason || content?.details?.commentKept || ''],
        ['Place in the chain', ({ chain, number, hash }) => h('span', { title: hash }, `${chain} ${number}, ${hash.slice(0, 12)}`)]], found.entries, 'Nothing is recorded yet.'),
      found.total > MOST && h('p', {}, `${found.total - MOST} older entries are on the page of the record.`)));
  },
};

/** The page "Find a case": a completed instance opens here, since Cockpit shows running ones only. */
export const cases = {
  render(node) {
    addStyle();
    const found = h('div', { role: 'status' });
    const field = h('input', { type: 'text', id: 'hisp-case-key', class: 'form-control', autocomplete: 'off' });
    const open = async (id) => {
      try {
        drawHistory(found, await request('GET', `/api/v1/instances/${encodeURIComponent(id)}/history`));
      } catch (problem) {
        replace(found, h('p', {}, problem.sentence || 'The history could not be shown.'));
      }
    };
    const find = async (event) => {
      event.preventDefault();
      try {
        const instances = await request('GET', `/api/v1/cases?key=${encodeURIComponent(field.value.trim())}`);
        replace(found, table('Running and completed instances', [
          ['Case', ({ id, businessKey }) => h('button', { type: 'button', class: 'btn btn-link', on: { click: () => open(id) } }, businessKey)],
          ['Process', ({ processName }) => processName],
          ['Started', ({ startedAt }) => moment(startedAt)],
          ['Ended', ({ endedAt }) => (endedAt ? moment(endedAt) : 'runs')],
          ['In Cockpit', ({ id, endedAt, businessKey }) => (endedAt ? '' : h('a', { href: `#/process-instance/${id}/runtime` }, `Open ${businessKey}`))]],
        instances, 'No case has this in its key.'));
      } catch (problem) {
        replace(found, h('p', {}, problem.sentence || 'The cases could not be read.'));
      }
    };
    replace(node, h('div', { class: 'hisp-history container-fluid' }, h('h1', {}, 'Find a case'),
      h('form', { on: { submit: find } }, h('label', { for: 'hisp-case-key' }, 'Part of the business key, such as 2026-VA or FY2026Q1-VA-VBA'), field,
        h('button', { type: 'submit', class: 'btn btn-primary' }, 'Find')), found));
  },
};
