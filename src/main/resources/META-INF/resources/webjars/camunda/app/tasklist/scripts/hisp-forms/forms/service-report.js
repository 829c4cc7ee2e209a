/*
 * The quarterly feedback report of one service: response files are uploaded and checked at once, accomplishments are
 * written, or the report says why there is none.
 */

import { Problem, request, upload } from '../api.js';
import { button, control, notice, reading } from '../controls.js';
import { h, replace } from '../dom.js';
import { about as place, field, section } from '../fields.js';
import { count, day, moment, number, percent, words } from '../text.js';

const DRIVERS = ['effectiveness', 'ease', 'efficiency', 'transparency', 'humanity', 'employee', 'other'];

export default {
  propose: (form) => ({ datasetIds: (form.content.datasets || []).map((each) => each.id) }),

  content(form) {
    const { content } = form;
    const datasets = content.datasets || [];
    followDatasets(form, datasets);
    return [
      h('p', {}, h('strong', {}, `Quarter: ${content.quarterLabel || content.quarter}`)),
      content.blocked && notice('error', 'This report cannot be accepted yet.', h('p', {}, content.blocked)),
      clearances(content.clearances || []),
      place('datasetIds',
        section(`Response files (${datasets.length})`,
          datasets.length === 0 && h('p', { class: 'hf-none' }, 'No response file yet.'),
          datasets.map((each) => dataset(form, each))),
        form.can('datasetIds') && uploading(form)),
      section('In your words',
        field(form, ['accomplishments'], { kind: 'textarea', label: 'Accomplishments', hint: 'What got better for customers this quarter.' }),
        field(form, ['indicators'], { kind: 'textarea', label: 'Service-level indicators', hint: 'Numbers of your own, such as wait times, with their unit.' })),
      !form.can('notReporting') && form.draft.get(['notReporting', 'reason']) && section('Not reported',
        reading('Reason', form.draft.get(['notReporting', 'reason'])), reading('Target date', day(form.draft.get(['notReporting', 'targetDate'])))),
    ];
  },

  outcomeFields: (form) => ({
    notReported: form.can('notReporting') ? [
      field(form, ['notReporting', 'reason'], { kind: 'textarea', label: 'Why there is no report', required: true }),
      field(form, ['notReporting', 'targetDate'], { kind: 'date', label: 'When reporting will start', required: true, hint: 'A day after today.' }),
    ] : [],
  }),
};

/** Files may also come through the API; the report counts all that are there. */
function followDatasets(form, datasets) {
  const ids = datasets.map((each) => each.id);
  if (form.can('datasetIds') && JSON.stringify(form.draft.get(['datasetIds']) || []) !== JSON.stringify(ids)) {
    form.change(['datasetIds'], ids);
  }
}

function clearances(list) {
  if (list.length === 0) {
    return null;
  }
  return section('Clearance of the survey', h('ul', {}, list.map((each) => h('li', {},
    h('strong', {}, each.controlNumber), each.title && `, ${each.title}`,
    each.expiresOn && `, ${each.valid ? 'valid until' : 'not valid, ended on'} ${day(each.expiresOn)}`,
    !each.expiresOn && !each.valid && ', not valid',
    each.demo && h('span', { class: 'hf-badge' }, 'Demo data')))));
}

function dataset(form, each) {
  const drivers = DRIVERS.filter((driver) => each.drivers && each.drivers[driver] !== undefined)
    .concat(Object.keys(each.drivers || {}).filter((driver) => !DRIVERS.includes(driver)));
  const name = each.fileName || `File ${each.id}`;
  return h('article', { class: 'hf-item', 'aria-label': name },
    h('h5', {}, name),
    h('dl', { class: 'hf-facts' }, [
      ['Channel', words(each.channel)], ['Stage of the journey', each.stage],
      ['Point in time', labelIn(form.content.pointsInTime, each.pointInTime)], ['Scale', labelIn(form.content.scales, each.scale)],
      ['OMB control number', each.controlNumber], ['Trust', `${percent(each.trustShare)} positive`],
      ['Rows', `${number(each.rowsRead)} read, ${number(each.counted)} counted, ${number(each.refused)} refused`],
      ['Uploaded', [each.uploadedBy, each.uploadedAt && moment(each.uploadedAt)].filter(Boolean).join(', ')],
    ].filter(([, value]) => value).map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value)))),
    drivers.length > 0 && h('details', {}, h('summary', {}, 'What made the difference'), driverTable(name, each.drivers, drivers)),
    (each.warnings || []).length > 0 && notice('warning', 'Please look at this', h('ul', {}, each.warnings.map((text) => h('li', {}, text)))),
    problems(each),
    each.sha256 && h('details', {}, h('summary', {}, 'Fingerprint of the file'), h('p', {}, h('code', {}, each.sha256))),
    form.can('datasetIds') && removing(form, each, name));
}

