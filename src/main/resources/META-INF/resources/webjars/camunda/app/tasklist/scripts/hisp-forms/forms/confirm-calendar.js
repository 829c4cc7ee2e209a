/* OMB sets the days of a year's milestones; the quarterly ones follow from a rule and are only shown. */

import { request } from '../api.js';
import { notice, reading } from '../controls.js';
import { debounced, h, idOf } from '../dom.js';
import { field, liveHint, section } from '../fields.js';
import { day } from '../text.js';

const byRule = (milestone) => milestone.milestone.startsWith('service-report');

export default {
  propose: (form) => ({
    milestones: (form.content.milestones || []).filter((each) => !byRule(each))
      .map(({ milestone, opensOn, dueOn }) => ({ milestone, opensOn, dueOn })),
    graceDays: form.content.grace?.days ?? null,
  }),

  content(form) {
    const milestones = form.content.milestones || [];
    const drafted = form.draft.get(['milestones']) || [];
    return [
      form.content.edition && h('p', {}, `The ${form.content.edition} edition gives these milestones. Where it prints a season or a month only, `
        + 'the day is proposed by this system: change it if OMB chose another.'),
      form.content.holidayNote && notice('info', null, h('p', {}, form.content.holidayNote)),
      section('Days that OMB sets', milestones.filter((each) => !byRule(each))
        .map((each) => milestone(form, each, drafted.findIndex((own) => own.milestone === each.milestone)))),
      form.content.grace && section('Grace period of newly designated services', field(form, ['graceDays'], {
        kind: 'number', label: 'Days until a newly designated service reports', hint: form.content.grace.printed
          ? `The edition prints at most ${form.content.grace.printed} calendar days from the designation.`
          : 'The edition prints none. Leave it empty, or enter the number of days that OMB sets for this cycle.' })),
      milestones.some(byRule) && section('Days that follow from the rule',
        h('p', {}, 'These days are computed from the rule of the edition and cannot be changed here.'),
        h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Computed days' },
          h('table', {}, h('thead', {}, h('tr', {}, ['Milestone', 'Opens', 'Due', 'Printed as'].map((name) => h('th', { scope: 'col' }, name)))),
            h('tbody', {}, milestones.filter(byRule).map((each) => h('tr', { 'data-path': each.milestone },
              h('th', { scope: 'row' }, each.label), h('td', {}, day(each.opensOn)), h('td', {}, day(each.dueOn)), h('td', {}, each.printed))))))),
    ];
  },
};

function milestone(form, each, i) {
  return h('fieldset', { class: 'hf-item', 'data-path': `milestones.${i}`, 'data-alias': each.milestone },
    h('legend', { class: 'hf-item-title' }, each.label),
    h('p', { class: 'hf-error', hidden: true }),
    h('dl', { class: 'hf-facts' },
      each.printed && h('div', {}, h('dt', {}, 'Printed in the edition'), h('dd', {}, `“${each.printed}”`)),
      each.clause && h('div', {}, h('dt', {}, 'Clause'), h('dd', {}, each.clause)),
      h('div', {}, h('dt', {}, 'Day'), h('dd', {}, each.proposed ? 'Proposed by this system' : 'Printed or confirmed'))),
    each.remark && h('p', { class: 'hf-hint' }, each.remark),
    i < 0 ? [reading('Opens', day(each.opensOn)), reading('Due', day(each.dueOn))]
      : h('div', { class: 'hf-columns' }, date(form, i, 'opensOn', 'Opens on'), date(form, i, 'dueOn', 'Due on')));
}

/** A day and, below it, what is special about it; weekends and holidays are allowed but never by accident. */
function date(form, i, name, label) {
  const path = ['milestones', i, name];
  const about = liveHint(`${idOf(path)}-day`);
  const look = debounced(async (iso) => {
    try {
      const answer = await request('GET', `/api/v1/calendar/warning?date=${encodeURIComponent(iso)}`);
      if (form.draft.get(path) === iso) {
        about.say(answer.warning || null);
        if (!answer.warning) {
          about.place.append(h('p', { class: 'hf-hint' }, answer.longDate));
        }
      }
    } catch (problem) {
      about.say(null);
    }
  }, 300);
  const consider = (iso) => (/^\d{4}-\d{2}-\d{2}$/.test(iso || '') ? look(iso) : about.say(iso ? `${iso} is not a day. Write it as year, month, day.` : `Choose a day for "${label}".`));
  consider(form.draft.get(path));
  return h('div', {}, field(form, path, { kind: 'date', label, required: true, onChange: consider }), about.place);
}
