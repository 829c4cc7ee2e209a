/* The two drawings of the board: when what is due, and how far the year has come. Each has a table beside it with the same figures. */

const SVG = 'http://www.w3.org/2000/svg';

function s(tag, properties = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(properties).forEach(([name, value]) => value !== undefined && element.setAttribute(name, String(value)));
  children.flat(Infinity).forEach((child) => child && element.append(child instanceof Node ? child : String(child)));
  return element;
}

const DAY = 86400000;
const time = (date) => Date.parse(`${date}T00:00:00Z`);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whole months around the dates, so that the axis begins and ends with a month. */
function months(dates) {
  const first = new Date(Math.min(...dates));
  const last = new Date(Math.max(...dates));
  const ticks = [];
  for (let at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1); at <= last.getTime() + 31 * DAY;) {
    ticks.push(at);
    const month = new Date(at);
    at = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1);
  }
  return ticks;
}

function scale(ticks, from, to) {
  const start = ticks[0];
  const span = ticks[ticks.length - 1] - start;
  return (at) => from + (to - from) * Math.max(0, Math.min(1, (at - start) / span));
}

function axis(ticks, x, top, bottom) {
  return s('g', { class: 'hb-axis' }, ticks.map((at, i) => [
    s('line', { x1: x(at), x2: x(at), y1: top, y2: bottom }),
    i < ticks.length - 1 && s('text', { x: (x(at) + x(ticks[i + 1])) / 2, y: bottom + 16, 'text-anchor': 'middle' },
      MONTHS[new Date(at).getUTCMonth()] + (new Date(at).getUTCMonth() === 0 || i === 0 ? ` ${new Date(at).getUTCFullYear()}` : '')),
  ]));
}

function todayLine(today, ticks, x, top, bottom) {
  const at = time(today);
  if (at < ticks[0] || at > ticks[ticks.length - 1]) {
    return null;
  }
  const right = x(at) > (x(ticks[0]) + x(ticks[ticks.length - 1])) / 2;
  return s('g', { class: 'hb-today' }, s('line', { x1: x(at), x2: x(at), y1: top - 6, y2: bottom }),
    s('text', { x: x(at) + (right ? -5 : 5), y: top - 8, 'text-anchor': right ? 'end' : 'start' }, `Today, ${short(today)}`));
}

const short = (date) => `${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}`;

/** A bar for each milestone from its opening to its due day; the filled part is the share that is settled. */
export function timeline(milestones, today) {
  const rows = milestones.filter((each) => each.dueOn);
  const [left, right, top, step] = [270, 1010, 34, 40];
  const bottom = top + rows.length * step;
  const ticks = months(rows.flatMap((each) => [time(each.opensOn), time(each.dueOn)]));
  const x = scale(ticks, left, right);
  return s('svg', { class: 'hb-plot', viewBox: `0 0 1180 ${bottom + 28}`, role: 'img', 'aria-labelledby': 'hb-timeline-title' },
    s('title', { id: 'hb-timeline-title' }, `Milestones of the year from opening to due day, with today, ${today}. The table below has the same dates.`),
    axis(ticks, x, top, bottom),
    rows.map((each, i) => {
      const y = top + i * step + 8;
      const from = x(time(each.opensOn));
      const to = Math.max(x(time(each.dueOn) + DAY), from + 3);
      const share = each.owed ? each.settled / each.owed : 0;
      const label = each.label.length > 36 ? `${each.label.slice(0, 35)}…` : each.label;
      return s('g', { class: each.late ? 'hb-bar hb-bar--late' : 'hb-bar' },
        s('text', { x: left - 12, y: y + 16, 'text-anchor': 'end', class: 'hb-name' }, label),
        s('rect', { x: from, y, width: to - from, height: 22, class: 'hb-whole' }),
        share > 0 && s('rect', { x: from, y, width: (to - from) * share, height: 22, class: 'hb-part' }),
        s('line', { x1: to, x2: to, y1: y - 4, y2: y + 26, class: 'hb-due' }),
        s('text', { x: right + 14, y: y + 16 }, each.owed ? `${each.settled} of ${each.owed}` : '–',
          each.late ? s('tspan', { class: 'hb-strong' }, `  ▲ ${each.late} late`) : null));
    }),
    s('text', { x: right + 14, y: top - 8, class: 'hb-strong' }, 'settled'),
    todayLine(today, ticks, x, top, bottom));
}

/** What is due by each day, and what was submitted and settled by then; steps, because nothing happens between two days. */
export function burnUp(progress, today, year) {
  const [left, right, top, bottom] = [60, 960, 34, 330];
  const dates = progress.map((each) => time(each.day)).concat([Date.UTC(year, 0, 1), Date.UTC(year, 11, 1)]);
  const ticks = months(dates);
  const x = scale(ticks, left, right);
  const most = Math.max(1, ...progress.map((each) => Math.max(each.due, each.submitted, each.settled)));
  const steps = niceSteps(most);
  const highest = steps[steps.length - 1];
  const y = (n) => bottom - ((bottom - top) * n) / highest;
  const now = Math.min(time(today) + DAY, ticks[ticks.length - 1]);
  const lines = [['due', 'Due', ticks[ticks.length - 1]], ['submitted', 'Submitted', now], ['settled', 'Settled', now]];
  const ends = lines.map(([key, , until]) => {
    const known = progress.filter((each) => time(each.day) <= until);
    return known.length ? known[known.length - 1][key] : 0;
  });
  const labels = apart(ends.map(y), bottom - 8);
  return s('svg', { class: 'hb-plot', viewBox: '0 0 1180 372', role: 'img', 'aria-labelledby': 'hb-burnup-title' },
    s('title', { id: 'hb-burnup-title' }, `Duties of the year, added up day by day. Due in the whole year: ${ends[0]}. Until today: submitted ${ends[1]}, settled ${ends[2]}. The table below has the same figures.`),
    s('g', { class: 'hb-axis' }, steps.map((n) => [s('line', { x1: left, x2: right, y1: y(n), y2: y(n) }),
      s('text', { x: left - 8, y: y(n) + 4, 'text-anchor': 'end' }, n)])),
    axis(ticks, x, top, bottom),
    lines.map(([key, label, until], i) => [
      s('path', { class: `hb-line hb-line--${key}`, d: path(progress, key, until, x, y, ticks[0]) }),
      s('text', { class: `hb-label hb-label--${key}`, x: Math.min(x(until), right) + 8, y: labels[i] + 4 }, `${label} ${ends[i]}`)]),
    todayLine(today, ticks, x, top, bottom));
}

function path(progress, key, until, x, y, from) {
  let d = `M ${x(from)} ${y(0)}`;
  progress.filter((each) => time(each.day) < until).forEach((each) => { d += ` H ${x(Math.max(time(each.day), from))} V ${y(each[key])}`; });
  return `${d} H ${x(until)}`;
}

function niceSteps(most) {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const size = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough));
  return Array.from({ length: Math.ceil(most / size) + 1 }, (none, i) => i * size);
}

/** Labels at the ends of lines stand at least a line apart. */
function apart(places, lowest) {
  const order = places.map((place, i) => [place, i]).sort((one, other) => one[0] - other[0]);
  for (let i = 1; i < order.length; i++) {
    order[i][0] = Math.max(order[i][0], order[i - 1][0] + 18);
  }
  // near the ground there is no room below: they are stacked upwards
  for (let i = order.length - 1, floor = lowest; i >= 0; i--, floor -= 18) {
    order[i][0] = Math.min(order[i][0], floor);
  }
  return order.reduce((found, [place, i]) => { found[i] = place; return found; }, []);
}