function driverTable(name, drivers, order) {
  const split = order.some((driver) => drivers[driver] !== null && typeof drivers[driver] === 'object');
  return h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': `Drivers in ${name}` }, h('table', {},
    h('thead', {}, h('tr', {}, ['Driver', ...(split ? ['Positive', 'Negative'] : ['Times chosen'])].map((title) => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, order.map((driver) => h('tr', {}, h('th', { scope: 'row' }, words(driver)),
      split ? ['positive', 'negative'].map((side) => h('td', { class: 'hf-number' }, number(drivers[driver]?.[side])))
        : h('td', { class: 'hf-number' }, number(drivers[driver])))))));
}

/** What was refused and why, and what was counted but looks odd; long files give the first problems only. */
function problems({ problems: list = [], errors = [], refused, flagged }) {
  const all = [...list, ...errors];
  const odd = all.filter((each) => each.severity === 'FLAGGED');
  const out = all.filter((each) => each.severity !== 'FLAGGED');
  return [[out, refused, 'not counted, and why'], [odd, flagged, 'counted, but odd']].filter(([some]) => some.length > 0)
    .map(([some, rows, what]) => h('details', { open: some.length <= 5 }, h('summary', {}, `${count(rows ?? some.length, 'row')} ${what}`), faultList(some),
      rows > some.length && h('p', { class: 'hf-hint' }, `${count(rows - some.length, 'more row')} not listed here.`)));
}

const faultList = (list) => h('ul', {}, list.map((each) =>
  h('li', {}, each.line && `Line ${number(each.line)}: `, each.line && each.field && `${each.field}: `, each.message)));

const labelIn = (list, id) => (list || []).find((each) => each.id === id)?.label || words(id);

function removing(form, each, name) {
  const place = h('div', { class: 'hf-row', role: 'group', 'aria-label': `Remove ${name}` });
  const ask = () => {
    replace(place, h('p', {}, `Remove ${name} from the report?`),
      button('Yes, remove it', remove, { class: 'hf-button hf-button-small hf-button-danger' }), button('No, keep it', idle, { class: 'hf-button hf-button-small' }));
    place.querySelectorAll('button')[1].focus();
  };
  const first = () => button(`Remove ${name}`, ask, { class: 'hf-button hf-button-small hf-button-danger' });
  const idle = () => {
    replace(place, first());
    place.querySelector('button').focus();
  };
  const remove = async () => {
    try {
      await request('DELETE', `/api/v1/datasets/${encodeURIComponent(each.id)}`);
      await form.draft.save();
      await form.reload();
      form.root.querySelector('#hf-dataset-channel')?.focus();
    } catch (problem) {
      replace(place, first());
      form.fail(problem instanceof Problem ? problem.sentence : 'The file could not be removed. Try again.');
    }
  };
  replace(place, first());
  return place;
}

// ---- uploading

/** What is chosen for the next file; kept while the form is drawn anew, never part of the draft. */
const entered = new WeakMap();

function uploading(form) {
  const { content } = form;
  const clearancesHere = content.clearances || [];
  if (!entered.has(form)) {
    entered.set(form, {
      channel: '', stage: '', pointInTime: content.pointsInTime?.[0]?.id || '', scale: content.scales?.[0]?.id || '',
      controlNumber: (clearancesHere.find((each) => each.valid) || {}).controlNumber || '', surveyTitle: '', trustQuestionText: '',
      volumeOfCustomers: '', volumeOffered: '',
    });
  }
  const about = entered.get(form);
  const places = { report: h('div', { id: 'hf-dataset-report', tabindex: '-1' }), progress: h('div', { role: 'status', id: 'hf-dataset-progress' }) };
  if (about.lastReport) {
    replace(places.report, about.lastReport());
  }
  const own = (name, options) => control({
    id: `hf-dataset-${name}`, path: `metadata.${name}`, value: about[name], onChange: (value) => (about[name] = value), ...options,
  });
  const choose = (list, first) => [...(first ? [{ value: '', label: first }] : []),
    ...(list || []).map((each) => (typeof each === 'string' ? { value: each, label: words(each) } : { value: each.id, label: each.label }))];
  const file = control({
    id: 'hf-dataset-file', path: 'file', kind: 'file', label: 'Response file', required: true,
    hint: 'CSV with the 17 columns of the response template, UTF-8; it may be compressed with gzip (.csv.gz).',
    attributes: { accept: '.csv,.gz,text/csv,application/gzip' }, onChange: () => {},
  });
  return h('section', { class: 'hf-section', 'aria-label': 'Upload a response file' },
    h('h4', {}, 'Upload a response file'),
    h('p', {}, 'The file is checked at once. You see what was counted, what was not, and why.'),
    h('div', { class: 'hf-columns' },
      own('channel', { kind: 'select', label: 'Channel', required: true, options: choose(content.channels, 'Choose …') }),
      own('stage', { label: 'Stage of the journey', hint: 'Such as “End of the application”.' }),
      own('pointInTime', { kind: 'select', label: 'Point in time', required: true, options: choose(content.pointsInTime) }),
      own('scale', { kind: 'select', label: 'Scale', required: true, options: choose(content.scales) }),
      own('controlNumber', {
        kind: 'select', label: 'OMB control number', required: true,
        options: [{ value: '', label: 'Choose …' }, ...clearancesHere.map((each) => ({
          value: each.controlNumber, label: `${each.controlNumber}${each.valid ? '' : ' (not valid)'}${each.demo ? ' (demo)' : ''}`,
        }))],
      }),
      own('surveyTitle', { label: 'Title of the survey' }),
      own('volumeOfCustomers', { kind: 'number', label: 'Customers in the quarter', hint: 'A whole number.' }),
      own('volumeOffered', { kind: 'number', label: 'Customers offered the survey', hint: 'A whole number.' })),
    own('trustQuestionText', { label: 'Wording of the trust question' }),
    file,
    h('div', { class: 'hf-row' }, button('Upload and check', () => send(form, about, file.querySelector('input'), places), { class: 'hf-button hf-button-primary', id: 'hf-dataset-send' })),
    places.progress, places.report);
}

