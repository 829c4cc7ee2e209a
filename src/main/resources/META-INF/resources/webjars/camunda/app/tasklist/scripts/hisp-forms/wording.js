/*
 * A printed wording with its placeholders filled in, or a similar one in one's own words. The draft holds the finished sentence;
 * which wording it was made from is found again by comparing.
 *
 *   import { wordingChoice, wordingSelect } from '../wording.js';
 *   wordingChoice(form, ['trustQuestion'], { legend: 'Trust question', templates: ['This [interaction / service] …'], known: (name) => 'VBA' })
 *   wordingSelect(form, ['positiveDrivers', 'ease'], { label: 'After a positive answer', templates: […] })
 *
 * Brackets are placeholders: [interaction / service] offers words, [Agency name] is filled in.
 */

import { choices, control, reading } from './controls.js';
import { h, idOf, replace } from './dom.js';

const OWN = 'own';
const NONE = 'none';
const FITS = 30;

const partsOf = (template) => template.split(/(\[[^\]]*\])/).filter(Boolean).map((part) => {
  const words = part.slice(1, -1);
  if (!part.startsWith('[')) {
    return { text: part };
  }
  return /^[a-z]/.test(words) && words.includes(' / ') ? { words, offers: words.split(' / ') } : { words };
});

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+').replace(/['’‘]/g, '[\'’‘]');

/** The values of the placeholders if the sentence was made from the template, else null. */
function read(template, sentence) {
  const parts = partsOf(template.replace(/\.$/, ''));
  const pattern = parts.map(({ text, words, offers }) => (text ? literal(text)
    : offers ? `(${offers.map(literal).join('|')}|${literal(`[${words}]`)})` : `(${literal(`[${words}]`)}|[^[\\]?]{1,150}?)`)).join('');
  const found = new RegExp(`^\\s*${pattern}\\.?\\s*$`, 'i').exec(sentence);
  const blanks = parts.filter(({ text }) => !text);
  return found && found.slice(1).map((value, i) => (value === `[${blanks[i].words}]` ? '' : value));
}

/** The sentence; what is not filled in stays as it is printed. */
function write(template, values) {
  let n = 0;
  return partsOf(template).map(({ text, words }) => text || values[n++]?.trim() || `[${words}]`).join('');
}

class Wording {
  constructor(form, path, { templates = [], known = () => '', onChange, listed = false }) {
    Object.assign(this, { form, path, templates, known, onChange, listed, id: idOf(path) });
    const kept = (form.ownWordings ??= new Set());
    this.key = path.join('.');
    this.kept = kept;
  }

  get sentence() {
    return this.form.draft.get(this.path) || '';
  }

  /** own, none, or the number of a template. */
  get origin() {
    if (this.kept.has(this.key)) {
      return OWN;
    }
    if (this.sentence.trim() === '') {
      return NONE;
    }
    const at = this.templates.findIndex((template) => read(template, this.sentence));
    return at < 0 ? OWN : String(at);
  }

  put(sentence) {
    this.form.change(this.path, sentence);
    this.onChange?.(sentence);
  }

  take(origin) {
    this.kept.delete(this.key);
    if (origin === OWN) {
      // what was chosen is a good start for one's own words
      this.kept.add(this.key);
      this.onChange?.(this.sentence);
    } else if (origin === NONE) {
      this.put(null);
    } else {
      const template = this.templates[Number(origin)];
      this.put(write(template, partsOf(template).filter(({ text }) => !text).map(({ words, offers }) => (offers ? offers[0] : this.known(words)))));
    }
  }

  /** What there is to fill in for a template, or the words themselves. */
  fields(origin, label) {
    if (origin === OWN) {
      return control({ id: `${this.id}-own`, kind: 'textarea', rows: 2, label, value: this.sentence, attributes: { maxlength: 300, class: 'hf-input hf-short' }, onChange: (text) => this.put(text) });
    }
    const template = this.templates[Number(origin)];
    const blanks = template ? partsOf(template).filter(({ text }) => !text) : [];
    if (blanks.length === 0) {
      // a list shows no more than fits into one line
      return template && template.length > FITS && this.listed ? h('p', { class: 'hf-hint' }, `“${template}”`) : null;
    }
    const values = read(template, this.sentence) || blanks.map(() => '');
    const result = h('p', { class: 'hf-result' });
    const tell = () => replace(result, `“${write(template, values)}”`);
    const put = (i) => (value) => {
      values[i] = value;
      this.put(write(template, values));
      tell();
    };
    tell();
    return [h('div', { class: 'hf-columns' }, blanks.map(({ words, offers }, i) => control({
      id: `${this.id}-${origin}-part-${i}`, kind: offers ? 'select' : 'text', label: upper(words), options: offers, value: values[i], required: true,
      attributes: { maxlength: 150 }, onChange: put(i),
    }))), result];
  }
}

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** As radio buttons, for a question that matters. */
export function wordingChoice(form, path, { legend, hint, own = 'Another wording', ownHint, required, ...rest }) {
  if (!form.can(path[0])) {
    return reading(legend, form.draft.get(path), { path: path.join('.') });
  }
  const wording = new Wording(form, path, rest);
  const origins = [...wording.templates.map((template, i) => String(i)), OWN];
  const reveal = Object.fromEntries(origins.map((origin) => [origin, h('div', { class: 'hf-reveal', hidden: wording.origin !== origin })]));
  const fill = (origin) => replace(reveal[origin], wording.fields(origin, 'The question in your words'));
  const chosen = wording.origin;
  origins.filter((origin) => origin === chosen).forEach(fill);
  origins.forEach((origin) => (reveal[origin].hidden = origin !== chosen || reveal[origin].childNodes.length === 0));
  return choices({
    id: wording.id, path: path.join('.'), legend, hint, required, value: chosen === NONE ? '' : chosen, reveal,
    options: [...wording.templates.map((template, i) => ({ value: String(i), label: template })), { value: OWN, label: own, text: ownHint }],
    onChange: (origin) => {
      wording.take(origin);
      fill(origin);
      origins.forEach((each) => (reveal[each].hidden = each !== origin || reveal[each].childNodes.length === 0));
    },
  });
}

/** As a list to choose from, where there are many of them; `element.take(n)` chooses from outside. */
export function wordingSelect(form, path, { label, required, none = 'Choose …', own = 'Write a similar one …', onTake, ...rest }) {
  if (!form.can(path[0])) {
    return reading(label, form.draft.get(path), { path: path.join('.') });
  }
  const wording = new Wording(form, path, { ...rest, listed: true });
  const more = h('div', { class: 'hf-wording' });
  const fill = () => replace(more, wording.fields(wording.origin, 'In your words'));
  const select = control({
    id: wording.id, kind: 'select', label, required, value: wording.origin === NONE ? '' : wording.origin,
    options: [{ value: '', label: none }, ...wording.templates.map((template, i) => ({ value: String(i), label: template })), { value: OWN, label: own }],
    onChange: (origin) => {
      wording.take(origin === '' ? NONE : origin);
      fill();
      onTake?.(origin);
    },
  });
  fill();
  const element = h('div', { 'data-path': path.join('.') }, select, more);
  element.isEmpty = () => wording.sentence.trim() === '';
  element.take = (origin) => {
    if (Number(origin) < wording.templates.length) {
      wording.take(origin);
      select.querySelector('select').value = origin;
      fill();
    }
  };
  return element;
}
