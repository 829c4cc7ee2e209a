/*
 * The board over the year: agencies by milestones, the quarter, the timeline, what is late, requests for more time, mails that
 * failed. Used by Cockpit's page and by /office/board. What a person wrote goes into the page as text only.
 */

import { h, replace } from '../../../tasklist/scripts/hisp-forms/dom.js';
import { Problem, request, root } from '../../../tasklist/scripts/hisp-forms/api.js';
import { ORDER, SIGNS, inWords, worst } from './states.js';
import { burnUp, timeline } from './plots.js';
import { ask } from './dialogs.js';

const LONG = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/New_York' });

const day = (date) => (date ? LONG.format(new Date(`${date}T12:00:00Z`)) : '');
const moment = (instant) => (instant ? `${MOMENT.format(new Date(instant))} ET` : '');
const query = (parameters) => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '')).toString();
const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const sentenceOf = (problem) => (problem instanceof Problem ? problem.sentence : 'The board could not be shown. Reload the page; if this happens again, tell the operator.');

export async function open(node, options = {}) {
  addStyles();
  const place = h('div', { class: `hb ${options.inPage ? '' : 'hb-page'}` });
  node.append(place);
  const board = new BoardPage(place, options);
  await board.begin();
}

function addStyles() {
  if (!document.getElementById('hb-styles')) {
    document.head.append(h('link', { id: 'hb-styles', rel: 'stylesheet', href: new URL('./board.css', import.meta.url).href }));
  }
}

class BoardPage {
  constructor(place, options) {
    this.place = place;
    this.options = options;
    this.view = 'year';
    this.agency = null;
  }

  async begin() {
    replace(this.place, h('p', { role: 'status' }, 'Loading the board …'));
    try {
      this.me = await request('GET', '/api/v1/session');
      this.is = (...roles) => (this.me.roles || []).some(({ id }) => roles.includes(id));
      if (this.me.userId === null) {
        throw new Problem(401);
      }
      await this.load((await request('GET', '/api/v1/board')).current);
      await this.frame();
    } catch (problem) {
      replace(this.place, say('error', sentenceOf(problem)));
    }
  }

  async load(year, agency = this.agency) {
    const answer = await request('GET', `/api/v1/board/${year}?${query({ agency })}`);
    this.data = answer.board;
    this.years = answer.years;
    this.states = Object.fromEntries(answer.states.map((state) => [state.id, state]));
    this.waiting = answer.waiting.extensions;
    this.lapses = answer.lapses || [];
    this.agency = agency;
    if (!agency) {
      this.all = this.data;
    }
  }

  label = (state) => this.states[state].label;

  /** The head stays; the view below it changes. */
  frame() {
    this.body = h('div', { class: 'hb-body' });
    this.status = h('div', { 'aria-live': 'polite' });
    replace(this.place,
      h('h1', { tabindex: '-1' }, `Cycle ${this.data.year}`),
      h('p', {}, `Circular A-11, Section 280, edition ${this.data.edition}. Today is ${day(this.data.today)}`,
        this.data.closedAt ? `; the cycle was closed on ${moment(this.data.closedAt)}.` : '.'),
      h('div', { class: 'hb-bar-top' },
        this.yearChoice(),
        h('a', { class: 'hb-button hb-button--plain', href: this.file('csv') }, 'Download CSV'),
        h('a', { class: 'hb-button hb-button--plain', href: this.file('xlsx') }, 'Download XLSX'),
        h('button', { type: 'button', class: 'hb-button hb-button--plain', on: { click: () => window.print() } }, 'Print')),
      this.tabs(), this.status, this.body);
    return this.show();
  }

  file = (format) => `${root}/api/v1/board/${this.data.year}/export?${query({ format, agency: this.agency })}`;

  yearChoice() {
    const select = h('select', { id: 'hb-year', on: { change: () => this.busy(async () => { await this.load(Number(select.value), null); await this.frame(); document.getElementById('hb-year').focus(); }) } },
      this.years.map((year) => h('option', { value: year, selected: year === this.data.year }, String(year))));
    return h('div', {}, h('label', { for: 'hb-year' }, 'Cycle'), select);
  }

