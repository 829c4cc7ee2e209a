/*
 * The capacity assessment. The agency's people fill it in, the CIO adds the digital part where the edition has one, the
 * official reads and signs, OMB adds the record of the meeting. Who may write what comes from the server; what one may write
 * comes first. Questions, levels and further questions are those of the questionnaire that the case was opened with.
 */

import { compareWith } from '../compare.js';
import { control, notice, reading } from '../controls.js';
import { h, idOf, replace } from '../dom.js';
import { evidenceField } from '../evidence.js';
import { choice, field, liveHint, nextId, repeating, section, yesNo } from '../fields.js';
import { radar } from '../figures.js';
import { remarks } from '../remarks.js';
import { day, moment } from '../text.js';

const OTHER = 'other';

export default {
  content(form) {
    const parts = [
      ['organization', () => form.content.voluntary && organization(form)],
      ['functions', () => functions(form)],
      ['services', () => (form.content.services || []).length > 0 && services(form)],
      ['components', () => (form.content.components || []).length > 0 && components(form)],
      ['talent', () => talent(form)],
      ['participants', () => participants(form)],
      ['digital', () => form.content.digitalPart !== false && digital(form)],
      ['meeting', () => (form.can('meeting') || form.draft.get(['meeting'])) && meeting(form)],
    ];
    const own = parts.filter(([part]) => form.can(part));
    const others = parts.filter(([part]) => !form.can(part));
    return [
      signatures(form),
      own.map(([, draw]) => draw()),
      own.length > 0 && others.length > 0 && h('hr', {}),
      own.length > 0 && others.length > 0 && h('p', {}, 'Written by others, to read:'),
      others.map(([, draw]) => draw()),
    ];
  },
};

/** Whose capacity is assessed voluntarily; a HISP or department is known from the case. */
const organization = (form) => section('Organization',
  notice('info', null, h('p', {}, 'This assessment stays within your agency. It is not sent to OMB.')),
  field(form, ['organization'], { label: 'Which organization is assessed', required: true, hint: 'A bureau, program or office of your agency.' }));

/** Who signed what, when and in which role; the newest last. */
function signatures(form) {
  const all = form.content.signatures || [];
  return all.length > 0 && section('Signed', h('ol', { class: 'hf-signatures' }, all.map(({ by, roleLabel, at, version, sha256 }) => h('li', {},
    h('p', {}, h('strong', {}, by), `, ${roleLabel}, ${moment(at)}`),
    h('p', { class: 'hf-hint' }, `Submitted version ${version}, SHA-256 `, h('code', { class: 'hf-hash' }, sha256))))));
}

const questionnaireOf = (form) => form.content.questionnaire || { functions: [] };
const previousOf = (form, id) => form.content.previous?.answers?.functions?.[id];
const nameOfLevel = (form, id, level) => {
  const name = form.content.previous?.levelNames?.[id]?.[level];
  return name ? `${level}. ${name}` : String(level);
};

// ---- the core functions

function functions(form) {
  const questionnaire = questionnaireOf(form);
  const all = questionnaire.functions || [];
  const progress = h('p', { role: 'status', id: 'hf-progress' });
  const picture = h('div', { id: 'hf-profile' });
  const jumps = all.map(({ id, name }) => ({ id, name, state: h('span', { class: 'hf-jump-state' }) }));
  const levelOf = (id) => form.draft.get(['functions', id, 'level']);
  const tell = () => {
    const rated = all.filter(({ id }) => levelOf(id)).length;
    progress.textContent = `${rated} of ${all.length} functions rated.`;
    jumps.forEach(({ id, state }) => {
      const missing = !levelOf(id) ? 'not rated yet' : !(form.draft.get(['functions', id, 'narrative']) || '').trim() ? `level ${levelOf(id)}, reason missing` : `level ${levelOf(id)}`;
      state.textContent = missing;
    });
    // drawn anew only when a level changed, so that an opened table stays open
    const levels = JSON.stringify(all.map(({ id }) => levelOf(id)));
    if (levels !== picture.dataset.levels) {
      picture.dataset.levels = levels;
      replace(picture, profile(form, all));
    }
  };
  tell();
  const content = section(questionnaire.title || 'Core functions',
    questionnaire.standInNote && notice('info', null, h('p', {}, questionnaire.standInNote)),
    help(questionnaire), progress,
    h('nav', { 'aria-label': 'Core functions' }, h('ul', { class: 'hf-jumps' }, jumps.map(({ id, name, state }) => h('li', {},
      h('button', { type: 'button', class: 'hf-jump', id: `hf-jump-${id}`, on: { click: () => jump(id) } }, h('span', {}, name), state))))),
    all.map((each) => coreFunction(form, each, tell)), picture);
  content.addEventListener('focusout', (event) => event.target.matches('textarea') && tell());
  return content;
}

