/*
 * Adding a dataset to a quarterly report: a file of responses with its description, or counts where the edition has that
 * form. Begins with the description of the last report; can take the place of a dataset that was not submitted yet.
 */

import { Problem, request, upload } from '../api.js';
import { button, choices, control, notice } from '../controls.js';
import { h, replace } from '../dom.js';
import { number, words } from '../text.js';
import { before, faultList, placeOf, taken } from './dataset.js';

const DESCRIPTION = ['channel', 'stage', 'pointInTime', 'scale', 'clearanceId', 'controlNumber', 'surveyTitle', 'trustQuestionText', 'volumeOfCustomers', 'volumeOffered'];
const ANSWERS = [['1', 'Strongly disagree'], ['2', 'Disagree'], ['3', 'Neither'], ['4', 'Agree'], ['5', 'Strongly agree']];

/** What is chosen for the next dataset; kept while the form is drawn anew, never part of the draft. */
const entered = new WeakMap();

function stateOf(form) {
  if (!entered.has(form)) {
    const state = {
      about: {}, counts: {}, mode: form.content.forms?.[0]?.code || 'responses', described: '', replaces: null, report: null,
      // these stay the same elements: a file that was chosen and an upload that runs outlive every drawing
      file: control({
        id: 'hf-dataset-file', path: 'file', kind: 'file', label: 'Response file', required: true,
        hint: 'CSV with the 17 columns of the response template, UTF-8; it may be compressed with gzip (.csv.gz).',
        attributes: { accept: '.csv,.gz,text/csv,application/gzip' }, onChange: () => {},
      }),
      progress: h('div', { role: 'status', id: 'hf-dataset-progress' }),
    };
    entered.set(form, state);
    describeNext(form, state);
  }
  return entered.get(form);
}

const blank = ({ content }) => ({
  channel: '', stage: '', pointInTime: content.pointsInTime?.[0]?.id || '', scale: content.scales?.[0]?.id || '',
  ...surveyOf((content.clearances || []).filter((each) => each.valid)), surveyTitle: '', trustQuestionText: '',
  volumeOfCustomers: '', volumeOffered: '', volumeOfRespondents: '',
});

/** Several surveys may have the same number: the reporter says which, unless there is one only. */
const surveyOf = (surveys) => ({ clearanceId: surveys.length === 1 ? String(surveys[0].id) : '', controlNumber: surveys.length === 1 ? surveys[0].controlNumber : '' });

/** The first dataset of the last report that this one does not have yet. */
function describeNext(form, state) {
  const earlier = form.content.last?.datasets || [];
  const open = earlier.findIndex((each) => !(form.content.datasets || []).some((now) => now.channel === each.channel && now.pointInTime === each.pointInTime
    && (now.stage || '') === (each.stage || '')));
  state.replaces = null;
  state.counts = {};
  describeAs(form, state, open < 0 ? '' : String(open));
}

/** Volumes belong to a quarter, everything else is likely to be as it was. */
function describeAs(form, state, index) {
  const source = index === '' ? null : form.content.last.datasets[Number(index)];
  state.described = index;
  state.about = blank(form);
  if (source) {
    DESCRIPTION.filter((name) => !name.startsWith('volume')).forEach((name) => (state.about[name] = source[name] ?? ''));
    const known = form.content.clearances || [];
    const same = known.filter((each) => each.valid && (source.clearanceId ? each.id === source.clearanceId : each.controlNumber === source.controlNumber));
    Object.assign(state.about, same.length === 1 ? surveyOf(same) : surveyOf(known.filter((each) => each.valid)));
  }
}

/** The next file comes in the place of this dataset. */
export function replaceDataset(form, each) {
  const state = stateOf(form);
  state.about = Object.fromEntries(DESCRIPTION.map((name) => [name, String(each[name] ?? '')]));
  state.replaces = { id: each.id, name: each.fileName };
  state.described = '';
  state.mode = each.questions?.length > 0 ? 'counts' : 'responses';
  state.counts = Object.fromEntries((each.questions || []).map(({ key, wording, responses }) => [key, { wording: wording || '', ...responses }]));
  state.report = null;
  form.redraw();
  document.getElementById('hf-dataset-upload')?.focus();
}

