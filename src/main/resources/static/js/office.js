/*
 * The frame of our pages beside Tasklist: who is logged in, refusals as sentences, what the pages share. A page's script
 * imports `start` and gives it a function that draws the page; elements and API calls are those of the task forms.
 */

import { Problem, request, useToken } from '/camunda/app/tasklist/scripts/hisp-forms/api.js';
import { h, replace } from '/camunda/app/tasklist/scripts/hisp-forms/dom.js';

export { h, replace, request };

const place = () => document.getElementById('office');

/** What stands behind /office/{page}/ in the address; empty on the page itself. */
export const keyInAddress = () => decodeURIComponent(location.pathname.split('/').slice(3).join('/'));

/** @param draw (me, place) => Promise; `me` is {userId, roles, agencies, omb} and `me.is('ombLead')` asks for a role */
export async function start(draw) {
  try {
    const me = await request('GET', '/api/v1/session');
    if (me.userId === null) {
      replace(place(), loginFirst());
      return;
    }
    useToken(me.token);
    me.is = (...roles) => me.roles.some(({ id }) => roles.includes(id));
    await draw(me, place());
  } catch (problem) {
    replace(place(), problem.status === 401 ? loginFirst() : alert('error', sentenceOf(problem)));
  } finally {
    place().removeAttribute('aria-busy');
  }
}

function loginFirst() {
  return alert('info', 'Log in to your inbox first, then come back to this page.',
    h('p', {}, h('a', { href: '/camunda/app/tasklist/default/', class: 'usa-button' }, 'Log in')));
}

export const sentenceOf = (problem) => (problem instanceof Problem ? problem.sentence
  : 'The page could not be shown. Reload it; if this happens again, tell the operator.');

/** An alert in the words of the design system; errors are announced at once. */
export function alert(kind, text, ...more) {
  return h('div', { class: `usa-alert usa-alert--${kind}`, role: kind === 'error' ? 'alert' : 'status', tabindex: '-1' },
    h('div', { class: 'usa-alert__body' }, h('p', { class: 'usa-alert__text' }, text), more));
}

/** The faults of a refusal, each with its place. */
export function faults(problem) {
  return alert('error', sentenceOf(problem), problem.errors?.length > 1
    && h('ul', { class: 'usa-list' }, problem.errors.map(({ field, message }) => h('li', {}, h('strong', {}, field), ': ', message))));
}

/** A table with caption; `columns` are {label, number?, cell(row)}, the first one heads its row. */
export function table(caption, columns, rows, empty = 'There is nothing to show yet.') {
  const id = `caption-${caption.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return h('div', { class: 'usa-table-container--scrollable', tabindex: '0', role: 'region', 'aria-labelledby': id },
    h('table', { class: 'usa-table usa-table--striped' }, h('caption', { id }, caption),
      h('thead', {}, h('tr', {}, columns.map(({ label, number }) => h('th', { scope: 'col', class: number && 'number' }, label)))),
      h('tbody', {}, rows.length === 0 && h('tr', {}, h('td', { colspan: columns.length }, empty)),
        rows.map((row) => h('tr', {}, columns.map(({ label, cell, number }, i) => (i === 0
          ? h('th', { scope: 'row' }, cell(row)) : h('td', { class: number && 'number', 'data-label': label }, cell(row)))))))));
}

export const button = (label, work, properties = {}) =>
  h('button', { type: 'button', class: 'usa-button', ...properties, on: { click: work } }, label);

/** Offers text that the page made as a file. */
export function download(name, type, text) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

const EASTERN_DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'America/New_York' });

/** "2026-09-14" as "September 14, 2026"; a moment as the day it falls on in Eastern time, which may be the one before that in UTC. */
export const day = (date) => (date ? EASTERN_DAY.format(new Date(date.includes('T') ? date : `${date}T12:00:00Z`)) : '');
