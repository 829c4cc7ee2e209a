/*
 * Profiles as pictures, each with its figures as a table, since a picture alone tells nothing to those who do not see it.
 *
 *   import { bars, radar } from '../figures.js';
 *   bars({ caption: 'Levels by function', max: 5, labels: ['Measurement', …], series: [{ name: '2026', values: [3, …] }, { name: '2025', values: [2, …] }] })
 *   radar({ … the same … })
 *
 * A value may be null (not answered). Series differ in pattern and line as well as in colour. At most four series.
 */

import { h } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const STYLES = [
  { colour: '#005ea2', dash: null, mark: 'circle' },
  { colour: '#8c471c', dash: '7 4', mark: 'square' },
  { colour: '#1b1b1b', dash: '2 4', mark: 'triangle' },
  { colour: '#54278f', dash: '10 3 2 3', mark: 'circle' },
];
let drawn = 0;

function s(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(properties).forEach(([name, value]) => value !== null && value !== undefined && element.setAttribute(name, value));
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function bars(spec) {
  const { labels, series, max } = checked(spec);
  const [left, width, bar, gap] = [190, 360, 14, 16];
  const group = series.length * (bar + 2) + gap;
  const stripes = patterns(series);
  const fill = (k) => (k === 0 ? STYLES[0].colour : `url(#hf-pattern-${stripes.id}-${k})`);
  const rows = labels.flatMap((label, i) => [
    ...wrapped(label, 28).map((line, n, lines) => s('text', { x: left - 10, y: i * group + gap / 2 + (group - gap) / 2 + (n - (lines.length - 1) / 2) * 14, 'text-anchor': 'end', 'dominant-baseline': 'middle' }, line)),
    ...series.flatMap(({ values }, k) => {
      const y = i * group + gap / 2 + k * (bar + 2);
      const value = values[i];
      const length = value === null ? 0 : (width * value) / max;
      return [s('rect', { x: left, y, width: length, height: bar, fill: fill(k), stroke: STYLES[k].colour }),
        s('text', { x: left + length + 6, y: y + bar / 2, 'dominant-baseline': 'middle' }, value === null ? 'none' : String(value))];
    })]);
  const height = labels.length * group + 20;
  const scale = ticks(max).flatMap((tick) => [
    s('line', { x1: left + (width * tick) / max, x2: left + (width * tick) / max, y1: 0, y2: height - 20, stroke: '#c9c9c9' }),
    s('text', { x: left + (width * tick) / max, y: height - 6, 'text-anchor': 'middle' }, String(tick))]);
  return figure(spec, s('svg', { viewBox: `0 0 ${left + width + 40} ${height}` }, stripes.defs, ...scale, ...rows),
    (k) => s('rect', { x: 4, y: 1, width: 32, height: 10, fill: fill(k), stroke: STYLES[k].colour }));
}

export function radar(spec) {
  const { labels, series, max } = checked(spec);
  if (labels.length < 3) {
    return bars(spec);
  }
  const [cx, cy, r] = [270, 190, 130];
  const at = (i, value) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * i) / labels.length;
    return [cx + (r * value * Math.cos(angle)) / max, cy + (r * value * Math.sin(angle)) / max];
  };
  const points = (values) => values.map((value, i) => at(i, value ?? 0).map((n) => n.toFixed(1)).join(',')).join(' ');
  const rings = ticks(max).filter((tick) => tick > 0).flatMap((tick) => [
    s('polygon', { points: points(labels.map(() => tick)), fill: 'none', stroke: '#c9c9c9' }),
    s('text', { x: at(0, tick)[0] + 5, y: at(0, tick)[1] - 2 }, String(tick))]);
  const spokes = labels.flatMap((label, i) => {
    const [x, y] = at(i, max);
    const [tx, ty] = at(i, max * 1.1);
    const anchor = Math.abs(tx - cx) < 12 ? 'middle' : tx > cx ? 'start' : 'end';
    const lines = wrapped(label, 20);
    return [s('line', { x1: cx, y1: cy, x2: x, y2: y, stroke: '#c9c9c9' }),
      ...lines.map((line, n) => s('text', { x: tx, y: ty + (ty < cy - 5 ? (n - lines.length + 1) * 14 : n * 14 + (ty > cy + 5 ? 8 : 0)), 'text-anchor': anchor }, line))];
  });
  const shapes = series.flatMap(({ values }, k) => [
    s('polygon', { points: points(values), fill: STYLES[k].colour, 'fill-opacity': k === 0 ? 0.12 : 0, stroke: STYLES[k].colour, 'stroke-width': 2.5, 'stroke-dasharray': STYLES[k].dash }),
    ...values.map((value, i) => value !== null && mark(STYLES[k], ...at(i, value))).filter(Boolean)]);
  return figure(spec, s('svg', { viewBox: '0 0 540 380' }, ...rings, ...spokes, ...shapes));
}

