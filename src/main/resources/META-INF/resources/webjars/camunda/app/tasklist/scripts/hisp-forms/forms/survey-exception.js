/* A request for an exception from the survey guidelines: what speaks for it, and OMB's decision. */

import { evidenceField } from '../evidence.js';
import { choice, field, section } from '../fields.js';
import { h } from '../dom.js';
import { day, words } from '../text.js';

export default {
  content(form) {
    const { rules = [], latestDay, earlier = [] } = form.content;
    const decides = form.can('decision');
    return [
      decides && decision(form, latestDay),
      section('The request',
        field(form, ['model'], { label: 'The earlier model', required: true, hint: 'Such as “the seven questions of the 2019 edition, rated from 1 to 5”.', attributes: { maxlength: 300 } }),
        choice(form, ['rules'], {
          legend: 'Rules that the survey departs from', multiple: true, required: true,
          options: rules.map((rule) => ({ value: rule.id, label: rule.title || words(rule.id), text: rule.severity === 'blocking' ? 'Otherwise it must be followed.' : 'Otherwise the reviewers judge.' })),
        }),
        field(form, ['success'], { kind: 'textarea', label: 'Success with the earlier model', required: true, hint: 'What you learned from it and what improved, in figures where there are any.' }),
        field(form, ['capacity'], { kind: 'textarea', label: 'Capacity to use more granular data', required: true, hint: 'Who analyses the answers, how often, and who acts on them.' }),
        field(form, ['until'], { kind: 'date', label: 'Asked for until', required: true, hint: latestDay && `At the latest ${day(latestDay)}. An exception can be asked for again.` }),
        evidenceField(form, ['evidence'], { label: 'Evidence of the success', hint: 'At least one file or link, such as a report or a dashboard.' })),
      !decides && form.draft.get(['decision']) && decision(form, latestDay),
      history(earlier),
    ];
  },
};

const decision = (form, latestDay) => section('Decision of OMB',
  form.can('decision') && h('p', {}, 'These fields matter if you grant the exception.'),
  field(form, ['decision', 'expiresOn'], { kind: 'date', label: 'Last day of the exception', hint: latestDay && `At the latest ${day(latestDay)}; the people concerned are told ahead.` }),
  field(form, ['decision', 'terms'], { kind: 'textarea', rows: 3, label: 'Terms', hint: 'What the HISP has to do while the exception holds.' }));

function history(earlier) {
  return earlier.length > 0 && section('Earlier requests for this service', h('ul', {}, earlier.map((each) => h('li', {},
    `${each.businessKey}: ${words(each.status).toLowerCase()}`, each.grantedOn && `, ${day(each.grantedOn)} to ${day(each.expiresOn)}`,
    each.model && `. Model: ${each.model}`, each.terms && `. Terms: ${each.terms}`))));
}