export function uploading(form) {
  const { content } = form;
  const state = stateOf(form);
  const { about } = state;
  const report = h('div', { id: 'hf-dataset-report', tabindex: '-1' }, state.report && state.report());
  const own = (name, options) => control({
    id: `hf-dataset-${name}`, path: `metadata.${name}`, value: about[name], onChange: (value) => (about[name] = value), ...options,
  });
  const choose = (list, first) => [...(first ? [{ value: '', label: first }] : []),
    ...(list || []).map((each) => (typeof each === 'string' ? { value: each, label: words(each) } : { value: each.id, label: each.label }))];
  const earlier = before(content, about);
  const lastTime = (volume) => (earlier?.[volume] ? `A whole number. In ${content.last.quarterLabel} it was ${number(earlier[volume])}.` : 'A whole number.');
  const counting = state.mode === 'counts';
  return h('section', { class: 'hf-section', 'aria-label': 'Upload a response file' },
    h('h4', { id: 'hf-dataset-upload', tabindex: '-1' }, state.replaces ? `Replace ${state.replaces.name}` : counting ? 'Enter counts' : 'Upload a response file'),
    state.replaces
      ? h('div', { class: 'hf-row' }, h('p', {}, `What you send now takes the place of ${state.replaces.name}. Until it was taken, that dataset stays as it is.`),
        button('Add a dataset beside it instead', () => again(form, () => describeNext(form, state)), { id: 'hf-dataset-beside', class: 'hf-button hf-button-small' }))
      : h('p', {}, counting ? 'Every question is checked at once, and you see what OMB will see.' : 'The file is checked at once. You see what was counted, what was not, and why.'),
    modes(form, state), described(form, state),
    h('div', { class: 'hf-columns' },
      own('channel', { kind: 'select', label: 'Channel', required: true, options: choose(content.channels, 'Choose …') }),
      own('stage', { label: 'Stage of the journey', hint: 'Such as “End of the application”.' }),
      own('pointInTime', { kind: 'select', label: 'Point in time', required: true, options: choose(content.pointsInTime) }),
      !counting && own('scale', { kind: 'select', label: 'Scale', required: true, options: choose(content.scales) }),
      own('clearanceId', {
        kind: 'select', label: 'Cleared survey', required: true, hint: 'The survey that people answered, with its OMB control number.',
        options: [{ value: '', label: 'Choose …' }, ...(content.clearances || []).map((each) => ({
          value: String(each.id), label: `${each.title}, ${each.controlNumber}${each.valid ? '' : ' (not valid in this quarter)'}${each.demo ? ' (demo)' : ''}`,
        }))],
        onChange: (id) => Object.assign(about, { clearanceId: id, controlNumber: (content.clearances || []).find((each) => String(each.id) === id)?.controlNumber || '' }),
      }),
      own('surveyTitle', { label: 'Title of the survey' }),
      own('volumeOfCustomers', { kind: 'number', label: 'Customers in the quarter', hint: lastTime('volumeOfCustomers') }),
      own('volumeOffered', { kind: 'number', label: 'Customers offered the survey', hint: lastTime('volumeOffered') }),
      !counting && own('volumeOfRespondents', { kind: 'number', label: 'Responses in the file', hint: 'If your survey tool says how many: the file must have as many then.' })),
    !counting && own('trustQuestionText', { label: 'Wording of the trust question' }),
    counting ? counts(content, state) : state.file,
    h('div', { class: 'hf-row' }, button(counting ? 'Check and add' : 'Upload and check', () => (counting ? sendCounts(form, state) : sendFile(form, state)),
      { class: 'hf-button hf-button-primary', id: 'hf-dataset-send', disabled: Boolean(state.sending) })),
    state.progress, report);
}

function again(form, change) {
  change();
  form.redraw();
}

function modes(form, state) {
  const forms = form.content.forms || [];
  return forms.length > 1 && !state.replaces && choices({
    id: 'hf-dataset-mode', path: 'form', legend: 'In which form', inline: true, value: state.mode,
    options: forms.map(({ code, label }) => ({ value: code, label })), onChange: (mode) => again(form, () => (state.mode = mode)),
  });
}

function described(form, state) {
  const { last } = form.content;
  return last?.datasets.length > 0 && !state.replaces && control({
    id: 'hf-dataset-described', path: 'described', kind: 'select', label: 'Describe it', value: state.described,
    options: [...last.datasets.map((each, i) => ({ value: String(i), label: `as in ${last.quarterLabel}: ${placeOf(each)}` })), { value: '', label: 'from the beginning' }],
    onChange: (index) => again(form, () => describeAs(form, state, index)),
  });
}

// ---- counts

function counts(content, state) {
  return h('div', {}, (content.questions || []).map(({ id, label }) => {
    const own = (state.counts[id] ||= {});
    const cell = (name, options) => control({
      id: `hf-counts-${id}-${name}`, path: `counts.${id}.${name}`, value: own[name], onChange: (value) => (own[name] = value), ...options,
    });
    return h('fieldset', { class: 'hf-item', 'data-path': `counts.${id}`, tabindex: '-1' },
      h('legend', { class: 'hf-item-title' }, id === 'trust' ? `${label} (required)` : label),
      h('p', { class: 'hf-error', hidden: true }),
      h('div', { class: 'hf-columns' }, ANSWERS.map(([answer, said]) => cell(answer, { kind: 'number', label: `${said} (${answer})` }))),
      cell('wording', { label: 'Wording of the statement' }));
  }));
}

const whole = (text) => (String(text ?? '').trim() === '' ? null : /^[\d,\s]+$/.test(text) ? Number(String(text).replace(/[,\s]/g, '')) : text);

/** Questions of which nothing was entered are not sent. */
const asked = (state) => Object.entries(state.counts).filter(([, own]) => ANSWERS.some(([answer]) => String(own[answer] ?? '').trim() !== ''))
  .map(([key, own]) => ({ key, wording: own.wording?.trim() || null, counts: Object.fromEntries(ANSWERS.map(([answer]) => [answer, whole(own[answer]) ?? 0])) }));

