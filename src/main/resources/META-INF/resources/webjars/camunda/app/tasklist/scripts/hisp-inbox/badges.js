/*
 * Badges on the cards of the inbox: overdue, due today, due soon, due later. In words; the colour only repeats them. "Today" is the server's, in
 * U.S. Eastern time, in which every due day ends; the clock of the reader's computer does not count.
 */

import { request, root } from '../hisp-forms/api.js';
import { h, replace } from '../hisp-forms/dom.js';
import { addStyle } from './story.js';

const DAY = 24 * 60 * 60 * 1000;
const KEPT = 60 * 1000;
const DAY_IN_WORDS = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', month: 'long', day: 'numeric', year: 'numeric' });
const EASTERN = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' });

let today = null;

/** Asked once a minute, whatever the number of cards. */
function serversDay() {
  if (!today || performance.now() - today.at > KEPT) {
    today = { at: performance.now(), answer: request('GET', '/api/v1/today') };
    today.answer.catch(() => { today = null; });
  }
  return today.answer;
}

/** Days from one day, as in 2026-01-30, to another. */
export const days = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** The badge for a task that is due on the day; what counts as soon is the server's rule. */
export function words(dueOn, { date, soonUntil }) {
  const left = days(date, dueOn);
  if (left < 0) {
    return { text: `Overdue by ${-left} ${left === -1 ? 'day' : 'days'}`, kind: 'overdue' };
  }
  if (dueOn > soonUntil) {
    return { text: `Due in ${left} days`, kind: 'later' };
  }
  return { text: left === 0 ? 'Due today' : left === 1 ? 'Due tomorrow' : `Due soon: in ${left} days`, kind: left === 0 ? 'today' : 'soon' };
}

async function due(taskId, scope) {
  // the list has the task with its day; one without a day is not asked for again, since it may be gone by then
  const listed = scope?.task || scope?.$parent?.task;
  if (listed) {
    return listed.due;
  }
  const engine = document.querySelector('base')?.getAttribute('engine-api') || `${root}/camunda/api/engine/`;
  const response = await fetch(`${engine}engine/default/task/${encodeURIComponent(taskId)}`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  return response.ok ? (await response.json()).due : null;
}

export async function badge(node, taskId, scope) {
  const at = await due(taskId, scope);
  if (!at) {
    return;
  }
  const found = words(EASTERN.format(new Date(at)), await serversDay());
  addStyle();
  replace(node, h('span', { class: `hisp-badge hisp-badge-${found.kind}` }, found.text), ` ${DAY_IN_WORDS.format(new Date(at))}`);
}
