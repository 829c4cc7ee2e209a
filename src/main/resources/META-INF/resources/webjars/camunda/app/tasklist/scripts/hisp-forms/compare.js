/*
 * What was there before, beside or against what is there now.
 *
 *   import { compareWith, differences } from '../compare.js';
 *   compareWith('Last year (2025)', text)              folded; nothing at all where there was no answer
 *   differences(before, after, labels)                 the places where two versions of a document differ, word by word
 *
 * `labels` is a function that gets a path such as ['actions', 'a1', 'target'] and gives what people call the place, or an
 * object with the top-level names. Items of lists are matched by their id. Added and removed words are marked, and said.
 */

import { h } from './dom.js';
import { same } from './paths.js';
import { words } from './text.js';

const LARGEST = 4_000_000;

export function compareWith(label, value) {
  const text = shown(value);
  return text === '' ? null : h('details', { class: 'hf-compare' }, h('summary', {}, label), h('div', { class: 'hf-said' }, text));
}

export function differences(before, after, labels = {}) {
  const found = [];
  walk(before, after, [], found);
  const name = typeof labels === 'function' ? labels : (path) => [labels[path[0]] || words(path[0]), ...path.slice(1).map((part) => words(part))].join(', ');
  if (found.length === 0) {
    return h('p', { class: 'hf-none' }, 'The two versions do not differ.');
  }
  return h('dl', { class: 'hf-differences' }, found.map(({ path, was, is }) => h('div', { 'data-changed': path.join('.') },
    h('dt', {}, name(path), ' ', h('span', { class: 'hf-badge' }, was === '' ? 'Added' : is === '' ? 'Removed' : 'Changed')),
    h('dd', { class: 'hf-said' }, marked(was, is)))));
}

const listOfIds = (value) => Array.isArray(value) && value.length > 0 && value.every((item) => item && typeof item === 'object' && item.id);
const plain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function walk(before, after, path, found) {
  if (same(before ?? null, after ?? null)) {
    return;
  }
  const [was, is] = [asObject(before), asObject(after)];
  if ((was || is) && (was || isEmpty(before)) && (is || isEmpty(after))) {
    new Set([...Object.keys(was || {}), ...Object.keys(is || {})]).forEach((key) => key !== 'id' && walk(was?.[key], is?.[key], [...path, key], found));
    return;
  }
  const [text, now] = [shown(before), shown(after)];
  if (text !== now) {
    found.push({ path, was: text, is: now });
  }
}

const isEmpty = (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function asObject(value) {
  return plain(value) ? value : listOfIds(value) ? Object.fromEntries(value.map((item) => [item.id, item])) : null;
}

function shown(value) {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'boolean') {
    return value ? 'Yes' : 'No';
  }
  if (Array.isArray(value)) {
    return value.map(shown).filter(Boolean).join(', ');
  }
  return typeof value === 'object' ? Object.values(value).map(shown).filter(Boolean).join(', ') : String(value).trim();
}

const added = (text) => h('ins', {}, h('span', { class: 'hf-visually-hidden' }, '[added: '), text, h('span', { class: 'hf-visually-hidden' }, '] '));
const removed = (text) => h('del', {}, h('span', { class: 'hf-visually-hidden' }, '[removed: '), text, h('span', { class: 'hf-visually-hidden' }, '] '));

/** Word by word where that is feasible, else the one text and then the other. */
function marked(before, after) {
  const [a, b] = [before.split(/(\s+)/), after.split(/(\s+)/)];
  if (before === '' || after === '' || a.length * b.length > LARGEST) {
    return [before && removed(before), before && after && '\n', after && added(after)];
  }
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let k = b.length - 1; k >= 0; k -= 1) {
      longest[i][k] = a[i] === b[k] ? longest[i + 1][k + 1] + 1 : Math.max(longest[i + 1][k], longest[i][k + 1]);
    }
  }
  const parts = [];
  const put = (kind, word) => (parts.length > 0 && parts[parts.length - 1].kind === kind ? (parts[parts.length - 1].text += word) : parts.push({ kind, text: word }));
  let [i, k] = [0, 0];
  while (i < a.length || k < b.length) {
    if (i < a.length && k < b.length && a[i] === b[k]) {
      put('same', a[i]);
      i += 1;
      k += 1;
    } else if (k >= b.length || (i < a.length && longest[i + 1][k] >= longest[i][k + 1])) {
      put('removed', a[i]);
      i += 1;
    } else {
      put('added', b[k]);
      k += 1;
    }
  }
  return parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? added(text) : removed(text)));
}
