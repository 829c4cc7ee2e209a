import { ask, element, fill, root, say, table } from './page.js';

const choice = document.getElementById('choice');
const year = document.getElementById('year');
let lines = [];

function show() {
  const shown = lines.filter((line) => year.value === '' || String(line.cycleYear) === year.value);
  document.getElementById('plans').replaceChildren(table(`${shown.length} ${shown.length === 1 ? 'plan' : 'plans'}`,
    [{ name: 'Plan' }, { name: 'Department or agency' }, { name: 'State' }, { name: 'Due' }, { name: 'Versions submitted', number: true }],
    shown.map((line) => [element('a', { href: `${root}/plans/${encodeURIComponent(line.businessKey)}` }, `${line.planName} ${line.cycleYear}, ${line.subject}`),
      line.agencyName, line.stateLabel, line.dueOn, String(line.versions)])));
}

say('Loading the plans.');
const answer = await ask('/api/v1/plans');
if (answer) {
  lines = await answer.json();
  lines.sort((a, b) => b.cycleYear - a.cycleYear || a.agencyName.localeCompare(b.agencyName) || a.subject.localeCompare(b.subject));
  const years = [...new Set(lines.map((line) => line.cycleYear))];
  if (lines.length === 0) {
    say('There is no plan that you may read yet.');
  } else {
    fill(year, [['', 'All'], ...years.map((each) => [each, String(each)])], years[0]);
    choice.hidden = false;
    year.addEventListener('change', show);
    say();
    show();
  }
}
