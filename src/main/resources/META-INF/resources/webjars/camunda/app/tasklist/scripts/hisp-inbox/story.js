/* The story of a case: what is asked, every deadline, and what happened. Used by Tasklist, Cockpit and our own pages. */

import { h, replace } from '../hisp-forms/dom.js';

const STYLE = 'hisp-inbox-style';

/** The style sheet, once in a page. */
export function addStyle() {
  if (!document.getElementById(STYLE)) {
    document.head.append(h('link', { id: STYLE, rel: 'stylesheet', href: new URL('./hisp-inbox.css', import.meta.url).href }));
  }
}

const TIME = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/New_York' });

/** A moment in the words of the circular's time zone. */
export const moment = (at) => (at ? h('time', { datetime: at }, `${TIME.format(new Date(at))} ET`) : '');

export function drawStory(node, story, headings = ['h3', 'h4']) {
  addStyle();
  const [part] = headings;
  replace(node, h('div', { class: 'hisp-story' },
    h(part, {}, 'What is asked now'), asked(story.asked),
    story.deadlines.length > 0 && [h(part, {}, 'Deadlines'), deadlines(story.deadlines)],
    h(part, {}, 'What happened so far'), events(story.events)));
}

function asked(tasks) {
  return tasks.length === 0 ? h('p', {}, 'Nothing is open in this case.') : h('ul', {}, tasks.map((task) => h('li', {},
    h('strong', {}, task.name), task.assignee ? ` – ${task.assignee} works on it.` : ' – nobody has claimed it yet.',
    task.due && [' ', task.overdue ? h('strong', {}, `Overdue: was due ${task.due}.`) : `Due ${task.due}.`],
    task.ask && h('p', { class: 'hisp-story-words' }, task.ask, task.clause && ` (${task.clause})`))));
}

const deadlines = (duties) => h('ul', {}, duties.map((duty) => h('li', {}, h('strong', {}, duty.title), `: ${duty.statusLabel}. Due ${duty.due}.`,
  duty.late && [' ', h('strong', {}, 'Late.')], duty.blockedReason && ` Blocked: ${duty.blockedReason}`)));

function events(list) {
  return list.length === 0 ? h('p', {}, 'Nothing was decided yet.') : h('ol', { class: 'hisp-story-events' }, list.map((event) => h('li', {},
    h('div', { class: 'hisp-story-when' }, moment(event.at), ' – ', event.byName),
    h('div', {}, event.kind === 'decision'
      ? [h('strong', {}, event.what), ': ', event.outcomeLabel, h('span', { class: 'hisp-story-process' }, [event.process && ` (${event.process})`, event.version && `, version ${event.version}`])]
      : [event.what, event.kind === 'deadline' && event.process ? ` – ${event.process}` : '', ends(event.what) ? '' : '.']),
    event.comment && h('blockquote', { class: 'hisp-story-words' }, event.comment),
    event.withheld && h('p', { class: 'hisp-story-words' }, 'Something was said here that your role does not show.'))));
}

const ends = (text) => /[.!?]$/.test(text);
