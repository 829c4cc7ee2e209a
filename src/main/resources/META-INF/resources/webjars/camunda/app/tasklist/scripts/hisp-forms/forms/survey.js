/*
 * A survey on its way through the Paperwork Reduction Act. Those who write it see its parts one by one, and beside them how the
 * draft stands to the guidelines; those who judge it see what deviates and what changed first, and the rest folded.
 */

import { request, root } from '../api.js';
import { notice } from '../controls.js';
import { h, replace } from '../dom.js';
import { section } from '../fields.js';
import * as around from '../survey/around.js';
import { Parts } from '../survey/parts.js';
import * as questions from '../survey/questions.js';
import { Report } from '../survey/report.js';
import * as review from '../survey/review.js';
import { day, words } from '../text.js';

const CHANGES = { cosmetic: 'A cosmetic change', nonSubstantive: 'A change without substance', substantive: 'A substantive change' };

export default {
  /** A case is about one service, and most surveys ask as the guideline does. */
  propose(form) {
    const { services = [], guideline = {}, proposedApproval, touchpoint } = form.content;
    if (!form.can('title')) {
      return form.can('approval') && proposedApproval ? { approval: proposedApproval } : {};
    }
    const scale = guideline.scales?.[0] || guideline.scale;
    return {
      ...(services.length === 1 && { serviceId: services[0].id }), ...(scale && { scale }),
      driverMode: guideline.driverModes?.[0] || 'branches', languages: ['English'], ...(touchpoint && { touchpoint }),
      burden: { groups: [{ id: 'g1', category: 'households', respondents: null, responsesEach: 1, minutes: null, costEach: 0 }] },
    };
  },

  content: (form) => new Composer(form).draw(),
};

class Composer {
  constructor(form) {
    this.form = form;
    this.writes = form.can('title');
    renew(form);
    this.survey = (form.draft.get(['determination', 'method']) || 'survey') === 'survey';
    this.parts = new Parts(form, this.writes);
    this.report = this.survey ? new Report(form, (findings) => this.found(findings)) : null;
  }

  found(findings) {
    this.findings = findings;
    if (this.form.root.isConnected && this.parts.all.length > 0) {
      this.parts.found(findings);
    }
  }

  redraw() {
    this.form.redraw();
  }

  draw() {
    const { form, parts, writes } = this;
    const own = [['affirmative', 'Which answers are affirmative', questions.affirmative], ['approval', 'Approval', around.approval],
      ['counsel', 'Legal counsel', around.counsel], ['cfo', 'Chief Financial Officer', around.cfo]];
    const mine = own.filter(([name]) => form.can(name));
    const said = own.filter(([name]) => !form.can(name) && form.draft.get([name]));
    const all = this.all();
    const show = (list) => list.map(([, title, draw]) => {
      const content = draw(form);
      return content && section(title, content);
    });
    parts.begin(form.can('files') && !writes ? ['files'] : []);
    // what the check found earlier is placed once the form is there
    queueMicrotask(() => this.findings && this.found(this.findings));
    const tell = () => {
      parts.tell();
      this.report?.soon();
    };
    const body = h('div', { class: 'hf-composer-body' }, show(mine), !writes && [review.gist(form), around.umbrellaNotice(form.content.umbrella)],
      this.preview(), this.changes(), parts.nav, all, show(said));
    return h('div', { class: 'hf-composer', on: { input: tell, change: tell } },
      this.changeOf(), review.clock(form.content), review.conversation(form.content), around.determined(form.content.determinationResult),
      writes && around.umbrellaNotice(form.content.umbrella),
      h('div', { class: this.report ? 'hf-beside' : '' }, this.report?.place, body));
  }

