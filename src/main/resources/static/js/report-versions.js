/* The versions of one feedback report: who submitted what, what OMB said, since when it is public; compared, and corrected. */

import { alert, button, faults, h, keyInAddress, replace, request, start, table } from './office.js';

const moment = (at) => (at ? new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/New_York' }) : '');

start(async (me, place) => {
  if (!keyInAddress()) {
    replace(place, h('p', {}, 'Open a report from the page of a quarter’s releases: ', h('a', { href: '/office/releases' }, 'Releases'), '.'));
    return;
  }
  const path = `/api/v1/reports/${encodeURIComponent(keyInAddress())}`;
  draw(place, path, await request('GET', `${path}/versions`));
});

function draw(place, path, report, said) {
  const { versions } = report;
  const answer = h('div', { id: 'answer' });
  const compared = h('div', { id: 'comparison', tabindex: '-1' });
  const tell = (what) => {
    replace(answer, what);
    answer.firstElementChild?.focus();
  };
  replace(place,
    h('h2', {}, `${report.service}, ${report.quarterLabel}`),
    h('p', {}, `${report.hispId}. ${report.stageLabel}.`),
    answer,
    report.openCorrection && alert('info', `${versions.length === 0 ? 'A late report' : 'A correction'} is going on: ${report.openCorrection}`),
    table('Versions', [
      { label: 'Version', cell: (each) => [`Version ${each.version}`, each.isPublic && [h('br'), h('strong', {}, 'Public')]] },
      { label: 'Submitted', cell: (each) => [each.submittedBy, h('br'), moment(each.submittedAt)] },
      { label: 'Why', cell: (each) => (each.correction ? `${each === versions[0] ? 'Reported after all, begun' : 'Correction'} by ${each.begunBy}: ${each.reason}` : 'Report of the quarter') },
      { label: 'OMB', cell: (each) => [each.stateLabel, each.replaced && ', replaced by a later version', each.decidedBy && [h('br'), `${each.decidedBy}, ${moment(each.decidedAt)}`],
        each.ratingLabel && [h('br'), each.ratingLabel], each.ratingReason && [h('br'), each.ratingReason], each.remark && [h('br'), each.remark]] },
      { label: 'Publication', cell: (each) => (each.publications.length === 0 ? 'Never public' : each.publications.map((one) => h('p', {},
        `Public from ${moment(one.publishedAt)}; released by ${one.releasedBy}, marked by ${one.markedBy}`, one.markReference && ` (${one.markReference})`,
        one.takenBackAt && `; taken down on ${moment(one.takenBackAt)} by ${one.takenBackBy}: ${one.takenBackWhy}`, '.'))) },
    ], versions, 'Nothing was submitted to OMB yet.'),
    versions.length > 1 && comparing(path, versions, compared, tell),
    compared,
    report.mayCorrect && correcting(place, path, tell, report.stage === 'NOT_REPORTED' ? LATE : CORRECTION));
  if (said) {
    tell(said);
  }
}

function comparing(path, versions, compared, tell) {
  const choose = (id, label, value) => [h('label', { class: 'usa-label', for: id }, label),
    h('select', { id, class: 'usa-select' }, versions.map(({ version }) => h('option', { value: version, selected: version === value }, `Version ${version}`)))];
  const last = versions[versions.length - 1].version;
  const compare = async () => {
    try {
      const [from, to] = ['from', 'to'].map((id) => document.getElementById(id).value);
      const { differences } = await request('GET', `${path}/comparison?from=${from}&to=${to}`);
      replace(compared, table(`What changed from version ${from} to version ${to}`, [
        { label: 'What', cell: ({ what }) => what }, { label: 'Before', cell: ({ before }) => before ?? 'nothing' }, { label: 'After', cell: ({ after }) => after ?? 'nothing' },
      ], differences, 'Nothing: files, volumes and words are the same.'));
      compared.focus();
    } catch (problem) {
      tell(faults(problem));
    }
  };
  return h('section', { 'aria-label': 'Compare two versions' }, h('h3', {}, 'Compare two versions'),
    choose('from', 'From', versions[versions.length - 2].version), choose('to', 'To', last),
    h('p', {}, button('Compare', compare, { id: 'compare', class: 'usa-button usa-button--outline' })));
}

const CORRECTION = { title: 'Correct the report', begin: 'Begin a correction', why: 'What is wrong and has to be corrected', begun: 'The correction has begun.',
  meaning: 'What was submitted stays as it is. A correction is a new version that OMB reviews; what is public stays public until the correction is released.' };
const LATE = { title: 'Report after all', begin: 'Begin the late report', why: 'Why the quarter can be reported now', begun: 'The late report has begun.',
  meaning: 'Nothing was reported for this quarter, with a reason. A report that comes after all is reviewed by OMB like any other; after its due day it is shown as late.' };

function correcting(place, path, tell, words) {
  const begin = async () => {
    try {
      const after = await request('POST', `${path}/corrections`, { reason: document.getElementById('reason').value });
      draw(place, path, after, alert('success', `${words.begun} Open the task “Correct report” in your inbox.`));
    } catch (problem) {
      tell(faults(problem));
    }
  };
  return h('section', { 'aria-label': words.title }, h('h3', {}, words.title), h('p', {}, words.meaning),
    h('label', { class: 'usa-label', for: 'reason' }, words.why), h('textarea', { id: 'reason', class: 'usa-textarea' }),
    h('p', {}, button(words.begin, begin, { id: 'correct' })));
}