function jump(id) {
  const place = document.getElementById(idOf(['functions', id], 'heading'));
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

function coreFunction(form, { id, name, description, levels, organizationLevels, questions }, tell) {
  const path = ['functions', id];
  const before = previousOf(form, id);
  const year = form.content.previous?.year;
  const where = (form.content.organizationLevels || []).filter(({ code }) => (organizationLevels || []).includes(code));
  return h('fieldset', { class: 'hf-item', 'data-path': path.join('.') },
    h('legend', { class: 'hf-item-title', id: idOf(path, 'heading'), tabindex: '-1' }, name),
    h('p', { class: 'hf-error', hidden: true }),
    description && h('p', { class: 'hf-hint' }, description),
    levelChoice(form, path, name, levels || [], before?.level ? { year, level: before.level } : null, tell),
    before?.level && !(levels || []).some(({ level }) => level === before.level) && h('p', { class: 'hf-hint' }, `In ${year} the level was ${nameOfLevel(form, id, before.level)}.`),
    field(form, [...path, 'narrative'], { kind: 'textarea', label: `Why this level for ${name}`, required: true, hint: 'What is in place, what is missing, what changed since last year.' }),
    before && compareWith(`Why level ${nameOfLevel(form, id, before.level)} in ${year}`, before.narrative),
    where.length > 0 && choice(form, [...path, 'organization'], {
      legend: `Where ${name} is in place`, multiple: true, inline: true, options: where.map(({ code, label }) => ({ value: code, label })),
    }),
    (questions || []).map((question) => furtherQuestion(form, path, question, before, year)),
    field(form, [...path, 'evidence'], { kind: 'textarea', rows: 2, label: `Evidence for ${name}, in words`, hint: 'Say where OMB finds it; add links and files below.' }),
    before && compareWith(`Evidence in ${year}`, before.evidence),
    evidence(form, path, name),
    remarks(form, path.join('.'), name));
}

/** Folded while there is nothing in it, so that five functions stay easy to look over. */
function evidence(form, path, name) {
  const given = ['files', 'links'].reduce((sum, kind) => sum + (form.draft.get([...path, kind]) || []).length, 0);
  return (given > 0 || form.can(path[0])) && h('details', { class: 'hf-compare', id: idOf(path, 'evidence-fold'), open: given > 0 },
    h('summary', {}, given > 0 ? `Links and files (${given})` : 'Add links and files'), evidenceField(form, path, { label: `Links and files for ${name}` }));
}

/** The texts of all levels side by side where there is room; to read, the chosen one and the others behind it. */
function levelChoice(form, path, name, levels, before, tell) {
  const mark = (level) => (before && before.level === level ? ` (your level in ${before.year})` : '');
  if (!form.can(path[0])) {
    const chosen = levels.find(({ level }) => String(level) === String(form.draft.get([...path, 'level'])));
    return [reading(`Level of ${name}`, chosen ? `${chosen.level}. ${chosen.name}: ${chosen.text}` : undefined, { path: [...path, 'level'].join('.') }),
      h('details', { class: 'hf-compare' }, h('summary', {}, `All levels of ${name}`),
        h('ol', {}, levels.map(({ level, name: levelName, text }) => h('li', {}, h('strong', {}, levelName, mark(level)), `: ${text}`))))];
  }
  const group = choice(form, [...path, 'level'], {
    legend: `Level of ${name}`, required: true, onChange: tell,
    options: levels.map(({ level, name: levelName, text }) => ({ value: level, label: `${level}. ${levelName}${mark(level)}`, text })),
  });
  group.querySelector('.hf-choices').classList.add('hf-levels');
  return group;
}

function furtherQuestion(form, path, { id, text, hint, kind, required, from, to, options }, before, year) {
  const place = [...path, 'answers', id];
  const said = before?.answers?.[id];
  const common = { hint, required };
  const question = () => {
    switch (kind) {
      case 'yesNo': return yesNo(form, place, { legend: text, ...common });
      case 'scale': return choice(form, place, {
        legend: text, inline: true, ...common,
        options: Array.from({ length: to - from + 1 }, (_, i) => ({ value: from + i, label: String(from + i) })),
      });
      case 'choice': return choice(form, place, { legend: text, ...common, options: options.map((option) => ({ value: option, label: option })) });
      default: return field(form, place, { kind: 'textarea', rows: 3, label: text, ...common });
    }
  };
  return [question(), said !== undefined && compareWith(`Answer in ${year}`, said)];
}

/** What helps to find one's level, folded: it is the same for all functions. */
function help({ indicators = [], statements = [] }) {
  const levels = [...new Set([...indicators.flatMap((each) => each.levels.map(({ level }) => level)), ...statements.map(({ level }) => level)])].sort((a, b) => a - b);
  return [
    indicators.length > 0 && h('details', { class: 'hf-compare', id: 'hf-indicators' }, h('summary', {}, 'Indicators of each level'),
      h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': 'Indicators of each level' }, h('table', { class: 'hf-indicators' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Indicator'), levels.map((level) => h('th', { scope: 'col' }, `Level ${level}`)))),
        h('tbody', {}, indicators.map(({ name, levels: texts }) => h('tr', {}, h('th', { scope: 'row' }, name),
          levels.map((level) => h('td', {}, texts.find((each) => each.level === level)?.text || ''))))))))
    , statements.length > 0 && h('details', { class: 'hf-compare', id: 'hf-statements' }, h('summary', {}, 'Statements to check yourself against'),
      levels.filter((level) => statements.some((each) => each.level === level)).map((level) => [h('h5', {}, `Level ${level}`),
        h('ul', {}, statements.filter((each) => each.level === level).map(({ text }) => h('li', {}, text)))])),
  ];
}

