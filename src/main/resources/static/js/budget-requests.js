import { ask, downloads, element, say, table } from './page.js';

const SVG = 'http://www.w3.org/2000/svg';
const year = document.getElementById('year');
const place = document.getElementById('figures');
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

const money = (amount) => (amount === null ? 'none' : dollars.format(amount));
const percent = (change) => (change === null || change === undefined ? 'no figure' : `${change > 0 ? '+' : ''}${change}%`);

function shape(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  if (text !== undefined) {
    node.textContent = text;
  }
  return node;
}

/** A bar for each line; the accepted part is filled, the rest is outlined. The table below it says the same in figures. */
function bars(heading, sums) {
  const shown = sums.slice(0, 20);
  const row = 34;
  const left = 300;
  const width = 900;
  const largest = Math.max(1, ...shown.map((sum) => sum.total));
  const height = shown.length * row + 8;
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'bars', 'aria-label': `${heading}: bars of the figures in the table that follows.` });
  shown.forEach((sum, i) => {
    const y = i * row + 6;
    const size = (value) => Math.round(value / largest * (width - left - 170));
    const name = sum.label.length > 40 ? `${sum.label.slice(0, 39)}…` : sum.label;
    svg.append(shape('text', { x: left - 10, y: y + 16, 'text-anchor': 'end' }, name),
      shape('rect', { x: left, y, width: Math.max(1, size(sum.total)), height: row - 12, class: 'whole' }),
      shape('rect', { x: left, y, width: size(sum.accepted), height: row - 12, class: 'part' }),
      shape('text', { x: left + size(sum.total) + 8, y: y + 16 }, money(sum.total)));
  });
  return element('figure', {}, svg, element('figcaption', {}, `${heading}. Filled: accepted; outlined: not decided or returned.${sums.length > shown.length ? ` The ${shown.length} largest of ${sums.length}.` : ''}`));
}

function sums(caption, first, lines, total) {
  const columns = [{ name: first }, ...['Requests', 'Total', 'Submitted', 'Accepted', 'Returned', 'Cycle before', 'Change'].map((name) => ({ name, number: true }))];
  const row = (sum) => [sum.label, String(sum.requests), money(sum.total), money(sum.submitted), money(sum.accepted), money(sum.returned),
    money(sum.before), percent(sum.changePercent)];
  return table(caption, columns, [...lines.map(row), ...(total ? [row({ ...total, label: 'Total' })] : [])]);
}

function section(heading, ...children) {
  return element('section', {}, element('h2', {}, heading), ...children);
}

async function show() {
  const address = `/api/v1/cycles/${year.value}/budget-requests`;
  say('Loading the figures.');
  place.replaceChildren();
  document.getElementById('files').hidden = true;
  const answer = await ask(address);
  if (!answer) {
    return;
  }
  const { totals, budgetYear, note, departments } = await answer.json();
  say(totals.government.requests === 0 ? `No budget request has been submitted in the cycle ${year.value}.` : note);
  downloads([['CSV', `${address}?format=csv`], ['XLSX', `${address}?format=xlsx`]]);
  if (totals.government.requests === 0) {
    return;
  }
  const requests = departments.flatMap((department) => department.subjects.flatMap((subject) => subject.requests.map((request) =>
    [request.title, subject.name, request.account ?? '', request.status.toLowerCase(), money(request.amount)])));
  place.replaceChildren(
    section(`By department, fiscal year ${budgetYear}`, bars('Budget requests by department', totals.departments),
      sums('Budget requests by department', 'Department or agency', totals.departments, totals.government)),
    section('By HISP and department plan', sums('Budget requests by plan', 'Whose plan', totals.subjects, totals.government)),
    section('By account', sums('Budget requests by account', 'Account', totals.accounts, totals.government)),
    section('By kind of action', sums('Budget requests by kind of the actions they pay for', 'Kind of action', totals.actionKinds, totals.government)),
    section('Year over year', bars('Budget requests by cycle', totals.years), sums('Budget requests by cycle', 'Cycle', totals.years)),
    section('Every request', table('Every budget request', [{ name: 'Request' }, { name: 'Whose plan' }, { name: 'Account' }, { name: 'State' },
      { name: 'Amount', number: true }], requests)));
}

if (year.options.length === 0) {
  say('No cycle asks for budget requests yet.');
} else {
  year.addEventListener('change', show);
  await show();
}
