/* Pictures of figures, drawn as SVG. Each says in its label what it shows; the table beside it has the same in words. */

import { day, h } from './office.js';

const SVG = 'http://www.w3.org/2000/svg';
const DAY = 86_400_000;
const moment = (date) => Date.parse(`${date}T12:00:00Z`);
const plusDays = (date, days) => new Date(moment(date) + days * DAY).toISOString().slice(0, 10);

function shape(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => value !== null && value !== undefined && value !== false && node.setAttribute(key, value));
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const cut = (text, longest) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** A pattern for what must be told apart without colour. */
const stripes = (id) => shape('defs', {}, shape('pattern', { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  shape('rect', { width: 8, height: 8, class: 'stripes-ground' }), shape('rect', { width: 3, height: 8, class: 'stripes' })));

/**
 * Spans of time below one another, with today's line.
 *
 * @param spans [{label, from, to, note, state, warnDays, main}]; dates as "2026-01-31", `from` null where it is not known; the last
 *   `warnDays` before the end are striped; a span that is not `main` belongs to the one above it
 */
export function timeline(heading, spans, today) {
  const left = 250;
  const width = 1040;
  const right = 150;
  const row = 30;
  const top = 52;
  const begin = `${Number(today.slice(0, 4)) - 1}-01-01`;
  const last = spans.map(({ to }) => to).concat(plusDays(today, 365)).sort().at(-1);
  const end = `${Math.min(Number(last.slice(0, 4)) + 1, Number(today.slice(0, 4)) + 6)}-01-01`;
  const at = (date) => left + Math.max(0, Math.min(1, (moment(date) - moment(begin)) / (moment(end) - moment(begin)))) * (width - left - right);
  const height = top + spans.length * row + 10;
  const pattern = `stripes-${heading.replace(/[^A-Za-z0-9]/g, '')}`;
  const years = [];
  for (let year = Number(begin.slice(0, 4)); year < Number(end.slice(0, 4)); year += 1) {
    years.push(year);
  }
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'timeline', 'aria-label': `${heading}: spans of time. The table that follows says the same in words.` },
    stripes(pattern),
    years.map((year) => [shape('line', { x1: at(`${year}-01-01`), y1: top - 20, x2: at(`${year}-01-01`), y2: height, class: 'grid' }),
      shape('text', { x: at(`${year}-01-01`) + 5, y: top - 8, class: 'year' }, String(year))]),
    spans.map(({ label, from, to, note, state, warnDays, main }, i) => {
      const y = top + i * row;
      const start = at(from || begin);
      const finish = at(to);
      const warn = warnDays ? Math.max(start, at(plusDays(to, -warnDays))) : finish;
      const gone = to < begin;
      return shape('g', { class: `span span--${state}` },
        shape('text', { x: left - 10, y: y + 16, 'text-anchor': 'end', class: main ? 'main' : 'part' }, cut(label, main ? 30 : 36)),
        !gone && shape('rect', { x: start, y: y + 3, width: Math.max(2, finish - start), height: main ? 18 : 12, class: 'bar' }),
        !gone && finish > warn && shape('rect', { x: warn, y: y + 3, width: finish - warn, height: main ? 18 : 12, fill: `url(#${pattern})`, class: 'warn' }),
        shape('text', { x: gone ? left + 5 : finish + 6, y: y + 16, class: 'note' }, gone ? `← ${note}` : note));
    }),
    shape('line', { x1: at(today), y1: top - 24, x2: at(today), y2: height, class: 'today' }),
    shape('text', { x: at(today), y: 16, 'text-anchor': 'middle', class: 'today-label' }, `Today, ${day(today)}`));
  return scrollable(heading, svg);
}

/** Narrow windows scroll a wide picture, so that its words stay large enough to be read. */
const scrollable = (heading, svg) => h('div', { class: 'picture', tabindex: '0', role: 'region', 'aria-label': `${heading}, picture` }, svg);

/** How much of a whole is used: a bar with its figures. `used` and `whole` are numbers, `words` says them. */
export function gauge(label, used, whole, words) {
  const width = 300;
  const part = whole > 0 ? Math.min(1, used / whole) : 0;
  return h('div', { class: 'gauge' },
    h('div', { class: 'gauge-words' }, h('span', {}, label), h('span', {}, words)),
    shape('svg', { viewBox: `0 0 ${width} 14`, preserveAspectRatio: 'none', role: 'img', class: `gauge-bar${part >= 0.9 ? ' gauge-bar--full' : ''}`, 'aria-label': `${label}: ${words}` },
      shape('rect', { x: 1, y: 1, width: width - 2, height: 12, class: 'whole' }),
      used > 0 && shape('rect', { x: 1, y: 1, width: Math.max(2, part * (width - 2)), height: 12, class: 'part' })));
}