/** This year's levels and those of up to three earlier years. */
function profile(form, all) {
  const now = all.map(({ id }) => {
    const level = form.draft.get(['functions', id, 'level']);
    return level === undefined || level === null || level === '' ? null : Number(level);
  });
  const years = [...(form.content.years || [])].reverse().slice(0, 3);
  if (now.every((value) => value === null) && years.length === 0) {
    return null;
  }
  return radar({
    caption: 'The profile, year by year', max: Math.max(1, ...all.map(({ levels }) => levels.length)), labels: all.map(({ name }) => name),
    series: [{ name: String(form.data.cycleYear || 'This year'), values: now },
      ...years.map(({ year, levels }) => ({ name: String(year), values: all.map(({ id }) => levels[id] ?? null) }))],
  });
}

// ---- services, the four parts, talent

function services(form) {
  const all = questionnaireOf(form).functions || [];
  return section('Results of designated services',
    h('p', { class: 'hf-hint' }, 'Beside the result for the whole enterprise, where a service was assessed by itself.'),
    form.content.services.map(({ id, name }) => {
      const given = form.draft.get(['services', String(id)]) || {};
      const rated = all.filter((each) => given[each.id]?.level).length;
      return h('details', { class: 'hf-item', id: `hf-service-${id}`, 'data-path': `services.${id}` },
        h('summary', {}, name, h('span', { class: 'hf-hint' }, rated > 0 ? ` (${rated} of ${all.length} functions)` : ' (not assessed by itself)')),
        h('p', { class: 'hf-error', hidden: true }),
        all.map((each) => serviceFunction(form, String(id), name, each)));
    }));
}

function serviceFunction(form, serviceId, serviceName, { id, name, levels }) {
  const path = ['services', serviceId, id];
  const before = form.content.previous?.answers?.services?.[serviceId]?.[id];
  const level = form.draft.get([...path, 'level']);
  const options = levels.map((each) => ({ value: each.level, label: `${each.level}. ${each.name}` }));
  return h('fieldset', { class: 'hf-group', 'data-path': path.join('.') },
    h('legend', { class: 'hf-label' }, name),
    h('p', { class: 'hf-error', hidden: true }),
    form.can('services')
      ? control({
        id: idOf(path, 'level'), path: [...path, 'level'].join('.'), kind: 'select', label: `Level of ${name} in ${serviceName}`, value: level,
        options: [{ value: '', label: 'Not assessed' }, ...options],
        onChange: (chosen) => form.change([...path, 'level'], chosen === '' ? null : Number(chosen)),
      })
      : reading(`Level of ${name}`, options.find(({ value }) => String(value) === String(level))?.label, { path: [...path, 'level'].join('.') }),
    field(form, [...path, 'narrative'], { kind: 'textarea', rows: 2, label: `Why, for ${name} in ${serviceName}` }),
    before && compareWith(`${form.content.previous.year}: level ${before.level ?? 'not given'}`, before.narrative || 'No reason was given.'));
}

function components(form) {
  return section('The four parts', form.content.components.map(({ code, label, hint }) => [
    field(form, ['components', code], { kind: 'textarea', label, hint, required: true }),
    compareWith(`${label} in ${form.content.previous?.year}`, form.content.previous?.answers?.components?.[code])]));
}

