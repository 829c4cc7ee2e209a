/*
 * The quarterly feedback report of one service: datasets are added and checked at once, accomplishments and service levels
 * are written, or the report says why there is none. The parts stand in ../report/.
 */

import { Problem, request } from '../api.js';
import { button, notice, reading } from '../controls.js';
import { h, replace } from '../dom.js';
import { about as place, field, section } from '../fields.js';
import { dataset, totals } from '../report/dataset.js';
import { correction, opinion, review, versions } from '../report/review.js';
import { replaceDataset, uploading } from '../report/upload.js';
import { proposed, sections } from '../report/words.js';
import { day } from '../text.js';

export default {
  propose: (form) => (form.can('datasetIds') ? {
    datasetIds: (form.content.datasets || []).map((each) => each.id),
    ...(form.content.last?.serviceLevels.length > 0 && { serviceLevels: proposed(form) }),
  } : {}),

  content(form) {
    const { content } = form;
    const datasets = content.datasets || [];
    followDatasets(form, datasets);
    return [
      h('p', {}, h('strong', {}, `Quarter: ${content.quarterLabel || content.quarter}`)),
      correction(content),
      content.blocked && notice('error', 'This report cannot be accepted yet.', h('p', {}, content.blocked)),
      opinion(form),
      clearances(content.clearances || []),
      place('datasetIds',
        section(`Datasets (${datasets.length})`,
          datasets.length === 0 && h('p', { class: 'hf-none' }, 'No dataset yet.'),
          datasets.map((each) => dataset(content, each, form.can('datasetIds') && tools(form, each)))),
        totals(content, form.can('datasetIds') ? 'What OMB will see' : undefined),
        form.can('datasetIds') && uploading(form)),
      sections(form),
      !content.review && personalData(content.textFindings || []),
      review(form),
      versions(content),
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

/** Files may also come through the API; the report counts all that are there, but for those submitted before and left out now. */
function followDatasets(form, datasets) {
  const chosen = form.draft.get(['datasetIds']) || [];
  const ids = datasets.filter((each) => !each.submittedAt || chosen.includes(each.id)).map((each) => each.id);
  if (form.can('datasetIds') && JSON.stringify(chosen) !== JSON.stringify(ids)) {
    form.change(['datasetIds'], ids);
  }
}

const leftOut = (form, each) => !(form.draft.get(['datasetIds']) || []).includes(each.id);

/** Of the draft as it was when the form was opened; in the review it stands among what the checks found. */
function personalData(found) {
  return found.length > 0 && notice('warning', 'Words of this report seem to hold personal data.',
    h('p', {}, 'These words become public with the figures.'), h('ul', {}, found.map(({ message }) => h('li', {}, message))));
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

/** What was submitted is never replaced or removed; a corrected file comes beside it, and it is left out. */
function tools(form, each) {
  const name = each.fileName || `File ${each.id}`;
  return each.submittedAt ? leaving(form, each, name) : removing(form, each, name);
}

function leaving(form, each, name) {
  const out = leftOut(form, each);
  const change = () => {
    const ids = form.content.datasets.map(({ id }) => id).filter((id) => (id === each.id ? out : (form.draft.get(['datasetIds']) || []).includes(id)));
    form.change(['datasetIds'], ids);
    form.redraw();
  };
  return h('div', { class: 'hf-row' },
    h('p', {}, out ? 'Left out: it does not count in this report.' : 'Submitted to OMB once already, and kept as it is. If it is wrong, add the corrected file and leave this one out.'),
    button(out ? `Take ${name} in again` : `Leave ${name} out`, change, { id: `hf-dataset-leave-${each.id}`, class: 'hf-button hf-button-small' }));
}

function removing(form, each, name) {
  const row = h('div', { class: 'hf-row', role: 'group', 'aria-label': `Change ${name}` });
  const ask = () => {
    replace(row, h('p', {}, `Remove ${name} from the report?`),
      button('Yes, remove it', remove, { class: 'hf-button hf-button-small hf-button-danger' }), button('No, keep it', idle, { class: 'hf-button hf-button-small' }));
    row.querySelectorAll('button')[1].focus();
  };
  const first = () => [button(`Replace ${name}`, () => replaceDataset(form, each), { class: 'hf-button hf-button-small', id: `hf-dataset-replace-${each.id}` }),
    button(`Remove ${name}`, ask, { class: 'hf-button hf-button-small hf-button-danger', id: `hf-dataset-remove-${each.id}` })];
  const idle = () => {
    replace(row, first());
    row.querySelectorAll('button')[1].focus();
  };
  const remove = async () => {
    try {
      await request('DELETE', `/api/v1/datasets/${encodeURIComponent(each.id)}`);
      await form.draft.save();
      await form.reload();
      form.root.querySelector('#hf-dataset-channel')?.focus();
    } catch (problem) {
      replace(row, first());
      form.fail(problem instanceof Problem ? problem.sentence : 'The file could not be removed. Try again.');
    }
  };
  replace(row, first());
  return row;
}
