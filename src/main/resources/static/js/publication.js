/* What OMB decides about the published figures: the government-wide target and what is too few, with what was decided before. */

import { alert, button, day, faults, h, replace, request, start, table } from './office.js';

const API = '/api/v1/publication';
const percent = (share) => (share === null ? 'none' : `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 2 })}%`);
const decided = ({ setBy, setAt }) => (['seed', 'demo'].includes(setBy) ? 'with the application' : `${day(setAt)}, ${setBy}`);

start(draw);

async function draw(me, place, done = null) {
  const [targets, rules] = await Promise.all(['targets', 'small-numbers'].map((what) => request('GET', `${API}/${what}`)));
  const past = me.omb ? await request('GET', `${API}/history`).catch(() => null) : null;
  const lead = me.is('ombLead');
  const again = async (what, sentence) => {
    await draw(me, place, { what, sentence });
    document.getElementById(`${what}-done`)?.focus();
  };
  const told = (what) => done?.what === what && h('div', { id: `${what}-done`, tabindex: '-1' }, alert('success', done.sentence));
  replace(place,
    h('p', { class: 'usa-intro' }, 'Both hold for the ', h('a', { href: '/public' }, 'public pages'), ' and their files from a quarter on. A decision is never changed: a new one takes over, and what was decided before stays in the list.'),
    !lead && alert('info', 'They are set by OMB’s Federal Government Service Delivery Lead.'),
    h('h2', {}, 'Government-wide target'), told('target'),
    h('div', { class: 'wrapping' }, table('Targets, newest first', [
      { label: 'From quarter', cell: ({ from }) => from },
      { label: 'Target', number: true, cell: ({ share }) => percent(share) },
      { label: 'Source', cell: ({ source, demo }) => [source, demo && [' ', h('span', { class: 'usa-tag' }, 'Demo')]] },
      { label: 'Decided', cell: decided },
    ], [...targets].reverse(), 'No target was set yet.')),
    lead && deciding({
      key: 'target', title: 'Set a new target', path: `${API}/targets`, again,
      fields: [['from', 'From which quarter on', 'Such as FY2026Q3.'], ['percent', 'Target in percent', 'Share of affirmative answers, such as 82.5.'],
        ['source', 'Where it is published', 'A document or address that anybody can look up.']],
      body: ({ from, percent: number, source }) => ({ from, share: numberOf(number) === null ? null : Number((numberOf(number) / 100).toFixed(6)), source }),
      shown: targetChange, said: ({ from, share }) => `The target from ${from} on is ${percent(share)}.`,
    }),
    h('h2', {}, 'Small numbers'), told('numbers'),
    h('div', { class: 'wrapping' }, table('Rules for small numbers, newest first', [
      { label: 'From quarter', cell: ({ from }) => from },
      { label: 'Withheld below', number: true, cell: ({ withheldBelow }) => String(withheldBelow) },
      { label: 'Marked below', number: true, cell: ({ flaggedBelow }) => String(flaggedBelow) },
      { label: 'Why', cell: ({ source }) => source },
      { label: 'Decided', cell: decided },
    ], [...rules].reverse())),
    lead && deciding({
      key: 'numbers', title: 'Set a new rule', path: `${API}/small-numbers`, again,
      fields: [['from', 'From which quarter on', 'After the newest quarter that is public: what is public stays as it was withheld.'],
        ['withheldBelow', 'Withhold figures of fewer people than', 'At least 5.'], ['flaggedBelow', 'Mark figures of fewer people than', 'Not less than the number above.'],
        ['source', 'Why the rule changes', 'The reason stands in the data dictionary.']],
      body: ({ from, withheldBelow, flaggedBelow, source }) => ({ from, withheldBelow: numberOf(withheldBelow) ?? 0, flaggedBelow: numberOf(flaggedBelow) ?? 0, source }),
      shown: numbersChange, said: ({ from, withheldBelow, flaggedBelow }) => `From ${from} on, figures of fewer than ${withheldBelow} people are withheld and those of fewer than ${flaggedBelow} are marked.`,
    }),
    past && imported(past));
}