async function sendCounts(form, state) {
  if (!begin(form, state, [])) {
    return;
  }
  const questions = asked(state);
  const about = metadata(form, state);
  const wording = questions.find(({ key }) => key === 'trust')?.wording;
  await finish(form, state, 'The counts', request('POST', address(form, state, 'counts'), { metadata: { ...about, scale: 'likert_scale', trustQuestionText: wording ?? null }, questions }),
    // the server counts the questions that were sent, people see them by name
    ({ field, message }) => ({ field: field.replace(/^questions\[(\d+)\](\.counts)?/, (_, i) => `counts.${questions[i]?.key}`).replace(/^questions$/, 'counts.trust'), message }));
}

// ---- sending

function metadata(form, { about }) {
  return { ...about, clearanceId: whole(about.clearanceId), volumeOfCustomers: whole(about.volumeOfCustomers), volumeOffered: whole(about.volumeOffered), volumeOfRespondents: whole(about.volumeOfRespondents), hispId: form.data.hispId };
}

const address = ({ content }, { replaces }, what) =>
  `/api/v1/services/${encodeURIComponent(content.service.id)}/reports/${encodeURIComponent(content.quarter)}/${what}${replaces ? `?replaces=${replaces.id}` : ''}`;

const place = () => document.getElementById('hf-dataset-report');

function begin(form, state, faults) {
  state.report = null;
  place()?.replaceChildren();
  const missing = [!state.about.channel && { field: 'metadata.channel', message: 'Choose the channel.' },
    !state.about.clearanceId && { field: 'metadata.clearanceId', message: 'Choose the survey that people answered.' }, ...faults].filter(Boolean);
  if (missing.length > 0) {
    form.fail(null, missing);
    return false;
  }
  form.clearProblems();
  return true;
}

const MEGABYTE = 1 << 20;
const megabytes = (bytes) => (bytes / MEGABYTE).toLocaleString('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

async function sendFile(form, state) {
  const chosen = state.file.querySelector('input').files[0];
  if (!begin(form, state, [!chosen && { field: 'file', message: 'Choose the response file first.' }])) {
    return;
  }
  const bar = h('progress', { max: 100, value: 0, 'aria-label': `Upload of ${chosen.name}` });
  const text = h('p', {}, `Uploading ${chosen.name} …`);
  // the bar tells the same to those who listen
  const size = h('span', { 'aria-hidden': 'true' });
  const sending = upload(address(form, state, 'datasets'), { metadata: new Blob([JSON.stringify(metadata(form, state))], { type: 'application/json' }), file: chosen },
    (sent, total) => {
      bar.value = (100 * sent) / total;
      size.textContent = ` ${megabytes(sent)} of ${megabytes(total)} MB`;
      if (sent === total) {
        text.textContent = 'Uploaded. Checking every row …';
      }
    });
  replace(state.progress, text, bar, size, button('Cancel the upload', sending.cancel, { class: 'hf-button hf-button-small', id: 'hf-dataset-cancel' }));
  document.getElementById('hf-dataset-cancel').focus();
  await finish(form, state, chosen.name, sending.done, (fault) => fault);
}

const stay = (event) => event.preventDefault();

async function finish(form, state, name, answering, named) {
  const send = document.getElementById('hf-dataset-send');
  const busy = (on) => {
    state.sending = on;
    [send, document.getElementById('hf-dataset-send')].forEach((each) => each?.toggleAttribute('disabled', on));
  };
  busy(true);
  window.addEventListener('beforeunload', stay);
  try {
    const answer = (await answering) || {};
    state.progress.replaceChildren();
    state.file.querySelector('input').value = '';
    state.report = () => taken(form.content, name, answer);
    state.sending = false;
    if (form.root.isConnected) {
      await form.draft.save();
      await form.reload();
      describeNext(form, state);
      form.redraw();
    }
  } catch (problem) {
    state.progress.replaceChildren();
    state.report = () => refused(name, problem);
    replace(place() || h('div'), state.report());
    form.showFaults((problem.errors || []).filter((each) => /^(metadata|questions)/.test(each.field || '')).map(named));
  } finally {
    window.removeEventListener('beforeunload', stay);
    busy(false);
  }
  place()?.focus();
}

function refused(name, problem) {
  if (!(problem instanceof Problem)) {
    console.error(problem);
    return notice('error', `${name} was not taken.`, h('p', {}, 'Something went wrong on this page. Reload it and look whether the file is listed.'));
  }
  const { rowsRead, counted, refused: out, errors = [] } = problem.body;
  return notice(problem.cancelled ? 'info' : 'error', problem.cancelled ? 'Cancelled.' : `${name} ${name.startsWith('The ') ? 'were' : 'was'} not taken.`,
    h('p', {}, problem.sentence),
    rowsRead !== undefined && h('p', {}, `${number(rowsRead)} rows read, ${number(counted)} could be counted, ${number(out)} not.`),
    errors.length > 0 && faultList(errors));
}