  tabs() {
    const late = this.total().LATE || 0;
    const views = [['year', 'Year'], ['quarter', 'Quarter'], ['timeline', 'Timeline'], ['late', `Late (${late})`], ['requests', `More time asked (${this.waiting})`]];
    if (this.is('ombLead', 'camunda-admin')) {
      views.push(['mails', 'Failed mails']);
    }
    return h('nav', { class: 'hb-tabs', 'aria-label': 'Views of the board' }, views.map(([id, label]) =>
      h('button', { type: 'button', 'data-view': id, 'aria-current': id === this.view && 'page', on: { click: () => this.turnTo(id) } }, label)));
  }

  turnTo(view) {
    this.view = view;
    this.place.querySelectorAll('.hb-tabs button').forEach((button) => {
      if (button.dataset.view === view) {
        button.setAttribute('aria-current', 'page');
      } else {
        button.removeAttribute('aria-current');
      }
    });
    replace(this.status);
    return this.show();
  }

  show() {
    return this.busy(() => this[`${this.view}View`]());
  }

  /** One thing at a time; what fails is a sentence above the view. */
  async busy(work) {
    this.place.setAttribute('aria-busy', 'true');
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        console.error(problem);
      }
      this.tell('error', sentenceOf(problem));
    } finally {
      this.place.removeAttribute('aria-busy');
    }
  }

  tell(kind, sentence) {
    const message = say(kind, sentence);
    replace(this.status, message);
    message.focus();
  }

  total() {
    const sum = {};
    this.data.cells.forEach(({ states }) => Object.entries(states).forEach(([state, n]) => { sum[state] = (sum[state] || 0) + n; }));
    return sum;
  }

  legend() {
    const sum = this.total();
    return h('ul', { class: 'hb-legend', 'aria-label': 'States' }, ORDER.map((state) =>
      h('li', { class: `hb-s hb-s--${state}`, title: this.states[state].meaning }, sign(state), `${this.label(state)}: `, h('strong', {}, String(sum[state] || 0)))));
  }

  // ---- the year as a heat map

  yearView() {
    const owed = this.data.cells.reduce((sum, cell) => sum + cell.owed, 0);
    this.panel = h('div');
    replace(this.body, this.path(), this.lapsed(), this.legend(), this.map(),
      h('p', { class: 'hb-note' }, `${count(owed, 'duty', 'duties')} owed. Each duty is counted once, in the state that needs attention most. "Late" means that the due day has passed, `
        + '11:59 p.m. Eastern Time, without a submission. "Due soon" means within ten business days. Choose a name to see its HISPs, and a cell to see its duties.'),
      this.promised(), this.panel);
  }

  /** What was settled with a day on which it will be met after all, also from earlier years. */
  promised() {
    const { promised } = this.data;
    return promised.length > 0 && table(`${count(promised.length, 'duty', 'duties')} settled with a promise that is not kept yet`, ['Duty', 'Agency', 'Settled as', 'Promise'],
      promised.map((each) => [each.title, each.agencyId, each.status, each.overdue ? h('strong', {}, each.words) : each.words]));
  }

  /** A department whose umbrella clearance has lapsed may use no survey, whatever its duties say. */
  lapsed() {
    return this.lapses.length > 0 && h('div', { class: 'hb-say hb-say--error', role: 'region', 'aria-label': 'Umbrella clearances that have lapsed' },
      h('strong', {}, this.lapses.length === 1 ? 'An umbrella clearance has lapsed' : `${this.lapses.length} umbrella clearances have lapsed`),
      this.lapses.map((each) => h('div', {}, `${each.agencyName}: ${each.controlNumber || 'the clearance'} lapsed at the end of ${day(each.lastDay)}. `
        + 'The surveys under it are suspended until it is renewed or extended.')),
      h('a', { href: `${root}/office/clearances` }, 'Open the clearances'));
  }

  path() {
    const agency = this.agency && (this.data.rows.find((row) => row.department) || { name: this.agency }).name;
    return this.agency && h('nav', { class: 'hb-path', 'aria-label': 'Where you are' },
      h('button', { type: 'button', on: { click: () => this.enter(null) } }, 'All agencies'), ' › ', h('strong', {}, agency));
  }

  enter(agency) {
    return this.busy(async () => {
      await this.load(this.data.year, agency);
      await this.frame();
      const target = agency ? this.body.querySelector('.hb-path button') : this.body.querySelector('.hb-map tbody th button');
      target?.focus();
    });
  }

  map() {
    const cells = new Map(this.data.cells.map((cell) => [`${cell.row}/${cell.column}`, cell]));
    const shown = this.data.columns.filter((column) => this.data.cells.some((cell) => cell.column === column.id));
    return h('div', { class: 'hb-scroll', tabindex: '0', role: 'region', 'aria-label': 'Heat map of the year' },
      h('table', { class: 'hb-map' },
        h('caption', {}, this.agency ? `HISPs of ${this.agency} and the milestones of ${this.data.year}` : `Agencies and the milestones of ${this.data.year}`),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, this.agency ? 'HISP' : 'Agency'),
          shown.map((column) => h('th', { scope: 'col' }, column.label, h('div', { class: 'hb-note' },
            column.dueOn ? `due ${short(column.dueOn)}${column.proposed ? ' (proposed)' : ''}` : 'each on its own date', column.warning && h('div', {}, `▲ ${column.warning}`)))))),
        h('tbody', {}, this.data.rows.length === 0 && h('tr', {}, h('td', { colspan: shown.length + 1 }, 'The ledger has no duty here that you may see.')),
          this.data.rows.map((row) => h('tr', {},
            h('th', { scope: 'row' }, this.agency ? [row.name, row.department && h('div', { class: 'hb-note' }, 'the department itself')]
              : [h('button', { type: 'button', on: { click: () => this.enter(row.id) } }, row.id), h('div', { class: 'hb-note' }, row.name)]),
            shown.map((column) => this.cell(row, column, cells.get(`${row.id}/${column.id}`))))))));
  }

  cell(row, column, cell) {
    if (!cell) {
      return h('td', { class: 'hb-none', title: 'Nothing is owed here' }, '–');
    }
    const state = worst(cell.states);
    const rest = ORDER.filter((each) => each !== state && cell.states[each] > 0);
    const words = `${row.name}, ${column.label}: ${cell.owed} owed, ${inWords(cell.states, this.label)}`;
    const button = h('button', { type: 'button', class: 'hb-cell', 'aria-label': words, title: words,
      on: { click: () => this.listIn(row, column, button) } },
      h('strong', {}, sign(state), cell.owed === 1 ? this.label(state) : `${cell.states[state]} ${this.label(state).toLowerCase()}`),
      rest.length > 0 ? rest.slice(0, 2).map((each) => h('span', {}, `${cell.states[each]} ${this.label(each).toLowerCase()}`)) : cell.owed > 1 && h('span', {}, 'all'),
      rest.length > 2 && h('span', {}, `+ ${rest.slice(2).reduce((sum, each) => sum + cell.states[each], 0)} more`));
    return h('td', { class: `hb-s hb-s--${state}` }, button);
  }

  listIn(row, column, from) {
    this.body.querySelectorAll('.hb-cell[aria-expanded]').forEach((each) => each.removeAttribute('aria-expanded'));
    from.setAttribute('aria-expanded', 'true');
    const filter = { agency: this.agency || row.id, hisp: this.agency ? row.id : null, column: column.id };
    return this.busy(() => this.list(this.panel, `${row.name}: ${column.label}`, filter, () => from.focus()));
  }

  /** Duties with who has them and what can be done; `back` gives the focus to where one came from. */
  async list(panel, title, filter, back) {
    this.lastList = { title, filter };
    const page = await request('GET', `/api/v1/board/${this.data.year}/duties?${query({ ...filter, first: filter.first || 0 })}`);
    const heading = h('h2', { tabindex: '-1' }, title);
    replace(panel, h('section', { class: 'hb-panel', 'aria-label': title }, heading,
      h('p', { class: 'hb-actions' }, back && h('button', { type: 'button', class: 'hb-button hb-button--plain hb-button--small', on: { click: () => { replace(panel); back(); } } }, 'Close'),
        page.first > 0 && this.pageButton('Back', panel, title, { ...filter, first: Math.max(0, page.first - 50) }, back),
        page.more && this.pageButton('Next 50', panel, title, { ...filter, first: page.first + 50 }, back)),
      this.duties(page.duties)));
    heading.focus();
  }

  pageButton(label, panel, title, filter, back) {
    return h('button', { type: 'button', class: 'hb-button hb-button--plain hb-button--small', on: { click: () => this.busy(() => this.list(panel, title, filter, back)) } }, label);
  }

  duties(duties) {
    return h('div', { class: 'hb-scroll', tabindex: '0', role: 'region', 'aria-label': 'Duties' }, h('table', {},
      h('caption', {}, count(duties.length, 'duty', 'duties')),
      h('thead', {}, h('tr', {}, ['Duty', 'State', 'Due on', 'With', 'Reminded', 'What to do'].map((each) => h('th', { scope: 'col' }, each)))),
      h('tbody', {}, duties.length === 0 && h('tr', {}, h('td', { colspan: 6 }, 'There is none.')),
        duties.map(({ duty, tasks, reminders, mayExtend }) => h('tr', {},
          h('th', { scope: 'row', class: 'hb-wide' }, duty.title, h('div', { class: 'hb-note' }, duty.hispName || duty.agencyName, duty.serviceName && ` · ${duty.serviceName}`)),
          h('td', {}, this.badge(duty), duty.blockedReason && h('div', { class: 'hb-note' }, duty.blockedReason)),
          h('td', {}, day(duty.dueOn)),
          h('td', {}, tasks.length === 0 ? 'No open task' : tasks.map((task) => h('div', {}, task.name, h('div', { class: 'hb-note' }, task.assigned ? task.with : `anyone of: ${task.with}`)))),
          h('td', {}, reminders.count === 0 ? 'never' : [count(reminders.count, 'time'), h('div', { class: 'hb-note' }, `last ${moment(reminders.lastAt)}`)]),
          h('td', {}, this.actions(duty, tasks, mayExtend)))))));
  }

  badge(duty) {
    return h('span', { class: `hb-state hb-s hb-s--${duty.state}` }, sign(duty.state), this.label(duty.state), duty.lateDays > 0 && `, ${count(duty.lateDays, 'day')}`);
  }

  actions(duty, tasks, mayExtend) {
    const act = (label, work) => h('button', { type: 'button', class: 'hb-button hb-button--plain hb-button--small', 'aria-label': `${label}: ${duty.title}`, on: { click: (event) => work(event.currentTarget) } }, label);
    const open = !['MET', 'EXCUSED', 'NOT_MET'].includes(duty.state);
    return h('div', { class: 'hb-actions' },
      act('History', (from) => this.busy(() => this.history(duty.id, from))),
      open && tasks.length > 0 && this.is('ombLead') && act('Remind now', () => this.busy(() => this.remind(duty))),
      mayExtend && ['LATE', 'RETURNED', 'BLOCKED', 'DUE_SOON', 'ON_TRACK'].includes(duty.state) && act('Extend', () => this.extend(duty)),
      tasks.some((task) => task.mayHandOver) && act('Reassign', () => this.reassign(duty, tasks)));
  }

  // ---- what can be done

  async remind(duty) {
    const answer = await request('POST', `/api/v1/obligations/${address(duty.id)}/reminder`);
    await this.again();
    this.tell('done', answer.message);
  }

  extend(duty) {
    const decides = this.is('ombLead');
    return ask({
      title: decides ? 'Extend the deadline' : 'Ask for more time',
      text: `${duty.title} is due on ${day(duty.dueOn)}. ${decides ? 'Tasks, timers, reminders and calendar invitations move with it.' : 'OMB\'s lead decides.'}`,
      fields: [{ id: 'until', label: 'New due date', type: 'date', min: duty.dueOn }, { id: 'reason', label: 'Reason', type: 'textarea', maxlength: 2000 }],
      confirm: decides ? 'Extend' : 'Ask',
      work: ({ until, reason }) => request('POST', `/api/v1/obligations/${address(duty.id)}/extension`, { until, reason }),
      done: async (answer) => {
        await this.again();
        this.tell('done', `${answer.status === 'APPROVED' ? `${duty.title} is due on ${day(answer.until)} now.` : `OMB's lead was asked for more time until ${day(answer.until)}.`} ${answer.warning || ''}`);
      },
    });
  }

  reassign(duty, tasks) {
    const own = tasks.filter((task) => task.mayHandOver);
    return this.busy(async () => {
      const people = await Promise.all(own.map((task) => request('GET', `/api/v1/tasks/${encodeURIComponent(task.taskId)}/assignees`)));
      const choices = own.flatMap((task, i) => people[i].map((person) => [`${task.taskId}\n${person.id}`, `${own.length > 1 ? `${task.name}: ` : ''}${person.name}`]));
      if (choices.length === 0) {
        this.tell('error', 'Nobody holds a role that can do this task. Give somebody the role in Camunda Admin first.');
        return;
      }
      ask({
        title: 'Give the task to somebody else',
        text: `${own.map((task) => task.name).join('; ')}. Only people who hold the role in this agency can be chosen.`,
        fields: [{ id: 'who', label: 'Who gets it', type: 'select', choices }, { id: 'reason', label: 'Reason', type: 'textarea', maxlength: 1000 }],
        confirm: 'Reassign',
        work: ({ who, reason }) => {
          const [taskId, userId] = who.split('\n');
          return request('POST', `/api/v1/tasks/${encodeURIComponent(taskId)}/assignee`, { userId: userId || '', reason });
        },
        done: async (answer) => {
          await this.again();
          this.tell('done', `The task is with ${choices.find(([id]) => id.endsWith(`\n${answer.assignee}`))?.[1] || answer.assignee} now.`);
        },
      });
    });
  }

  /** The counts and the list that is shown, anew after something was done. */
  async again() {
    const shown = this.view === 'year' && this.panel?.firstChild && this.lastList;
    await this.load(this.data.year);
    await this.frame();
    if (shown) {
      await this.list(this.panel, shown.title, shown.filter, () => this.body.querySelector('.hb-map button')?.focus());
    }
  }

  async history(id, from) {
    const found = await request('GET', `/api/v1/board/duties/${address(id)}`);
    const { duty, tasks, history } = found;
    const dialog = h('dialog', { class: 'hb hb-dialog hb-dialog--wide', 'aria-labelledby': 'hb-history-title', on: { close: () => { dialog.remove(); from?.focus(); } } },
      h('h2', { id: 'hb-history-title' }, duty.title),
      h('dl', { class: 'hb-facts' }, fact('State', this.badge(duty)), fact('Status', STATUS[duty.status] || duty.status),
        fact('Agency', duty.agencyName), fact('HISP', duty.hispName), fact('Service', duty.serviceName), fact('Opens', day(duty.opensOn)), fact('Due', day(duty.dueOn)),
        fact('First submitted', moment(duty.firstSubmittedAt)), fact('Settled', moment(duty.settledAt)), fact('Reason', duty.reason), fact('Blocked by', duty.blockedReason),
        fact('Case', duty.businessKey),
        fact('Open tasks', tasks.length > 0 && tasks.map((task) => h('div', {}, this.options.taskLink ? h('a', { href: this.options.taskLink(task.taskId) }, task.name) : task.name,
          `, ${task.assigned ? task.with : `anyone of: ${task.with}`}, since ${moment(task.since)}`)))),
      h('h3', {}, 'What happened'),
      h('table', {}, h('thead', {}, h('tr', {}, ['When', 'Who', 'What', 'Remark'].map((each) => h('th', { scope: 'col' }, each)))),
        h('tbody', {}, history.map((entry) => h('tr', {}, h('td', {}, moment(entry.at)), h('td', {}, entry.actor), h('td', {}, entry.what), h('td', {}, entry.detail || ''))))),
      h('p', { class: 'hb-actions' }, h('button', { type: 'button', class: 'hb-button', on: { click: () => dialog.close() } }, 'Close')));
    this.place.append(dialog);
    dialog.showModal();
  }

  // ---- the quarter

  async quarterView() {
    const quarters = [1, 2, 3, 4].map((n) => `FY${this.data.year}Q${n}`);
    this.quarter = quarters.includes(this.quarter) ? this.quarter : this.currentQuarter(quarters);
    const found = await request('GET', `/api/v1/board/quarters/${this.quarter}`);
    const rows = this.agency ? found.rows.filter((row) => row.agencyId === this.agency) : found.rows;
    const sum = (work) => rows.reduce((total, row) => total + work(row), 0);
    const states = ORDER.filter((state) => rows.some((row) => row.states[state] > 0));
    const missing = rows.filter((row) => row.missing.length > 0);
    const designated = sum((row) => row.designated);
    const beyond = sum((row) => row.beyond);
    const file = (format) => `${root}/api/v1/board/quarters/${this.quarter}/export?${query({ format, agency: this.agency })}`;
    const select = h('select', { id: 'hb-quarter', on: { change: () => this.busy(async () => { this.quarter = select.value; await this.quarterView(); document.getElementById('hb-quarter').focus(); }) } },
      quarters.map((each) => h('option', { value: each, selected: each === this.quarter }, each.replace(/FY(\d+)Q/, 'FY $1 Q'))));
    replace(this.body, h('div', { class: 'hb-bar-top' }, h('div', {}, h('label', { for: 'hb-quarter' }, 'Quarter'), select),
      h('a', { class: 'hb-button hb-button--plain', href: file('csv') }, 'Download the quarter as CSV'),
      h('a', { class: 'hb-button hb-button--plain', href: file('xlsx') }, 'Download the quarter as XLSX')),
      h('h2', {}, `${found.label}, ${day(found.start)} to ${day(found.end)}`),
      h('p', {}, `${count(designated, 'designated service')} owe a report for this quarter`, found.dueOn ? `, due on ${day(found.dueOn)}. ` : '. ',
        `${sum((row) => row.states.MET || 0)} met, ${sum((row) => row.states.WITH_OMB || 0)} submitted, ${sum((row) => row.states.LATE || 0)} late`,
        designated > 0 ? `: ${Math.round((100 * sum((row) => row.cameIn)) / designated)} % of what is owed has come in.` : '.'),
      missing.length > 0 && say('info', `${count(missing.reduce((total, row) => total + row.missing.length, 0), 'designated service')} without a duty in the ledger: `
        + missing.map((row) => `${row.hispName} (${row.missing.join('; ')})`).join(', ') + '.'),
      beyond > 0 && h('p', { class: 'hb-note' }, `${count(beyond, 'more report')} of services that owe none any more, because their designation ended; not counted here.`),
      h('div', { class: 'hb-scroll', tabindex: '0', role: 'region', 'aria-label': 'Reports of the quarter' }, h('table', {},
        h('caption', {}, `Reports for ${found.label}, by HISP`),
        h('thead', {}, h('tr', {}, ['Agency', 'HISP'].map((each) => h('th', { scope: 'col' }, each)),
          ['Designated services', 'In the ledger', ...states.map(this.label)].map((each) => h('th', { scope: 'col', class: 'hb-number' }, each)))),
        h('tbody', {}, rows.length === 0 && h('tr', {}, h('td', { colspan: 4 }, 'No service owes a report for this quarter.')),
          rows.map((row) => h('tr', {}, h('td', {}, row.agencyId), h('th', { scope: 'row' }, row.hispName), number(row.designated), number(row.inLedger),
            states.map((state) => h('td', { class: `hb-number ${row.states[state] ? `hb-s hb-s--${state}` : ''}` }, row.states[state] ? [sign(state), String(row.states[state])] : '0'))))),
        rows.length > 1 && h('tfoot', {}, h('tr', {}, h('th', { scope: 'row', colspan: 2 }, 'All'), number(designated), number(sum((row) => row.inLedger)),
          states.map((state) => number(sum((row) => row.states[state] || 0))))))));
  }

  /** The one whose report is due next. */
  currentQuarter(quarters) {
    const next = this.data.columns.filter((column) => column.id.startsWith('service-report-q') && column.dueOn >= this.data.today).map((column) => column.id.slice(-1)).sort()[0];
    return quarters.find((each) => each.endsWith(`Q${next}`)) || quarters[3];
  }

  // ---- the timeline and the burn-up

  timelineView() {
    const milestones = this.data.columns.map((column) => {
      const own = this.data.cells.filter((cell) => cell.column === column.id);
      const sum = (...states) => own.reduce((total, cell) => total + states.reduce((n, state) => n + (cell.states[state] || 0), 0), 0);
      return { ...column, owed: own.reduce((total, cell) => total + cell.owed, 0), settled: sum('MET', 'EXCUSED', 'NOT_MET'), late: sum('LATE') };
    });
    const { progress, today, year } = this.data;
    replace(this.body, this.path(),
      h('h2', {}, 'Timeline'), h('p', {}, 'A bar runs from the opening of a milestone to its due day, the thick line. The filled part is the share of its duties that is settled.'),
      timeline(milestones, today), details('Dates as a table', ['Milestone', 'Opens', 'Due', 'Owed', 'Settled', 'Late'],
        milestones.map((each) => [each.label, each.dueOn ? day(each.opensOn) : 'each on its own date', each.dueOn ? day(each.dueOn) + (each.warning ? ` (${each.warning})` : '') : '', each.owed, each.settled, each.late])),
      h('h2', {}, 'Burn-up'), h('p', {}, 'Dashed: duties due by a day, added up. Dotted: submitted for the first time. Solid: settled. Where the solid line stays below the dashed one, the year is behind.'),
      burnUp(progress, today, year), details('Figures as a table', ['Day', 'Due', 'Submitted', 'Settled'], progress.map((each) => [day(each.day), each.due, each.submitted, each.settled])));
  }

  // ---- late, requests, mails

  lateView() {
    const panel = h('div');
    replace(this.body, this.path(), panel);
    return this.list(panel, 'Late', { agency: this.agency, state: 'LATE' }, null);
  }

  async requestsView() {
    const waiting = await request('GET', '/api/v1/extensions');
    const decides = this.is('ombLead');
    replace(this.body, h('h2', { tabindex: '-1' }, 'More time that was asked for'),
      table(`${count(waiting.length, 'request')} waiting for OMB's lead`, ['Duty', 'Due now', 'Asked until', 'Reason', 'Asked by', decides ? 'Decision' : ''], waiting.map((each) => [
        each.title, day(each.previousDueOn), [day(each.until), each.warning && h('div', { class: 'hb-note' }, `▲ ${each.warning}`)], each.reason, `${each.askedBy}, ${moment(each.askedAt)}`,
        decides && h('div', { class: 'hb-actions' },
          h('button', { type: 'button', class: 'hb-button hb-button--small', 'aria-label': `Approve: ${each.title}`, on: { click: () => this.decide(each, true) } }, 'Approve'),
          h('button', { type: 'button', class: 'hb-button hb-button--plain hb-button--small', 'aria-label': `Refuse: ${each.title}`, on: { click: () => this.decide(each, false) } }, 'Refuse'))]), 'Nobody waits for a decision.'));
  }

  decide(asked, approved) {
    return ask({
      title: approved ? 'Approve the extension' : 'Refuse the extension',
      text: `${asked.title}, from ${day(asked.previousDueOn)} to ${day(asked.until)}. ${asked.reason}`,
      fields: [{ id: 'remark', label: approved ? 'Remark (may be empty)' : 'Why it is refused', type: 'textarea', maxlength: 2000, optional: approved }],
      confirm: approved ? 'Approve' : 'Refuse',
      work: ({ remark }) => request('POST', `/api/v1/extensions/${asked.id}/decision`, { approved, remark }),
      done: async () => {
        await this.again();
        this.tell('done', approved ? `${asked.title} is due on ${day(asked.until)} now.` : 'The request was refused.');
      },
    });
  }

  async mailsView() {
    const mails = await request('GET', '/api/v1/mails?status=failed');
    replace(this.body, h('h2', { tabindex: '-1' }, 'Mails that did not leave'),
      h('p', {}, 'A mail stands here when it cannot be sent without somebody\'s help. Correct the cause, such as an address in Camunda Admin, then send it again: the address is read anew. Discard a mail that nobody needs any more.'),
      table(count(mails.length, 'mail'), ['To', 'Subject', 'Written', 'Tried', 'What is wrong', 'Repair'], mails.map((mail) => [
        [mail.name, h('div', { class: 'hb-note' }, mail.recipient || 'no address')], mail.subject, moment(mail.createdAt), count(mail.attempts, 'time'), mail.lastError || mail.statusLabel,
        h('div', { class: 'hb-actions' },
          h('button', { type: 'button', class: 'hb-button hb-button--small', 'aria-label': `Send again: ${mail.subject} to ${mail.name}`, on: { click: () => this.retry(mail) } }, 'Send again'),
          h('button', { type: 'button', class: 'hb-button hb-button--plain hb-button--small', 'aria-label': `Discard: ${mail.subject} to ${mail.name}`, on: { click: () => this.discard(mail) } }, 'Discard'))]),
      'Every mail has left, or waits its turn.'));
  }

  retry(mail) {
    return this.busy(async () => {
      await request('POST', `/api/v1/mails/${mail.id}/retry`);
      await this.mailsView();
      this.tell('done', `The mail to ${mail.name} is tried again within a minute.`);
    });
  }

  discard(mail) {
    return ask({
      title: 'Discard the mail',
      text: `"${mail.subject}" to ${mail.name} is not sent any more. The record keeps that you discarded it, and why.`,
      fields: [{ id: 'reason', label: 'Why nobody needs it any more', type: 'textarea', maxlength: 500 }],
      confirm: 'Discard',
      work: ({ reason }) => request('POST', `/api/v1/mails/${mail.id}/discard`, { reason }),
      done: async () => {
        await this.mailsView();
        this.tell('done', `The mail to ${mail.name} was discarded.`);
      },
    });
  }
}