/** What the import of the public reports of earlier years found, by rule and by row. */
function imported({ rowsRead, rowsTaken, importedAt, byRule, faults: found }) {
  const left = (rule) => found.filter((each) => each.rule === rule && each.leftOut).length;
  return h('section', { 'aria-labelledby': 'history-heading' }, h('h2', { id: 'history-heading' }, 'Imported history'),
    h('p', {}, `Of the ${rowsRead} rows of the public reports of FY 2021 Q1 to FY 2022 Q2 ${rowsTaken} were taken on ${day(importedAt)}. What was odd about a row is said below; a row that is left out is in no figure.`),
    h('div', { class: 'wrapping' }, table('What was found, by rule', [
      { label: 'Rule', cell: ([rule]) => rule },
      { label: 'Rows', number: true, cell: ([, rows]) => String(rows) },
      { label: 'Of these left out', number: true, cell: ([rule]) => String(left(rule)) },
    ], Object.entries(byRule))),
    h('details', {}, h('summary', {}, `Every row (${found.length})`), h('div', { class: 'wrapping' }, table('What was found, row by row', [
      { label: 'File and line', cell: ({ file, rowNumber }) => `${file}, ${rowNumber}` },
      { label: 'Rule', cell: ({ rule }) => rule },
      { label: 'Row', cell: ({ leftOut }) => (leftOut ? 'left out' : 'taken') },
      { label: 'What is odd', cell: ({ message }) => message },
    ], found))));
}

const numberOf = (text) => (/^\d+(\.\d+)?$/.test(text.trim().replace(/%$/, '').trim()) ? Number(text.trim().replace(/%$/, '')) : null);

/** Look first, then set: what is set is what was looked at. */
function deciding({ key, title, path, again, fields, body, shown, said }) {
  const answer = h('div', { id: `${key}-answer`, tabindex: '-1' });
  const inputs = Object.fromEntries(fields.map(([name]) => [name, h('input', {
    class: 'usa-input', id: `${key}-${name}`, type: 'text', autocomplete: 'off', 'aria-describedby': `${key}-${name}-hint`, on: { input: () => replace(answer) },
  })]));
  const show = (...content) => {
    replace(answer, ...content);
    answer.focus();
  };
  const look = async () => {
    const decision = body(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()])));
    try {
      const change = await request('POST', `${path}?dryRun=true`, decision);
      const set = async (event) => {
        event.target.disabled = true;
        try {
          await again(key, said(await request('POST', path, decision)));
        } catch (problem) {
          show(faults(problem));
        }
      };
      show(shown(change), h('p', {}, button('Set it', set, { id: `${key}-set` })));
    } catch (problem) {
      show(faults(problem));
    }
  };
  return h('section', { 'aria-labelledby': `${key}-heading` }, h('h3', { id: `${key}-heading` }, title),
    fields.map(([name, label, hint]) => [h('label', { class: 'usa-label', for: `${key}-${name}` }, label), h('p', { class: 'usa-hint', id: `${key}-${name}-hint` }, hint), inputs[name]]),
    h('p', {}, button('Look what changes', look, { id: `${key}-look`, class: 'usa-button usa-button--outline' })), answer);
}

function targetChange({ fromLabel, share, quarters }) {
  return [alert('success', quarters.length === 0 ? `${percent(share)} would hold from ${fromLabel} on. No quarter that is public changes.`
    : `${percent(share)} would hold from ${fromLabel} on, also for what is public already. Nothing is set yet.`),
  quarters.length > 0 && table('Public quarters whose target changes', [
    { label: 'Quarter', cell: ({ label }) => label },
    { label: 'Trust share of the government', number: true, cell: ({ trust }) => percent(trust) },
    { label: 'Target now', number: true, cell: ({ before }) => percent(before) },
    { label: 'Target then', number: true, cell: ({ after }) => percent(after) },
  ], quarters)];
}

function numbersChange({ fromLabel, withheldBelow, flaggedBelow, label, now, then }) {
  const sentence = `From ${fromLabel} on, figures of fewer than ${withheldBelow} people would be withheld and those of fewer than ${flaggedBelow} marked. Nothing is set yet.`;
  return [alert('success', sentence), now && table(`What the rule would make of ${label}, if it held there`, [
    { label: 'What', cell: ([what]) => what }, { label: 'As it is', number: true, cell: ([, before]) => before }, { label: 'By the new rule', number: true, cell: ([, , after]) => after },
  ], [['Datasets shown by themselves', 'alone'], ['Datasets shown only together with others', 'together'], ['Datasets in no figure', 'withheld'],
    ['Figures marked as of few people', 'marked'], ['Responses in what is shown', 'responses']].map(([what, field]) => [what, ...[now, then].map((each) => each[field].toLocaleString('en-US'))]))];
}