  all() {
    const { form, parts } = this;
    const sequence = this.survey && questions.sequence(form);
    const told = () => sequence && sequence.draw();
    const first = [
      parts.part('about', 'What it is about', around.identity(form)),
      parts.part('act', 'Does the Paperwork Reduction Act apply?', around.determination(form, () => this.redraw())),
    ];
    const middle = this.survey ? [
      parts.part('trust', 'Trust', questions.trust(form)),
      parts.part('drivers', 'Drivers of trust', questions.drivers(form, () => this.redraw())),
      parts.part('further', 'Free text and further questions', questions.further(form, told)),
      parts.part('order', 'Order and length', sequence.content),
      parts.part('where', 'Where and when', around.whereAndWhen(form)),
    ] : [parts.part('research', 'What is done', around.research(form))];
    const all = [...first, ...middle,
      parts.part('respondents', 'What respondents are told', around.respondents(form)),
      parts.part('burden', 'Burden on the public', around.burden(form)),
      parts.part('incentive', 'Incentive', around.incentive(form)),
      parts.part('consultation', 'Consultation with OMB', around.consultation(form)),
      parts.part('files', 'Files, links and contact', around.attached(form))];
    if (sequence) {
      parts.all.filter(({ id }) => ['trust', 'drivers', 'further'].includes(id)).forEach(({ fold }) => ['input', 'change', 'click'].forEach((event) =>
        fold.addEventListener(event, () => setTimeout(() => fold.isConnected && sequence.draw()))));
    }
    return all;
  }

  /** An approved survey that is to be changed, and what kind of change the table of rules finds. */
  changeOf() {
    const { change } = this.form.content;
    if (!change) {
      return null;
    }
    const differences = change.differences || [];
    return section('Change of an approved survey',
      h('p', {}, `${change.title || 'The approved survey'}${change.controlNumber ? `, OMB control number ${change.controlNumber}` : ''}${change.expiresOn ? `, approved until ${day(change.expiresOn)}` : ''}. `
        + (this.writes ? 'The draft begins with what was approved.' : '')),
      change.kind && notice('info', CHANGES[change.kind] || words(change.kind), change.reason && h('p', {}, change.reason), change.clause && h('p', { class: 'hf-hint' }, change.clause)),
      differences.length > 0 && h('ul', {}, differences.map((each) => h('li', {}, each))));
  }

  preview() {
    const { form } = this;
    const address = `${root}/api/v1/tasks/${encodeURIComponent(form.taskId)}/preview`;
    const open = async (event) => {
      if (form.draft.unsaved) {
        // the preview shows what is saved; the tab has to be opened while the click lasts
        event.preventDefault();
        const tab = window.open('', '_blank');
        await form.draft.save();
        if (tab) {
          tab.opener = null;
          tab.location = address;
        }
      }
    };
    return this.survey && h('p', {}, h('a', { id: 'hf-preview', href: address, target: '_blank', rel: 'noopener', on: { click: open } },
      'See the survey as a respondent would (opens a new tab)'));
  }

  changes() {
    const place = h('div', { id: 'hf-changed' });
    const show = (previous) => replace(place, previous && review.changes(this.form, previous));
    if (this.form.previousSurvey !== undefined) {
      show(this.form.previousSurvey);
    } else {
      request('GET', `/api/v1/tasks/${encodeURIComponent(this.form.taskId)}/survey/previous`).then((previous) => {
        this.form.previousSurvey = previous?.content ? previous : null;
        show(this.form.previousSurvey);
      }).catch(() => place.replaceChildren());
    }
    return place;
  }
}

/** Drafts of an earlier shape are written on in the present one. */
function renew(form) {
  if (!form.can('title')) {
    return;
  }
  const extra = form.draft.get(['extraQuestions']);
  if (Array.isArray(extra) && extra.some((each) => typeof each === 'string')) {
    form.change(['extraQuestions'], extra.map((each, i) => (typeof each === 'string' ? { id: `x${i + 1}`, text: each, kind: 'text', driver: null } : each)));
  }
  const burden = form.draft.get(['burden']);
  if (burden && !burden.groups) {
    form.change(['burden'], { groups: [{ id: 'g1', category: 'households', respondents: burden.respondents ?? null, responsesEach: 1, minutes: burden.minutes ?? null, costEach: 0 }] });
  }
  if (typeof form.draft.get(['languages']) === 'string') {
    form.change(['languages'], form.draft.get(['languages']).split(',').map((each) => each.trim()).filter(Boolean));
  }
}
