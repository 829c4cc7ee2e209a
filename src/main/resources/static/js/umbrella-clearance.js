/* One umbrella clearance: its ceilings and who draws from them, its case, and what those who may do with it. Without one: the list, and a form to register another. */

import { alert, button, day, faults, h, keyInAddress, replace, request, start, table } from './office.js';
import { gauge } from './charts.js';
import { endSurvey } from './end-survey.js';
import { form } from './form.js';

const API = '/api/v1/umbrella-clearances';
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'America/New_York' });
/** The day in the east: a deadline ends there at midnight. */
const dayOf = (instant) => DAY.format(new Date(instant));
const number = (value) => NUMBER.format(value);
const money = (value) => MONEY.format(value);
const nameOf = ({ controlNumber, title }) => controlNumber || title;
const MEASURES = [['Responses a year', 'responses', number], ['Hours a year', 'hours', number], ['Cost a year', 'cost', money]];
const KINDS = [['', 'Choose'], ['a11-280', 'A-11 Section 280 umbrella clearance'], ['other-generic', 'Other generic clearance']];
const ROWS = { draw: 'Approved', change: 'Changed', release: 'Given back', transfer: 'Moved with a renewal' };
/** A task appears a moment after the step before it. */
const LOOKS = 20;
const PAUSE = 500;

start(async (me, place) => {
  const key = keyInAddress();
  await (key === '' ? list(place) : detail(place, key));
});

// ---- the list

async function list(place) {
  const { departments, mayRegister } = await request('GET', API);
  const clearances = departments.flatMap(({ agencyName, clearances: own }) => own.map((each) => ({ ...each, agencyName })));
  document.title = 'Umbrella clearances | HISP Cycle';
  replace(place, back(),
    h('div', { class: 'wrapping' }, table('Umbrella clearances of the departments', [
      { label: 'Clearance', cell: (each) => h('a', { href: `/office/umbrella-clearance/${each.id}` }, nameOf(each)) },
      { label: 'Department', cell: ({ agencyName }) => agencyName },
      { label: 'Kind', cell: ({ kindLabel }) => kindLabel },
      { label: 'Last day', cell: ({ expiresOn }) => day(expiresOn) },
      { label: 'State', cell: state }], clearances, 'There is no umbrella clearance yet.'),
    firstOnes(departments),
    mayRegister ? register(place, departments) : h('p', {}, 'OMB and OIRA enter clearances here that were approved elsewhere. An agency asks for one in Tasklist ("Start process", "Umbrella clearance of a department").')));
}

/** A department without a clearance may have asked for its first one. */
function firstOnes(departments) {
  const first = departments.filter(({ runningCase }) => runningCase && runningCase.umbrellaId === null);
  return first.length > 0 && [h('h2', {}, 'First clearances on their way'), h('ul', { class: 'usa-list' }, first.map(({ agencyName, runningCase }) => h('li', {}, `${agencyName}: ${runningCase.stageLabel}, since ${dayOf(runningCase.since)}. `,
    h('a', { href: `/office/umbrella-statement/${encodeURIComponent(runningCase.caseKey)}` }, `Supporting Statement A of ${agencyName}`))))];
}

const back = () => h('p', {}, h('a', { href: '/office/clearances' }, 'All clearances'));
const state = ({ valid, status }) => (valid ? 'In force' : status === 'REPLACED' ? 'Replaced by a newer one' : 'Not in force');