function metadata(form, about) {
  const whole = (text) => (String(text).trim() === '' ? null : /^[\d,\s]+$/.test(text) ? Number(String(text).replace(/[,\s]/g, '')) : text);
  const { lastReport, ...entries } = about;
  return {
    ...entries, volumeOfCustomers: whole(about.volumeOfCustomers), volumeOffered: whole(about.volumeOffered), hispId: form.data.hispId,
  };
}

async function send(form, about, input, { report, progress }) {
  const chosen = input.files[0];
  about.lastReport = null;
  report.replaceChildren();
  const missing = [!about.channel && { field: 'metadata.channel', message: 'Choose the channel.' },
    !chosen && { field: 'file', message: 'Choose the response file first.' }].filter(Boolean);
  if (missing.length > 0) {
    form.fail(null, missing);
    return;
  }
  form.clearProblems();
  const bar = h('progress', { max: 100, value: 0, 'aria-label': `Upload of ${chosen.name}` });
  const text = h('p', {}, `Uploading ${chosen.name} …`);
  const { service, quarter } = form.content;
  const sending = upload(`/api/v1/services/${encodeURIComponent(service.id)}/reports/${encodeURIComponent(quarter)}/datasets`,
    { metadata: new Blob([JSON.stringify(metadata(form, about))], { type: 'application/json' }), file: chosen },
    (sent, total) => {
      bar.value = (100 * sent) / total;
      if (sent === total) {
        text.textContent = 'Uploaded. Checking every row …';
      }
    });
  replace(progress, text, bar, button('Cancel the upload', sending.cancel, { class: 'hf-button hf-button-small', id: 'hf-dataset-cancel' }));
  document.getElementById('hf-dataset-cancel').focus();
  try {
    const answer = await sending.done;
    progress.replaceChildren();
    about.lastReport = () => accepted(chosen.name, answer || {});
    await form.draft.save();
    await form.reload();
  } catch (problem) {
    progress.replaceChildren();
    about.lastReport = null;
    replace(report, refused(chosen.name, problem));
    form.showFaults((problem.errors || []).filter((each) => each.field?.startsWith('metadata.')));
  }
  document.getElementById('hf-dataset-report')?.focus();
}

function accepted(name, answer) {
  return notice('success', `${name} was taken.`,
    h('p', {}, `${number(answer.rowsRead)} rows read, ${number(answer.counted)} counted, ${number(answer.refused ?? 0)} refused.`),
    (answer.warnings || []).length > 0 && h('ul', {}, answer.warnings.map((text) => h('li', {}, text))), problems(answer));
}

function refused(name, problem) {
  if (!(problem instanceof Problem)) {
    console.error(problem);
    return notice('error', `${name} was not taken.`, h('p', {}, 'Something went wrong on this page. Reload it and look whether the file is listed.'));
  }
  const { rowsRead, counted, refused: out, errors = [] } = problem.body;
  return notice(problem.cancelled ? 'info' : 'error', problem.cancelled ? 'Cancelled.' : `${name} was not taken.`,
    h('p', {}, problem.sentence),
    rowsRead !== undefined && h('p', {}, `${number(rowsRead)} rows read, ${number(counted)} could be counted, ${number(out)} not.`),
    errors.length > 0 && faultList(errors));
}
