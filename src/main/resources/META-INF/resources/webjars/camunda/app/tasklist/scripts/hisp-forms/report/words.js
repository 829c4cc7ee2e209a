/* What a report says beside its datasets; which sections there are is the edition's matter. */

import { h } from '../dom.js';
import { reading } from '../controls.js';
import { field, repeating, section } from '../fields.js';
import { number } from '../text.js';
import { table } from './dataset.js';

const RENDER = { accomplishments, 'service-levels': serviceLevels, 'planned-actions': plannedActions };

export const sections = (form) => (form.content.sections || []).filter(({ code }) => RENDER[code]).map((each) => RENDER[each.code](form, each));

/** What was measured last time is measured again; the values are new. */
export function proposed({ content }) {
  const { last, quarterLabel } = content;
  return (last?.serviceLevels || []).map(({ name, unit, period, source }) => ({
    name, unit, value: '', period: period === last.quarterLabel ? quarterLabel : '', source: source || '',
  }));
}

function accomplishments(form, { label, hint }) {
  const { last } = form.content;
  return section(label,
    said(form, 'accomplishments', 'Accomplishments', hint),
    last?.accomplishments && earlier(`What the report for ${last.quarterLabel} said`, last.accomplishments));
}

function plannedActions(form, { label, hint }) {
  const { last } = form.content;
  return section(label,
    last?.plannedActions && earlier(`What was planned in ${last.quarterLabel} for this quarter`, last.plannedActions),
    said(form, 'plannedActions', 'Planned actions', hint));
}

/** Whoever reviews the report reads its words as the public would: with labels in place of what looks like personal data. */
function said(form, part, label, hint) {
  const shown = form.content.review?.texts;
  return shown ? reading(label, shown[part]) : field(form, [part], { kind: 'textarea', label, hint });
}

const earlier = (title, text) => h('details', {}, h('summary', {}, title), h('p', { class: 'hf-quote' }, text));

const shown = ({ value, unit }) => (unit === '%' ? `${number(value)}%` : `${number(value)} ${unit}`);

function lastOf({ last }, { name = '', unit = '' }) {
  const same = (one, other) => (one || '').trim().toLowerCase() === (other || '').trim().toLowerCase();
  return (last?.serviceLevels || []).find((each) => same(each.name, name) && same(each.unit, unit));
}

function serviceLevels(form, { label, hint }) {
  const { content } = form;
  if (!form.can('serviceLevels')) {
    const levels = (content.review?.texts.serviceLevels || form.draft.get(['serviceLevels']) || []).filter((each) => each.name || each.value);
    const remarks = form.draft.get(['indicators']);
    return section(label,
      levels.length === 0 ? h('p', { class: 'hf-none' }, 'No service-level indicators.')
        : table('Service-level indicators', ['Indicator', 'Value', content.last ? content.last.quarterLabel : 'Last time', 'Period', 'Source'], levels.map((each) => {
          const last = lastOf(content, each);
          return [each.name, shown(each), last ? shown(last) : 'not given', each.period, each.source || 'not given'];
        })),
      remarks && said(form, 'indicators', 'Remarks on the indicators'));
  }
  return section(label, h('p', {}, hint),
    repeating(form, ['serviceLevels'], {
      item: 'Indicator', addLabel: 'Add an indicator', empty: 'No indicators yet.', title: (each) => each?.name || '',
      create: () => ({ name: '', unit: '', value: '', period: content.quarterLabel || content.quarter, source: '' }),
      render: (each, path) => {
        const last = lastOf(content, each);
        return h('div', { class: 'hf-columns' },
          field(form, [...path, 'name'], { label: 'Indicator', required: true, hint: 'Such as “Average wait on the phone”.' }),
          field(form, [...path, 'value'], { kind: 'number', label: 'Value', required: true, hint: last ? `In ${content.last.quarterLabel}: ${shown(last)}.` : 'A number, such as 12.5.' }),
          field(form, [...path, 'unit'], { label: 'Unit', required: true, hint: 'Such as minutes, visits or %.' }),
          field(form, [...path, 'period'], { label: 'Period', required: true }),
          field(form, [...path, 'source'], { label: 'Source', hint: 'Where the number comes from.' }));
      },
    }),
    field(form, ['indicators'], { kind: 'textarea', label: 'Remarks on the indicators', hint: 'What one must know to read them.' }));
}