const STATUS = { OPEN: 'Open', SUBMITTED: 'Submitted', RETURNED: 'Returned', ACCEPTED: 'Accepted', PARTLY_ACCEPTED: 'Accepted in part', NOT_REPORTED: 'Not reported, with reason', EXCUSED: 'Excused', NOT_MET: 'Not met', CARRIED_OVER: 'Carried over' };

const address = (id) => id.split('/').map(encodeURIComponent).join('/');
const sign = (state) => h('span', { 'aria-hidden': 'true' }, `${SIGNS[state]} `);
const number = (n) => h('td', { class: 'hb-number' }, String(n));
const fact = (name, value) => (value ? [h('dt', {}, name), h('dd', {}, value)] : null);
const short = (date) => new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));

function say(kind, sentence) {
  return h('div', { class: `hb-say hb-say--${kind}`, role: kind === 'error' ? 'alert' : 'status', tabindex: '-1' }, sentence);
}

function table(caption, columns, rows, empty = 'There is none.') {
  return h('div', { class: 'hb-scroll', tabindex: '0', role: 'region', 'aria-label': caption }, h('table', {}, h('caption', {}, caption),
    h('thead', {}, h('tr', {}, columns.map((each) => (each ? h('th', { scope: 'col' }, each) : h('td', {}))))),
    h('tbody', {}, rows.length === 0 && h('tr', {}, h('td', { colspan: columns.length }, empty)),
      rows.map((cells) => h('tr', {}, cells.map((each, i) => (i === 0 ? h('th', { scope: 'row', class: 'hb-wide' }, each) : h('td', { class: typeof each === 'number' && 'hb-number' }, typeof each === 'number' ? String(each) : each))))))));
}

function details(summary, columns, rows) {
  return h('details', { class: 'hb-noprint' }, h('summary', {}, summary), table(summary, columns, rows));
}