function checked({ labels, series, max }) {
  return {
    labels,
    series: series.slice(0, STYLES.length).map(({ name, values }) => ({ name, values: labels.map((_, i) => (typeof values[i] === 'number' && Number.isFinite(values[i]) ? values[i] : null)) })),
    max: max || Math.max(1, ...series.flatMap(({ values }) => values.filter((value) => typeof value === 'number'))),
  };
}

const ticks = (max) => (Number.isInteger(max) && max <= 10 ? Array.from({ length: max + 1 }, (_, i) => i) : [0, max / 4, max / 2, (3 * max) / 4, max]);

function mark({ mark: shape, colour }, x, y) {
  switch (shape) {
    case 'square': return s('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill: colour });
    case 'triangle': return s('polygon', { points: `${x},${y - 5} ${x + 5},${y + 4} ${x - 5},${y + 4}`, fill: colour });
    default: return s('circle', { cx: x, cy: y, r: 4.5, fill: colour });
  }
}

/** Stripes of different slant, so that a print without colour can be read. */
function patterns(series) {
  const id = (drawn += 1);
  const defs = s('defs', {}, ...series.slice(1).map((_, n) => {
    const k = n + 1;
    return s('pattern', { id: `hf-pattern-${id}-${k}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${45 * k})` },
      s('rect', { width: 6, height: 6, fill: '#fff' }), s('line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: STYLES[k].colour, 'stroke-width': 5 }));
  }));
  return { id, defs };
}

function wrapped(text, length) {
  const lines = [''];
  String(text).split(' ').forEach((word) => {
    const last = lines[lines.length - 1];
    if (last && (last + ' ' + word).length > length) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
  });
  return lines;
}

function figure(spec, picture, sample) {
  const { labels, series } = checked(spec);
  const id = `hf-figure-${(drawn += 1)}`;
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', `${spec.caption}. The figures stand in the table below.`);
  picture.setAttribute('class', 'hf-picture');
  const legend = series.length > 1 && h('ul', { class: 'hf-legend', 'aria-hidden': 'true' }, series.map(({ name }, k) => h('li', {},
    s('svg', { viewBox: '0 0 40 12', class: 'hf-legend-line' }, ...(sample ? [sample(k)] : [s('line', { x1: 0, y1: 6, x2: 40, y2: 6, stroke: STYLES[k].colour, 'stroke-width': 3, 'stroke-dasharray': STYLES[k].dash }), mark(STYLES[k], 20, 6)])), name)));
  return h('figure', { class: 'hf-figure', 'aria-labelledby': id },
    h('figcaption', { id, class: 'hf-item-title' }, spec.caption), picture, legend,
    h('details', { id: `${id}-table` }, h('summary', {}, `${spec.caption} as a table`),
      h('div', { class: 'hf-scroll', tabindex: '0', role: 'region', 'aria-label': `Table: ${spec.caption}` }, h('table', {},
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'What'), series.map(({ name }) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, labels.map((label, i) => h('tr', {}, h('th', { scope: 'row' }, label),
          series.map(({ values }) => h('td', { class: 'hf-number' }, values[i] === null ? 'not given' : String(values[i]))))))))));
}