/** What OIRA approved outside the application; where it follows another clearance, it takes over its surveys. */
function register(place, departments) {
  const replaces = new URLSearchParams(location.search).get('replaces') || '';
  const current = departments.flatMap(({ agencyName, clearances }) => clearances.filter(({ status }) => status !== 'REPLACED').map((each) => ({ ...each, agencyName })));
  const before = current.find(({ id }) => String(id) === replaces);
  return h('section', { 'aria-labelledby': 'register-heading' }, h('h2', { id: 'register-heading' }, 'Register a clearance that was approved elsewhere'),
    h('p', {}, 'A clearance that takes the place of another one takes over its surveys and what they draw, on the spot. A case that watched the old one ends, and one for the new one begins.'),
    form({ id: 'register', label: 'Register a clearance', submit: 'Register', fields: [
      { name: 'agencyId', label: 'Department', kind: 'select', options: [['', 'Choose'], ...departments.map(({ agencyId, agencyName }) => [agencyId, agencyName])], value: before?.agencyId },
      { name: 'controlNumber', label: 'OMB control number', hint: 'Four digits, a hyphen, four digits: 1234-5678.' },
      { name: 'title', label: 'Title', value: before?.title },
      { name: 'kind', label: 'Kind of clearance', kind: 'select', options: KINDS, value: before?.kind },
      { name: 'approvedOn', label: 'Approved on', kind: 'date' },
      { name: 'expiresOn', label: 'Last day', kind: 'date', hint: 'At most three years later.' },
      ...ceilings(before?.ceilings),
      { name: 'publicationAllowed', label: 'May results of surveys under it be published?', kind: 'yesNo', hint: 'Quarterly feedback is published; a clearance that forbids it cannot be used for it.', value: before?.publicationAllowed },
      { name: 'terms', label: 'Terms of clearance', kind: 'textarea', hint: 'Leave empty if there are none.', value: before?.terms },
      { name: 'replaces', label: 'Takes the place of', kind: 'id', hint: 'A clearance of the same kind that has lapsed is followed by itself.',
        options: [['', 'None'], ...current.map((each) => [each.id, `${each.agencyName}: ${nameOf(each)}, until ${day(each.expiresOn)}`])], value: before?.id }],
    send: async (values) => {
      const registered = await request('POST', API, values);
      history.pushState(null, '', `/office/umbrella-clearance/${registered.id}`);
      await detail(place, registered.id, alert('success', [`The clearance ${nameOf(registered)} is registered.`, ...registered.notes].join(' ')));
      focusOnSaid(place);
    } }));
}

const ceilings = (now) => [
  { name: 'responses', label: 'Ceiling of responses a year', kind: 'number', value: now?.responses },
  { name: 'hours', label: 'Ceiling of hours a year', kind: 'number', value: now?.hours },
  { name: 'cost', label: 'Ceiling of cost to respondents a year in dollars', kind: 'number', hint: '0 if there is none.', value: now?.cost }];

const focusOnSaid = (place) => place.querySelector('.usa-alert').focus();

// ---- one clearance

async function detail(place, key, said) {
  const path = `${API}/${encodeURIComponent(key)}`;
  const one = await request('GET', path);
  const { clearance, agencyName } = one;
  document.title = `${nameOf(clearance)}, ${agencyName} | HISP Cycle`;
  const again = async (sentence) => {
    await detail(place, key, alert('success', sentence));
    focusOnSaid(place);
  };
  replace(place, back(), said,
    h('h2', { class: 'first' }, `${agencyName}: ${nameOf(clearance)}`),
    facts(clearance),
    h('div', { class: 'wrapping' }, ceilingsNow(clearance), draws(one), inUse(one, again), statements(one), running(one, path, again), alerts(one), change(one, path, again)));
  return one;
}

