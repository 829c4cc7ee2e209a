/*
 * How a survey stands to the guidelines, rule by rule, beside the form: what must be changed, what the reviewers judge, what is
 * met. Each point leads to its field.
 */

import { request } from '../api.js';
import { button, notice } from '../controls.js';
import { debounced, h, replace, unfold } from '../dom.js';
import { count } from '../text.js';

const KINDS = [
  { id: 'blocking', title: 'Must be changed', open: true },
  { id: 'advisory', title: 'For the reviewers to judge', open: true },
  { id: 'excepted', title: 'Allowed by an exception', open: true },
  { id: 'met', title: 'Met' },
  { id: 'notApplicable', title: 'Does not apply' },
];

/** As in the style: from this width on the report stands beside the form. */
const BESIDE = 832;

const kindOf = ({ status, severity }) => (status === 'departed' ? severity : status);

export class Report {
  /** @param onFound hears of the findings, so that the parts of the form can say what is open in them */
  constructor(form, onFound = () => {}) {
    Object.assign(this, { form, onFound, writes: form.can('title') });
    this.place = h('section', { class: 'hf-report', id: 'hf-report', 'aria-label': 'Conformance with the survey guidelines' });
    // the form may be drawn anew while an earlier report still waits to ask
    form.report = this;
    this.soon = debounced(() => this.look(), 1500);
    this.show(form.surveyReport);
    this.look();
  }

  /** Once what was written is saved; a task that is being completed is not there any more when the question arrives. */
  async look() {
    const { form } = this;
    const turn = (form.reportTurn = (form.reportTurn || 0) + 1);
    if (form.report !== this || form.preparing || form.ready || form.submitting || form.draft.closed || (turn > 1 && !form.root.isConnected)) {
      return;
    }
    if (form.draft.unsaved) {
      this.soon();
      return;
    }
    try {
      const { report } = await request('GET', `/api/v1/tasks/${encodeURIComponent(form.taskId)}/survey`);
      if (turn === form.reportTurn) {
        form.surveyReport = report;
        this.show(report);
      }
    } catch (problem) {
      if (turn === form.reportTurn) {
        replace(this.place, notice('info', null, h('p', {}, `The survey could not be checked now. ${problem.sentence || ''}`)));
      }
    }
  }

  show(report) {
    if (!report) {
      return;
    }
    const { findings } = report;
    const of = (kind) => findings.filter((each) => kindOf(each) === kind);
    const opened = new Map([...this.place.querySelectorAll('details')].map((each) => [each.id, each.open]));
    const focused = this.place.contains(document.activeElement) && document.activeElement.id;
    const blocking = of('blocking').length;
    const advisory = of('advisory').length;
    const summary = findings.length === 0 ? 'The guidelines are for surveys; this request is none.'
      : blocking + advisory === 0 ? 'The survey follows every rule that applies.'
        : `${[blocking > 0 && `${count(blocking, 'point')} must be changed`, advisory > 0 && `${advisory} for the reviewers to judge`].filter(Boolean).join(', ')}.`;
    this.place.dataset.state = blocking > 0 ? 'blocking' : advisory > 0 ? 'advisory' : 'fine';
    replace(this.place,
      h('details', { id: 'hf-report-all', open: opened.get('hf-report-all') ?? (this.wide() || !this.writes) },
        h('summary', { id: 'hf-report-line' }, h('h4', {}, 'Survey guidelines'), h('p', { id: 'hf-report-summary', role: 'status' }, summary)),
        KINDS.map(({ id, title, open }) => this.group(id, title, of(id), opened.get(`hf-report-${id}`) ?? Boolean(open)))),
      this.writes && button('Save and check now', async () => {
        await this.form.draft.save();
        await this.look();
        document.getElementById('hf-check')?.focus();
      }, { id: 'hf-check', class: 'hf-button hf-button-small' }));
    if (focused) {
      document.getElementById(focused)?.focus();
    }
    this.onFound(findings.filter((each) => ['blocking', 'advisory'].includes(kindOf(each))));
  }

  /** Beside the form it disturbs nobody; above the form it stays behind its line. */
  wide() {
    return this.form.root.clientWidth >= BESIDE;
  }

  group(id, title, list, open) {
    return list.length > 0 && h('details', { id: `hf-report-${id}`, class: `hf-report-group hf-report-${id}`, open },
      h('summary', { id: `hf-report-${id}-line` }, `${title} (${list.length})`),
      h('ul', {}, list.map((each, i) => h('li', {}, h('strong', {}, each.title), h('p', {}, each.message),
        h('p', { class: 'hf-hint' }, each.clause, each.field && id !== 'met' && id !== 'notApplicable' && this.form.root.isConnected && [' ',
          button('Go to the field', () => lead(this.form, each.field), { id: `hf-report-${id}-${i}`, class: 'hf-link hf-link-plain', 'aria-label': `Go to the field: ${each.title}` })])))));
  }
}

/** Opens what is folded and puts the focus on the field, or on what stands there to read. */
export function lead(form, field) {
  const place = form.placeOf(field);
  if (!place) {
    return;
  }
  unfold(place);
  place.scrollIntoView({ block: 'center' });
  const control = [...place.querySelectorAll('input:not([type=hidden]), select, textarea, button')].find((each) => each.checkVisibility());
  if (!control) {
    place.tabIndex = -1;
  }
  (control || place).focus();
}
