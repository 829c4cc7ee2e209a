/* The umbrella clearance of a department: Supporting Statement A, the notices, the comments, and what OIRA enters. */

import { notice } from '../controls.js';
import { h } from '../dom.js';
import { choice, field, section, yesNo } from '../fields.js';
import { withAdvice } from '../number-note.js';
import { remarks } from '../remarks.js';
import { day, dollars, number } from '../text.js';

const has = (form, part) => form.can(part) || form.draft.get([part]) !== undefined;

export default {
  /** OIRA begins with what the agency asked for; a title and a kind of the clearance so far. */
  propose(form) {
    if (form.content.step !== 'Task_AssignUmbrellaNumber') {
      return {};
    }
    const asked = form.data.draft?.content?.burden || {};
    const now = form.content.umbrella || {};
    return { approval: { controlNumber: now.controlNumber, title: now.title, kind: now.kind || 'a11-280', terms: now.terms, responses: asked.responses, hours: asked.hours, cost: asked.cost } };
  },

  content(form) {
    const first = [['approval', approval], ['extension', extension], ['comments', comments], ['thirtyDay', thirtyDay], ['sixtyDay', sixtyDay]];
    return [
      situation(form.content.umbrella),
      first.filter(([part]) => form.can(part)).map(([, draw]) => draw(form)),
      form.content.step !== 'Task_DecideExtension' && [asked(form), statement(form)],
      first.filter(([part]) => part !== 'extension' && !form.can(part) && has(form, part)).map(([, draw]) => draw(form)),
    ];
  },
};

function situation(umbrella) {
  if (!umbrella) {
    return notice('warning', 'The department has no umbrella clearance.',
      h('p', {}, 'None of its surveys can be approved until OMB has approved one.'));
  }
  const rows = [['Responses a year', 'responses', number], ['Hours a year', 'hours', number], ['Cost to respondents a year', 'cost', dollars]];
  return section('The clearance so far',
    h('p', {}, h('strong', {}, umbrella.controlNumber || umbrella.title), umbrella.valid ? ', in force until ' : ', expired on ', day(umbrella.expiresOn),
      `. ${umbrella.surveys === 0 ? 'No survey with figures draws' : umbrella.surveys === 1 ? 'One survey draws' : `${number(umbrella.surveys)} surveys draw`} on it.`),
    umbrella.terms && h('p', {}, h('strong', {}, 'Terms: '), umbrella.terms),
    h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Ceilings and what is drawn' },
      h('table', {}, h('thead', {}, h('tr', {}, ['', 'Ceiling', 'Drawn', 'Left'].map((name) => (name ? h('th', { scope: 'col' }, name) : h('td', {}))))),
        h('tbody', {}, rows.map(([label, key, show]) => h('tr', {}, h('th', { scope: 'row' }, label), h('td', {}, show(umbrella.ceilings[key])),
          h('td', {}, show(umbrella.drawn[key])), h('td', {}, show(umbrella.ceilings[key] - umbrella.drawn[key]))))))));
}

const asked = (form) => section('Ceilings asked for',
  h('p', {}, 'What all surveys under the clearance may ask of the public in one year, together.'),
  h('div', { class: 'hf-columns' },
    field(form, ['burden', 'responses'], { kind: 'number', label: 'Responses a year', required: true }),
    field(form, ['burden', 'hours'], { kind: 'number', label: 'Hours a year', required: true, hint: 'Responses times minutes, divided by 60.' }),
    field(form, ['burden', 'cost'], { kind: 'number', label: 'Cost to respondents a year in dollars', required: true, hint: '0 if there is none.' })));

const statement = (form) => section('Supporting Statement A',
  (form.content.questions || []).map(({ number: n, topic }) => h('div', {},
    field(form, ['statement', `q${n}`], { kind: 'textarea', rows: 3, label: `${n}. ${topic}`, required: true, attributes: { maxlength: 20000 } }),
    remarks(form, `statement.q${n}`, `question ${n}`))));

const citation = { label: 'Citation in the Federal Register', required: true, hint: 'Volume, FR, page, such as 91 FR 3410.', attributes: { maxlength: 40 } };

const sixtyDay = (form) => section('60-day notice',
  field(form, ['sixtyDay', 'citation'], citation),
  field(form, ['sixtyDay', 'publishedOn'], { kind: 'date', label: 'Appeared on', required: true, hint: 'The 60 days for comments run from that day.' }));

const thirtyDay = (form) => section('30-day notice',
  field(form, ['thirtyDay', 'citation'], citation),
  field(form, ['thirtyDay', 'publishedOn'], { kind: 'date', label: 'Appeared on', required: true, hint: 'After the 60 days for comments.' }));

const comments = (form) => section('Comments on the 60-day notice',
  field(form, ['comments', 'received'], { kind: 'number', label: 'Comments received', required: true, hint: '0 if there were none.' }),
  field(form, ['comments', 'summary'], { kind: 'textarea', rows: 4, label: 'What they say', hint: 'Needed if there were any.' }),
  field(form, ['comments', 'answer'], { kind: 'textarea', rows: 4, label: 'How you answer them', hint: 'Needed if there were any.' }));

const approval = (form) => section('Approval',
  h('div', { class: 'hf-columns' },
    withAdvice(form, ['approval', 'controlNumber'], form.content.umbrella?.controlNumber,
      field(form, ['approval', 'controlNumber'], { label: 'OMB control number', required: true, hint: 'Four digits, a hyphen, four digits: 1234-5678.', attributes: { maxlength: 60 } })),
    field(form, ['approval', 'approvedOn'], { kind: 'date', label: 'Approved on', required: true }),
    field(form, ['approval', 'expiresOn'], { kind: 'date', label: 'Last day', required: true, hint: `At most ${form.content.longestYears || 3} years later.` })),
  field(form, ['approval', 'title'], { label: 'Title', required: true, attributes: { maxlength: 400 } }),
  choice(form, ['approval', 'kind'], { legend: 'Kind of clearance', options: (form.content.kinds || []).map(({ id, label }) => ({ value: id, label })) }),
  h('div', { class: 'hf-columns' },
    field(form, ['approval', 'responses'], { kind: 'number', label: 'Ceiling of responses a year', required: true }),
    field(form, ['approval', 'hours'], { kind: 'number', label: 'Ceiling of hours a year', required: true }),
    field(form, ['approval', 'cost'], { kind: 'number', label: 'Ceiling of cost a year in dollars', required: true, hint: '0 if there is none.' })),
  yesNo(form, ['approval', 'publicationAllowed'], { legend: 'May results of surveys under it be published?', hint: 'Quarterly feedback is published; a clearance that forbids it cannot be used for it.' }),
  field(form, ['approval', 'terms'], { kind: 'textarea', rows: 3, label: 'Terms of clearance', hint: 'Leave empty if there are none.', attributes: { maxlength: 4000 } }));

const extension = (form) => section('Extension',
  h('p', {}, h('strong', {}, 'The agency\'s reason: '), form.content.extensionReason || 'Not given'),
  form.content.extensionUntil && h('p', {}, h('strong', {}, 'Asked for until: '), day(form.content.extensionUntil)),
  field(form, ['extension', 'until'], { kind: 'date', label: 'Extended until', hint: 'Six months after its last day at most, or from today if it has lapsed. Needed to extend.' }));
