import { ask, downloads, element, fill, say } from './page.js';

const key = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop());
const address = `/api/v1/plans/${encodeURIComponent(key)}`;
const choice = document.getElementById('choice');
const version = document.getElementById('version');
const compare = document.getElementById('compare');
const place = document.getElementById('document');

function query(format) {
  const wanted = new URLSearchParams({ format, version: version.value, compare: compare.value || 'none' });
  return `${address}/export?${wanted}`;
}

async function show() {
  const named = `${version.selectedOptions[0].textContent}${compare.value ? `, compared with ${compare.selectedOptions[0].textContent}` : ''}`;
  say(`Loading: ${named}.`);
  const answer = await ask(query('html'));
  if (!answer) {
    return;
  }
  // one rendering for page, file and print: the document's own text, taken into this page
  // (its style is for the file; this page has its own, and allows no other)
  const text = (await answer.text()).replace(/<style>[\s\S]*?<\/style>/, '');
  const main = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
  main.querySelector('h1').remove();
  place.replaceChildren(...main.childNodes);
  downloads([['HTML', query('html')], ['PDF', query('pdf')], ['XLSX', query('xlsx')]]);
  say(`Shown: ${named}.`);
  const shown = new URLSearchParams({ version: version.value });
  if (compare.value) {
    shown.set('compare', compare.value);
  }
  history.replaceState(null, '', `?${shown}`);
}

say('Loading the plan.');
const answer = await ask(address);
if (answer) {
  const plan = await answer.json();
  document.getElementById('title').textContent = plan.title;
  document.title = `${plan.title} | HISP Cycle`;
  if (plan.versions.length === 0) {
    say(element('p', {}, `Nothing can be read yet: the plan has not been submitted. It is due on ${plan.due}.`));
  } else {
    const asked = new URLSearchParams(location.search);
    const known = (id) => plan.versions.some((each) => each.id === id);
    const options = plan.versions.map((each) => [each.id, `${each.label}${each.when ? `, ${each.when}` : ''}`]).reverse();
    fill(version, options, known(asked.get('version')) ? asked.get('version') : plan.version.id);
    fill(compare, [['', 'Nothing: show the plan alone'], ...options], known(asked.get('compare')) ? asked.get('compare') : '');
    choice.hidden = false;
    choice.addEventListener('submit', (event) => {
      event.preventDefault();
      show();
    });
    await show();
  }
}
