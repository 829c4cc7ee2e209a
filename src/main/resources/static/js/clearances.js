/* Clearances at a glance: what ends when, what is drawn, which service is covered, who is blocked and what is under way. */

import { alert, day, faults, h, replace, request, start, table } from './office.js';
import { gauge, timeline } from './charts.js';

const STATES = [['', 'Everything'], ['valid', 'Valid today'], ['ending', 'Ending soon'], ['expired', 'Expired'], ['running', 'Requests under way'], ['blocked', 'Blocked']];
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'America/New_York' });
/** The day in the east: a deadline ends there at midnight. */
const dayOf = (instant) => DAY.format(new Date(instant));
const number = (value) => (value === null || value === undefined ? '' : NUMBER.format(value));
const share = (used, whole) => (whole > 0 ? `${NUMBER.format(Math.round((used / whole) * 1000) / 10)}%` : '0%');
const plural = (count, one, many) => `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
const demo = (flag) => flag && [' ', h('span', { class: 'usa-tag' }, 'demo')];
const umbrellaLink = (id, text) => h('a', { href: `/office/umbrella-clearance/${id}` }, text);
const caseLink = (key, text) => (key ? h('a', { href: `/office/clearance/${encodeURIComponent(key)}` }, text) : text);

start(async (me, place) => {
  const wanted = new URLSearchParams(location.search);
  const session = { me, place, agency: wanted.get('agency') || '', state: wanted.get('state') || '', all: await request('GET', '/api/v1/clearances') };
  await draw(session);
});

const query = ({ agency, state }, more = {}) => {
  const parameters = new URLSearchParams(Object.entries({ agency, state, ...more }).filter(([, value]) => value));
  return parameters.size > 0 ? `?${parameters}` : '';
};

/** The frame stays, so that a filter keeps the focus; what is found is replaced. */
async function draw(session) {
  const found = h('div', { class: 'wrapping' });
  const files = h('p', {});
  const said = h('p', { role: 'status', class: 'said' });
  const show = async () => {
    history.replaceState(null, '', location.pathname + query(session));
    try {
      const answer = await request('GET', `/api/v1/clearances${query(session)}`);
      replace(files, 'Download: ', ['csv', 'xlsx', 'json'].map((format, i) => [i > 0 && ', ',
        h('a', { href: `/api/v1/clearances${query(session, { format })}`, download: true }, format.toUpperCase())]));
      replace(said, summary(answer));
      replace(found, sections(answer, session));
    } catch (problem) {
      replace(files);
      replace(said);
      replace(found, faults(problem));
    }
  };
  replace(session.place,
    h('p', { class: 'usa-intro' }, 'A survey may be used only with an OMB control number, and it gets one under the umbrella clearance of its department, which must be renewed every three years.'),
    h('ul', { class: 'usa-list' },
      h('li', {}, h('a', { href: '/office/pra-check' }, 'Does the Act apply to what you plan?'), ' Find out before you request a clearance.'),
      h('li', {}, h('a', { href: '/office/umbrella-clearance' }, 'Umbrella clearances'), ': who draws what, renewals and extensions, and registering one.'),
      h('li', {}, h('a', { href: '/office/survey-guidelines' }, 'Survey guidelines'), ': what a survey must ask, and how strictly.'),
      h('li', {}, h('a', { href: '/office/survey-exceptions' }, 'Exceptions from the guidelines'), ' that OMB has granted, and until when.')),
    h('form', { class: 'choices', on: { submit: (event) => event.preventDefault() } },
      session.all.agencies.length > 1 && select('agency', 'Agency', [['', 'All agencies'], ...session.all.agencies.map(({ agencyId, agencyName }) => [agencyId, agencyName])], session, show),
      select('state', 'State', STATES, session, show)),
    said, files, found);
  await show();
}

function select(name, label, options, session, show) {
  const field = h('select', { class: 'usa-select', id: name, on: { change: () => { session[name] = field.value; show(); } } },
    options.map(([value, text]) => h('option', { value, selected: value === session[name] }, text)));
  return h('div', {}, h('label', { class: 'usa-label', for: name }, label), field);
}

const flat = (agencies, list) => agencies.flatMap((agency) => agency[list].map((each) => ({ ...each, agencyId: agency.agencyId, agencyName: agency.agencyName })));

function summary({ asOf, agencies }) {
  const count = (list, test) => flat(agencies, list).filter(test).length;
  return `${day(asOf)}: ${plural(count('umbrellas', ({ state }) => state === 'ENDING'), 'umbrella clearance ends', 'umbrella clearances end')} within a year, `
    + `${plural(count('surveys', ({ state }) => state === 'ENDING'), 'survey ends', 'surveys end')} within 90 days, `
    + `${plural(count('cases', ({ open }) => open), 'request is', 'requests are')} under way, `
    + `${plural(count('blocked', () => true), 'service is', 'services are')} blocked.`;
}

function sections({ asOf, demoNote, agencies }, session) {
  if (agencies.length === 0) {
    return alert('info', 'Nothing is in this state. Choose another one above.');
  }
  const shown = (state, ...when) => state === '' || when.includes(state);
  return [
    shown(session.state, 'blocked') && blocked(agencies),
    shown(session.state, 'valid', 'ending', 'expired') && [expiries(agencies, asOf), burden(agencies)],
    shown(session.state, 'running') && running(agencies),
    shown(session.state, 'valid', 'blocked') && coverage(agencies),
    contacts(agencies),
    h('p', {}, demoNote)];
}

function blocked(agencies) {
  const whole = agencies.filter(({ risk }) => risk);
  const rows = flat(agencies, 'blocked');
  return h('section', {}, h('h2', {}, 'Blocked'),
    whole.map(({ agencyName, risk, riskNext, renewal }) => alert('warning', [h('strong', {}, agencyName), '. ', risk, ' ', renewal ? `A clearance is on its way: ${renewal.stageLabel}.` : riskNext])),
    rows.length === 0 && whole.length === 0 ? h('p', {}, 'Every designated service has a survey that may be used.')
      : table('Designated services without a survey that may be used', [
        { label: 'Service', cell: ({ serviceName }) => serviceName },
        { label: 'HISP', cell: ({ hispName, agencyId }) => `${hispName} (${agencyId})` },
        { label: 'Why', cell: ({ reason }) => reason },
        { label: 'What to do', cell: ({ next, caseKey }) => [next, caseKey && [' ', caseLink(caseKey, 'Look at the request')]] }], rows));
}

function expiries(agencies, today) {
  const one = agencies.length === 1;
  const spans = agencies.flatMap((agency) => [
    ...agency.umbrellas.map((each) => ({ label: `${agency.agencyId} umbrella ${each.controlNumber || 'without number'}`, from: each.approvedOn, to: each.expiresOn,
      note: words(each, 'renew'), state: each.state, warnDays: ['VALID', 'ENDING'].includes(each.state) ? 365 : 0, main: true })),
    ...(one ? agency.surveys.map((each) => ({ label: each.title, from: each.approvedOn, to: each.expiresOn, note: words(each), state: each.state, warnDays: 90 })) : [])]);
  const rows = [...flat(agencies, 'umbrellas').map((each) => ({ ...each, kind: 'Umbrella clearance', umbrella: true })), ...flat(agencies, 'surveys').map((each) => ({ ...each, kind: 'Survey' }))]
    .sort((a, b) => a.expiresOn.localeCompare(b.expiresOn));
  return h('section', {}, h('h2', {}, 'Calendar of expiries'),
    agencies.flatMap(({ agencyName, umbrellas, renewal }) => umbrellas.filter((each) => each.alert).map(({ id, controlNumber, alert: text }) =>
      alert('warning', [h('strong', {}, `${agencyName}, ${controlNumber || 'umbrella clearance'}`), '. ', text, ' ', renewal ? `Its renewal is under way: ${renewal.stageLabel}.` : 'Its renewal is not under way.', ' ', umbrellaLink(id, 'Look at it')]))),
    spans.length > 0 && h('figure', {}, timeline('Calendar of expiries', spans, today),
      h('figcaption', {}, `Striped: the last year of an umbrella clearance, in which its renewal must be under way${one ? '; the last 90 days of a survey' : '. Choose one agency to see its surveys too'}.`)),
    folded(!one, plural(rows.length, 'row', 'rows'), table('What ends when', [
      { label: 'What', cell: ({ kind, title, demo: made, umbrella, id }) => [kind, ': ', umbrella ? umbrellaLink(id, title) : title, demo(made)] },
      { label: 'Agency', cell: ({ agencyId, hispName }) => (hispName ? `${hispName} (${agencyId})` : agencyId) },
      { label: 'Control number', cell: ({ controlNumber }) => controlNumber || 'not in the public record' },
      { label: 'Approved', cell: ({ approvedOn }) => (approvedOn ? day(approvedOn) : 'not known') },
      { label: 'Ends', cell: ({ expiresOn }) => day(expiresOn) },
      { label: 'State', cell: (each) => h('span', { class: `standing standing--${each.state}` }, `${each.stateLabel} (${words(each)})`, each.note && h('div', {}, each.note)) },
      { label: 'Case', cell: ({ caseKey }) => (caseKey ? caseLink(caseKey, 'Story') : '') }], rows)));
}

/** A long table that says what a picture above it shows is folded away, until somebody wants it. */
const folded = (long, size, content) => (long ? h('details', {}, h('summary', {}, `The same as a table (${size})`), content) : content);

function words({ daysLeft, expiresOn }, verb) {
  const days = Math.abs(daysLeft);
  if (daysLeft < 0) {
    return `ended ${day(expiresOn)}`;
  }
  return days === 0 ? 'ends today' : `${plural(days, 'day', 'days')} left${verb && days <= 365 ? `: ${verb}` : ''}`;
}

function burden(agencies) {
  const umbrellas = flat(agencies, 'umbrellas').filter(({ state }) => !['EXPIRED', 'REPLACED'].includes(state));
  if (umbrellas.length === 0) {
    return null;
  }
  return h('section', {}, h('h2', {}, 'Burden drawn from the umbrella clearances'),
    h('p', {}, 'Each survey in use draws its annual burden. What would go over a ceiling is refused.'),
    h('div', { class: 'cards' }, umbrellas.map((each) => h('section', { class: 'card' },
      h('h3', {}, `${each.agencyName}`), h('p', { class: 'card-note' }, umbrellaLink(each.id, each.controlNumber || 'Without number'), `, until ${day(each.expiresOn)}`),
      measures(each).map(([label, used, whole, format]) => gauge(label, used, whole, whole === 0 && used === 0 ? `ceiling ${format(0)}` : `${format(used)} of ${format(whole)} (${share(used, whole)})`))))),
    folded(umbrellas.length > 3, plural(umbrellas.length, 'row', 'rows'), table('Burden drawn, in figures', [
      { label: 'Umbrella clearance', cell: ({ agencyName, controlNumber, demo: made }) => [`${agencyName}, ${controlNumber || 'without number'}`, demo(made)] },
      ...measures(umbrellas[0]).flatMap(([label, , , format], i) => [
        { label: `${label}, drawn`, number: true, cell: (each) => format(measures(each)[i][1]) },
        { label: `${label}, left`, number: true, cell: (each) => format(measures(each)[i][2] - measures(each)[i][1]) }])], umbrellas)));
}

/** [name, drawn, ceiling, how it is written] */
const measures = (each) => [
  ['Responses', each.drawnResponses, each.ceilingResponses, number],
  ['Hours', each.drawnHours, each.ceilingHours, number],
  ...(each.ceilingCost === undefined || each.ceilingCost === null ? [] : [['Cost', each.drawnCost, each.ceilingCost, (value) => MONEY.format(value)]])];

function running(agencies) {
  const rows = flat(agencies, 'cases').filter(({ open }) => open);
  const renewals = agencies.filter(({ renewal }) => renewal);
  const done = flat(agencies, 'cases').filter(({ open }) => !open);
  const columns = [
    { label: 'Survey', cell: ({ caseKey, title, serviceName }) => caseLink(caseKey, title || `Survey of ${serviceName}`) },
    { label: 'HISP', cell: ({ hispName, agencyId }) => `${hispName} (${agencyId})` },
    { label: 'State', cell: ({ statusLabel, statusAt }) => [statusLabel, h('br'), `since ${dayOf(statusAt)}`] }];
  return h('section', {}, h('h2', {}, 'Requests under way'),
    table('What is being worked on', [...columns,
      { label: 'Open steps', cell: ({ steps }) => steps.map((step, i) => [i > 0 && h('br'), step.name, step.dueAt && `, due ${dayOf(step.dueAt)}`, step.overdue && h('strong', {}, ' (overdue)')]) },
      { label: 'Clock', cell: clock }], rows, 'No request is under way.'),
    renewals.length > 0 && table('Umbrella clearances on their way', [
      { label: 'Department', cell: ({ agencyName }) => agencyName },
      { label: 'State', cell: ({ renewal }) => `${renewal.stageLabel}, since ${dayOf(renewal.since)}` }], renewals),
    done.length > 0 && table('What has ended', columns, done));
}

function clock({ clock: review }) {
  if (!review) {
    return '';
  }
  return review.stopped ? 'stopped: material is missing' : `${plural(review.businessDaysLeft, 'business day', 'business days')} left`;
}

const orNothing = (list) => (list.length > 0 ? list.join(', ') : '');

function coverage(agencies) {
  return h('section', {}, h('h2', {}, 'Coverage of designated services'),
    h('p', {}, 'Each designated service needs at least one survey for a significant touchpoint; a single survey should stand at or near the end of the journey (A-11 280.6).'),
    table('Surveys in use by designated service', [
      { label: 'Service', cell: ({ serviceName }) => serviceName },
      { label: 'HISP', cell: ({ hispName, agencyId }) => `${hispName} (${agencyId})` },
      { label: 'Surveys', number: true, cell: ({ surveys }) => surveys },
      { label: 'Touchpoints', cell: ({ touchpoints }) => orNothing(touchpoints) },
      { label: 'Channels', cell: ({ channels, channelsWithoutSurvey }) => [orNothing(channels), channelsWithoutSurvey.length > 0 && h('div', {}, `without a survey: ${channelsWithoutSurvey.join(', ')}`)] },
      { label: 'End of journey', cell: ({ atEndOfJourney }) => (atEndOfJourney === null ? '' : atEndOfJourney ? 'Yes' : 'No') },
      { label: 'Valid until', cell: ({ validUntil }) => day(validUntil) },
      { label: 'Remark', cell: ({ remark }) => remark || '' }], flat(agencies, 'coverage'), 'No service is designated.'));
}

function contacts(agencies) {
  return h('section', {}, h('h2', {}, 'PRA offices of the agencies'),
    table('Who submits requests for an agency', [
      { label: 'Agency', cell: ({ agencyName }) => agencyName },
      { label: 'Office', cell: ({ contact, contactNote }) => (contact ? [contact.website ? h('a', { href: contact.website, rel: 'noopener noreferrer' }, contact.office) : contact.office] : contactNote) },
      { label: 'Mailbox', cell: ({ contact }) => (contact ? [h('a', { href: `mailto:${contact.email}` }, contact.email), contact.phone && [h('br'), contact.phone]] : '') },
      { label: 'Source', cell: ({ contact }) => contact?.source || '' }], agencies));
}
