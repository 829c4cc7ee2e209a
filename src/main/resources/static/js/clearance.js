/* One survey on its way to a control number: where it stands, who said what, what changed, and its package for filing. */

import { alert, button, day, faults, h, keyInAddress, replace, request, start, table } from './office.js';
import { endSurvey } from './end-survey.js';

const SEVERITY = { blocking: 'must be followed', advisory: 'for the reviewers to judge', excepted: 'covered by an exception' };
const ROLES = { ombDeskOfficer: 'OMB desk officer', oiraAnalyst: 'OIRA analyst' };
const MOMENT = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/New_York' });
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'America/New_York' });
/** The day in the east: a deadline ends there at midnight. */
const dayOf = (instant) => DAY.format(new Date(instant));
const moment = (instant) => (instant ? `${MOMENT.format(new Date(instant))} Eastern Time` : '');

start(async (me, place) => {
  const key = keyInAddress();
  if (key === '') {
    replace(place, h('p', {}, 'This page shows one survey. Choose it in ', h('a', { href: '/office/clearances' }, 'Clearances'), '.'));
    return;
  }
  await draw(me, place, key);
});

const address = (key, rest = '') => `/api/v1/surveys/${encodeURIComponent(key)}${rest}`;

async function draw(me, place, key, said) {
  const survey = await request('GET', address(key));
  document.title = `${nameOf(survey)} | HISP Cycle`;
  replace(place,
    h('p', {}, h('a', { href: '/office/clearances' }, 'All clearances')),
    said,
    h('h2', { class: 'first' }, nameOf(survey)),
    h('dl', { class: 'facts' }, [
      ['Service', `${survey.serviceName}, ${survey.hispName} (${survey.agencyName})`],
      ['State', `${survey.statusLabel}, since ${moment(survey.statusAt)}`],
      ['Open steps', survey.steps.map((step) => h('div', {}, step.name, step.dueAt && `, due ${dayOf(step.dueAt)}`, step.overdue && h('strong', {}, ' (overdue)')))],
      ['Clock of the review', survey.clock?.sentence],
      ['OMB control number', survey.approval && `${survey.approval.controlNumber}, approved ${day(survey.approval.approvedOn)}, expires ${day(survey.approval.expiresOn)}${survey.approval.valid ? '' : ` (not valid today: ${survey.approval.stateLabel.toLowerCase()})`}`],
      ['Ended', survey.approval?.endedOn && `Not used from ${day(survey.approval.endedOn)} on: ${survey.approval.endedWhy}`],
      ['To be looked at', survey.approval?.note],
      ['Terms of clearance', survey.approval?.terms],
      ['Edition', survey.edition],
      ['Case', h('code', {}, survey.caseKey)],
      ['PRA office', survey.contact ? [survey.contact.office, ', ', h('a', { href: `mailto:${survey.contact.email}` }, survey.contact.email)] : survey.contactNote]]
      .filter(([, value]) => value && (!Array.isArray(value) || value.length > 0)).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    h('div', { class: 'wrapping' }, material(survey), determination(survey), conformance(survey), questions(survey), story(survey), changes(survey), withdraw(me, place, survey), end(me, place, survey)));
}

const nameOf = ({ title, serviceName }) => title || `Survey of ${serviceName}`;

/** The package and the preview of a version that is chosen here. */
function material({ caseKey, versions }) {
  if (versions.length === 0) {
    return h('section', {}, h('h2', {}, 'Package and preview'), h('p', {}, 'Nothing has been written yet.'));
  }
  const newest = (versions.find(({ id }) => id !== 'draft') || versions[0]).id;
  const links = h('p', { class: 'material' });
  const show = () => replace(links,
    h('a', { class: 'usa-button', href: address(caseKey, `/package.pdf?version=${field.value}`), download: true }, 'Package as PDF'), ' ',
    h('a', { class: 'usa-button usa-button--outline', href: address(caseKey, `/package.html?version=${field.value}`), download: true }, 'Package as HTML'), ' ',
    h('a', { href: address(caseKey, `/preview?version=${field.value}`), target: '_blank', rel: 'noopener' }, 'See it as a respondent (opens in a new tab)'));
  const field = versionSelect('version', 'Version', versions, newest, show);
  show();
  return h('section', {}, h('h2', {}, 'Package and preview'),
    h('p', {}, 'The package holds all that is filed: the request, the burden, the determination, what departs from the guidelines, the instrument and the record of the review.'),
    field.parentElement, links);
}

const describe = ({ id, label, by, at }) => (id === 'draft' ? `Draft, saved on ${dayOf(at)} by ${by}` : `${label}, submitted on ${dayOf(at)} by ${by}`);

function versionSelect(name, label, versions, chosen, change) {
  const field = h('select', { class: 'usa-select', id: name, on: { change } }, versions.map((each) => h('option', { value: each.id, selected: each.id === chosen }, describe(each))));
  h('div', {}, h('label', { class: 'usa-label', for: name }, label), field);
  return field;
}

const determination = ({ determination: result }) => h('section', {}, h('h2', {}, 'Does the Act apply?'),
  h('p', {}, result ? [h('strong', {}, result.applies ? 'Yes. ' : 'No. '), result.reason, ` (${result.clause})`] : 'This is determined when the survey is submitted.'));

const conformance = ({ deviations }) => h('section', {}, h('h2', {}, 'Survey guidelines'),
  deviations === null ? h('p', {}, 'The survey is held against the guidelines when it is submitted.')
    : deviations.length === 0 ? h('p', {}, 'The survey as it was submitted follows the guidelines in every point.')
      : table('Where it departs from the guidelines', [
        { label: 'Rule', cell: ({ title }) => title },
        { label: 'What was found', cell: ({ message }) => message },
        { label: 'How strict', cell: ({ severity }) => SEVERITY[severity] || severity },
        { label: 'Clause', cell: ({ clause }) => clause }], deviations));

const questions = ({ questions: asked }) => h('section', {}, h('h2', {}, 'Questions of the reviewers'),
  asked.length === 0 ? h('p', {}, 'The reviewers have asked nothing.')
    : asked.map((each) => h('article', { class: 'card question-answer' },
      h('p', { class: 'card-note' }, `${ROLES[each.askedByRole] || each.askedByRole}, ${moment(each.askedAt)}`, each.materialMissing && ' (material is missing: the clock stops until the answer)'),
      h('p', { class: 'said-text' }, each.text),
      each.answer ? [h('p', { class: 'card-note' }, `Answer of the agency, ${moment(each.answeredAt)}`), h('p', { class: 'said-text' }, each.answer)]
        : h('p', {}, h('strong', {}, 'Not answered yet.')))));

const story = ({ story: steps }) => h('section', {}, h('h2', {}, 'Story'),
  table('Who decided what', [
    { label: 'Step', cell: ({ step }) => step },
    { label: 'Outcome', cell: ({ outcomeLabel }) => outcomeLabel },
    { label: 'By', cell: ({ by }) => by },
    { label: 'When', cell: ({ at }) => moment(at) },
    { label: 'What was said', cell: ({ comment }) => (comment ? h('div', { class: 'said-text' }, comment) : '') }], steps, 'Nobody has decided anything yet.'));

/** What changed between two versions, word by word. */
function changes({ caseKey, versions }) {
  if (versions.length < 2) {
    return null;
  }
  const found = h('div', { id: 'changes', 'aria-live': 'polite' });
  const from = versionSelect('from', 'From', versions, versions[1].id);
  const to = versionSelect('to', 'To', versions, versions[0].id);
  const show = async () => {
    try {
      const { changes: list } = await request('GET', address(caseKey, `/differences?${new URLSearchParams({ from: from.value, to: to.value })}`));
      replace(found, list.length === 0 ? h('p', {}, 'The two versions say the same.')
        : table('What differs', [
          { label: 'Field', cell: ({ label }) => label },
          { label: 'Change', cell: ({ words }) => h('div', { class: 'said-text document' }, words.map(marked)) }], list));
    } catch (problem) {
      replace(found, faults(problem));
    }
  };
  return h('section', {}, h('h2', {}, 'What changed'),
    h('div', { class: 'choices' }, from.parentElement, to.parentElement, button('Show what differs', show, { id: 'show-changes' })), found);
}

/** Added words are underlined and removed ones struck through, and both are named. */
function marked({ kind, text }) {
  if (kind === 'ADDED' || kind === 'REMOVED') {
    const added = kind === 'ADDED';
    return [h('span', { class: 'mark' }, added ? '[added: ' : '[removed: '), h(added ? 'ins' : 'del', {}, text.trimEnd()), h('span', { class: 'mark' }, ']'), text.slice(text.trimEnd().length)];
  }
  return text;
}

function withdraw(me, place, { caseKey, mayWithdraw }) {
  if (!mayWithdraw) {
    return null;
  }
  const answer = h('div', { 'aria-live': 'polite' });
  const reason = h('textarea', { class: 'usa-textarea', id: 'reason', rows: 4, maxlength: 4000, 'aria-describedby': 'reason-hint' });
  const send = async () => {
    try {
      await request('POST', address(caseKey, '/withdraw'), { reason: reason.value });
      await draw(me, place, caseKey, alert('success', 'The request is withdrawn. What was written stays here to be read; for another attempt request a new clearance.'));
      place.querySelector('.usa-alert').focus();
    } catch (problem) {
      replace(answer, faults(problem));
      answer.firstElementChild.focus();
    }
  };
  return h('section', {}, h('h2', {}, 'Withdraw the request'),
    h('p', {}, 'A request can be withdrawn until it has an outcome. Its tasks and reminders end; its record stays.'),
    h('label', { class: 'usa-label', for: 'reason' }, 'Why it is withdrawn'),
    h('div', { class: 'usa-hint', id: 'reason-hint' }, 'The reviewers read this.'), reason,
    h('p', {}, button('Withdraw', send, { id: 'withdraw', class: 'usa-button usa-button--secondary' })), answer);
}

/** An approved survey that is not used any more gives its burden back before its last day. */
function end(me, place, { caseKey, title, approval }) {
  return approval?.mayEnd && h('section', {}, h('h2', {}, 'End this survey'),
    endSurvey([{ id: approval.id, title }], null, async ({ endedOn }) => {
      await draw(me, place, caseKey, alert('success', `The survey is no longer used from ${day(endedOn)} on.`));
      place.querySelector('.usa-alert').focus();
    }));
}