function talent(form) {
  const before = form.content.previous;
  return section('Talent',
    field(form, ['talent'], { kind: 'textarea', label: 'The talent you have', hint: 'People and skills for service delivery today.' }),
    compareWith(`The talent you had in ${before?.year}`, before?.answers?.talent),
    field(form, ['hiring'], { kind: 'textarea', label: 'What you need to hire', hint: 'Roles, numbers, by when.' }),
    compareWith(`What you needed to hire in ${before?.year}`, before?.answers?.hiring));
}

// ---- people

function participants(form) {
  const wanted = form.content.participantFunctions || [];
  const labelOf = (code) => (code === OTHER ? 'Other' : wanted.find((each) => each.code === code)?.label || code);
  const missing = liveHint('hf-missing-functions');
  const tell = () => {
    const named = (form.draft.get(['participants']) || []).map((each) => each.function);
    const absent = wanted.filter(({ code }) => !named.includes(code)).map(({ label }) => label);
    missing.say(absent.length > 0 ? `nobody is named yet for ${absent.join(', ')}. That does not stop you.` : null);
  };
  const list = repeating(form, ['participants'], {
    item: 'Participant', title: (each) => [labelOf(each.function), each.office].filter(Boolean).join(', '), addLabel: 'Add a participant', empty: 'Nobody is named yet.',
    create: () => ({ id: nextId('p', form.draft.get(['participants'])), function: '', office: '' }), onOrder: tell,
    render: (each, path) => h('div', { class: 'hf-columns' },
      field(form, [...path, 'function'], {
        kind: 'select', label: 'Function', required: true, onChange: tell,
        options: [{ value: '', label: 'Choose …' }, ...wanted.map(({ code, label }) => ({ value: code, label })), { value: OTHER, label: 'Other' }],
      }),
      field(form, [...path, 'office'], { label: 'Office or person' })),
  });
  tell();
  return section('Who took part',
    h('p', { class: 'hf-hint' }, 'The assessment should bring the agency’s functions together. Name who took part.'),
    wanted.some(({ hint }) => hint) && h('ul', { class: 'hf-hint' }, wanted.filter(({ hint }) => hint).map(({ label, hint }) => h('li', {}, `${label}: ${hint}`))),
    list, form.can('participants') && missing.place);
}

function digital(form) {
  const before = form.content.previous;
  return section('Digital part',
    field(form, ['digital', 'strategy'], { kind: 'textarea', label: 'Digital service delivery strategy', required: true, hint: 'Written by the Chief Information Officer.' }),
    compareWith(`Strategy in ${before?.year}`, before?.answers?.digital?.strategy),
    field(form, ['digital', 'idea'], { kind: 'textarea', label: 'State of the 21st Century IDEA work', required: true, hint: 'What is done, what is open, by when.' }),
    compareWith(`State in ${before?.year}`, before?.answers?.digital?.idea));
}

/** The record of the review: FY2026's review of the results, 2023's Deep Dive, the meeting of 2019 and 2020. */
function meeting(form) {
  const list = (name, prefix, item, addLabel, empty, create, render, title) => repeating(form, ['meeting', name], {
    item, addLabel, empty, title, create: () => ({ id: nextId(prefix, form.draft.get(['meeting', name])), ...create }), render,
  });
  return section(form.content.reviewMeetingName || 'Review meeting with OMB',
    field(form, ['meeting', 'heldOn'], { kind: 'date', label: 'Held on', required: true }),
    h('h5', {}, 'Attendees'),
    list('attendees', 'p', 'Attendee', 'Add an attendee', 'Nobody is named yet.', { name: '', organization: '' }, (each, path) => h('div', { class: 'hf-columns' },
      field(form, [...path, 'name'], { label: 'Name', required: true }),
      field(form, [...path, 'organization'], { label: 'Office' })), (each) => each.name),
    h('h5', {}, 'Findings'),
    list('findings', 'f', 'Finding', 'Add a finding', 'No finding yet.', { text: '' }, (each, path) =>
      field(form, [...path, 'text'], { kind: 'textarea', rows: 3, label: 'What was found', required: true })),
    h('h5', {}, 'Follow-ups'),
    list('followUps', 'u', 'Follow-up', 'Add a follow-up', 'No follow-up.', { what: '', who: '', by: null }, (each, path) => [
      field(form, [...path, 'what'], { kind: 'textarea', rows: 2, label: 'What is to be done', required: true }),
      h('div', { class: 'hf-columns' },
        field(form, [...path, 'who'], { label: 'Who does it', required: true }),
        field(form, [...path, 'by'], { kind: 'date', label: 'By when', required: true, show: day }))], (each) => each.who));
}