const facts = (each) => h('dl', { class: 'facts' }, [
  ['State', state(each)],
  ['Title', [each.title, each.demo && [' ', h('span', { class: 'usa-tag' }, 'demo')]]],
  ['Kind', each.kindLabel],
  ['Approved', each.approvedOn ? day(each.approvedOn) : 'not known'],
  ['Last day', day(each.expiresOn)],
  ['Results may be published', each.publicationAllowed ? 'Yes' : 'No'],
  ['Terms of clearance', each.terms],
  ['Takes the place of', each.replaces && h('a', { href: `/office/umbrella-clearance/${each.replaces}` }, 'the clearance before it')],
  ['Source', each.source]]
  .filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

const ceilingsNow = ({ ceilings: most, drawn, remaining }) => h('section', {}, h('h2', {}, 'Ceilings and what is left'),
  h('div', { class: 'cards' }, MEASURES.map(([label, key, show]) => h('div', { class: 'card' },
    gauge(label, drawn[key], most[key], most[key] === 0 ? 'the ceiling is 0' : `${show(drawn[key])} of ${show(most[key])}, ${show(remaining[key])} left`)))));

function draws({ surveys, draws: journal }) {
  const columns = [
    { label: 'Survey', cell: ({ caseKey, title, serviceName }) => [h('a', { href: `/office/clearance/${encodeURIComponent(caseKey)}` }, title || serviceName || caseKey), serviceName && title && h('div', {}, serviceName)] },
    { label: 'Responses', number: true, cell: ({ burden }) => number(burden.responses) },
    { label: 'Hours', number: true, cell: ({ burden }) => number(burden.hours) },
    { label: 'Cost', number: true, cell: ({ burden }) => money(burden.cost) },
    { label: 'Since', cell: ({ since }) => dayOf(since) },
    { label: 'Given back', cell: ({ until, untilWhy }) => (until ? `${dayOf(until)}${untilWhy ? `: ${untilWhy}` : ''}` : 'still drawing') }];
  return h('section', {}, h('h2', {}, 'Surveys that draw from it'),
    h('p', {}, 'A survey draws the burden of a year while it is in force, and gives it back when it runs out or is ended.'),
    table('Who draws what', columns, surveys, 'No survey with figures draws from it.'),
    journal.length > 0 && h('details', {}, h('summary', {}, `The journal (${journal.length === 1 ? 'one row' : `${journal.length} rows`})`),
      table('Every row of the journal, oldest first', [
        { label: 'When', cell: ({ at }) => dayOf(at) },
        { label: 'What', cell: ({ kind }) => ROWS[kind] || kind },
        { label: 'Case', cell: ({ caseKey }) => h('code', {}, caseKey) },
        { label: 'Responses', number: true, cell: ({ responses }) => number(responses) },
        { label: 'Hours', number: true, cell: ({ hours }) => number(hours) },
        { label: 'Cost', number: true, cell: ({ cost }) => money(cost) },
        { label: 'Why', cell: ({ reason }) => reason || '' },
        { label: 'By', cell: ({ by }) => by }], journal)));
}

/** Approved surveys, those of the seed too, and the way to end one. */
function inUse({ inUse: surveys, may }, again) {
  return h('section', {}, h('h2', {}, 'Surveys in use under it'),
    table('Approved surveys', [
      { label: 'Survey', cell: ({ caseKey, title }) => (caseKey ? h('a', { href: `/office/clearance/${encodeURIComponent(caseKey)}` }, title) : title) },
      { label: 'Service', cell: ({ serviceName, hispName }) => `${serviceName} (${hispName})` },
      { label: 'Last day', cell: ({ expiresOn }) => day(expiresOn) },
      { label: 'State', cell: ({ stateLabel, endedOn, note }) => [stateLabel, endedOn && `, ended from ${day(endedOn)} on`, note && h('div', {}, h('strong', {}, note))] }], surveys, 'No survey is in use under it.'),
    may.endSurvey && surveys.length > 0 && h('details', {}, h('summary', {}, 'End a survey'),
      endSurvey(surveys, null, ({ title, endedOn }) => again(`The survey "${title}" is no longer used from ${day(endedOn)} on.`))));
}

/** What was written to get it, and what is being written to follow it. */
const statements = ({ statements: list }) => list.length > 0 && h('section', {}, h('h2', {}, 'Supporting Statement A'),
  h('ul', { class: 'usa-list' }, list.map(({ caseKey, stageLabel, since, leadToThis }) => h('li', {},
    h('a', { href: `/office/umbrella-statement/${encodeURIComponent(caseKey)}` }, leadToThis ? 'The statement that this clearance was approved on' : 'The statement for its renewal'),
    `: ${stageLabel}, since ${dayOf(since)}`))));

// ---- its case

function running({ clearance, runningCase, steps, may, renewalOn }, path, again) {
  if (!runningCase) {
    return clearance.status === 'REPLACED' ? null : h('section', {}, h('h2', {}, 'Renewal'),
      h('p', {}, 'No case runs for this clearance. The agency PRA officer asks for the next one in Tasklist ("Start process", "Umbrella clearance of a department").'));
  }
  const watched = runningCase.stage === 'WATCHED';
  const answer = h('div', {});
  const begin = async (event) => {
    event.target.disabled = true;
    try {
      await request('POST', `${path}/renewal`);
      await untilItsTaskIsThere(path);
      await again('The renewal has begun. Its first step stands under "Renewal" below and in the inbox of the agency PRA officer.');
    } catch (problem) {
      event.target.disabled = false;
      replace(answer, faults(problem));
      answer.firstElementChild.focus();
    }
  };
  return h('section', {}, h('h2', {}, 'Renewal'),
    h('p', {}, watched ? 'It has not begun yet; it begins by itself on ' + day(renewalOn) + '.' : `${runningCase.stageLabel}, since ${dayOf(runningCase.since)}.`, ' Case ', h('code', {}, runningCase.caseKey), '.'),
    steps.length > 0 && h('ul', { class: 'usa-list', id: 'steps' }, steps.map((step) => h('li', {}, step.name, step.dueAt && `, due ${dayOf(step.dueAt)}`, step.overdue && h('strong', {}, ' (overdue)'), step.taken ? '' : ', nobody has taken it yet'))),
    may.renew ? [h('p', {}, button('Begin the renewal now', begin, { id: 'renew' })), answer]
      : watched && h('p', {}, 'To begin earlier, ask the agency PRA officer or OMB\'s lead.'),
    runningCase.extensionAskedUntil && h('p', {}, `An extension until ${day(runningCase.extensionAskedUntil)} has been asked for; OIRA decides on it.`),
    may.askExtension && h('details', {}, h('summary', {}, 'Ask for an extension'),
      h('p', {}, 'Where the renewal will not be ready in time, OIRA can extend the clearance by six months at most. OIRA decides in its inbox.'),
      form({ id: 'extension', label: 'Ask for an extension', submit: 'Ask OIRA', fields: [
        { name: 'reason', label: 'Why the renewal will not be ready in time', kind: 'textarea' },
        { name: 'until', label: 'Extend until', kind: 'date', hint: `After ${day(clearance.expiresOn)}.` }],
      send: async (values) => {
        await request('POST', `${path}/extension`, values);
        await again('OIRA is asked to extend the clearance. Until it has decided, the last day stays as it is.');
      } })));
}

/** Who is told when that it runs out; only the newest one whose day has come is sent. */
const alerts = ({ clearance, asOf, alerts: days }) => clearance.status !== 'REPLACED' && h('section', {}, h('h2', {}, 'Alerts before its last day'),
  table('When people are told that it runs out', [
    { label: 'Day', cell: ({ on }) => day(on) },
    { label: 'Days before the last one', number: true, cell: ({ daysAhead }) => number(daysAhead) },
    { label: 'Who is told', cell: ({ tellsHisps }) => `PRA officer and service delivery official of the agency, OMB and OIRA${tellsHisps ? ', and the people of the HISPs' : ''}` },
    { label: 'State', cell: ({ on }) => (on <= asOf ? 'its day has come' : 'still to come') }], days, 'No alerts are set.'));

/** The step before the first task runs by itself, a moment after the click. */
async function untilItsTaskIsThere(path) {
  for (let looks = 0; looks < LOOKS && (await request('GET', path)).steps.length === 0; looks++) {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
  }
}

// ---- its change

function change({ clearance, may }, path, again) {
  if (!may.revise) {
    return clearance.status === 'REPLACED' ? null : h('p', {}, 'Ceilings, terms and publication are changed by OMB and OIRA.');
  }
  return h('section', {}, h('h2', {}, 'Change it'),
    h('details', {}, h('summary', {}, 'Change ceilings, terms or publication'),
      h('p', {}, 'A ceiling cannot lie below what surveys draw. Each change is kept, with who made it and why.'),
      form({ id: 'revise', label: 'Change ceilings, terms or publication', submit: 'Change', fields: [
        ...ceilings(clearance.ceilings),
        { name: 'publicationAllowed', label: 'May results of surveys under it be published?', kind: 'yesNo', value: clearance.publicationAllowed },
        { name: 'terms', label: 'Terms of clearance', kind: 'textarea', hint: 'Leave empty if there are none.', value: clearance.terms },
        { name: 'reason', label: 'Why it is changed', kind: 'textarea' }],
      send: async (values) => {
        await request('PUT', path, { ...values, version: clearance.version });
        await again('The clearance is changed.');
      } })),
    h('p', {}, h('a', { href: `/office/umbrella-clearance?replaces=${clearance.id}` }, 'Register the clearance that takes its place')));
}
