/* What people wrote in a survey, masked, for those who review the report at OMB; a page at a time. */

import { alert, button, faults, h, keyInAddress, replace, request, start } from './office.js';

const BRANCHES = { all: 'All answers', positive: 'Positive answers', negative: 'Other answers' };
const words = (code) => code.replace(/_/g, ' ');
const answered = ({ answer }, scale) => (scale === 'thumbs_up_down' ? (answer === 1 ? 'Thumbs up' : 'Thumbs down') : `${answer} of 5`);

start(async (me, place) => {
  const id = keyInAddress();
  if (!id) {
    replace(place, alert('info', 'Remarks are found beside a dataset, in the form in which its report is reviewed. Open that task in your inbox.'));
    return;
  }
  await show(place, id, 'all', [0]);
});

/** @param starts behind which lines the pages began that were read, the last one for this page */
async function show(place, id, branch, starts) {
  let page;
  try {
    page = await request('GET', `/api/v1/datasets/${encodeURIComponent(id)}/remarks?answers=${branch}&after=${starts.at(-1)}&size=50`);
  } catch (problem) {
    replace(place, faults(problem));
    return;
  }
  const { remarks, next } = page;
  const go = (to, from = branch) => async () => {
    await show(place, id, from, to);
    document.getElementById('remarks')?.focus();
  };
  replace(place,
    h('p', {}, h('strong', {}, page.fileName), ` in the report ${page.reportKey}: ${words(page.channel)}${page.stage ? `, ${page.stage}` : ''}.`),
    alert('info', page.note),
    h('div', { role: 'group', 'aria-label': 'Which answers', class: 'button-row' }, Object.entries(BRANCHES).map(([key, label]) =>
      button(label, go([0], key), { id: `show-${key}`, class: `usa-button ${key === branch ? '' : 'usa-button--outline'}`, 'aria-pressed': String(key === branch) }))),
    h('h2', { id: 'remarks', tabindex: '-1' }, remarks.length === 0 ? 'No remarks here' : `Remarks, page ${starts.length}`),
    h('ol', { class: 'usa-list usa-list--unstyled remarks' }, remarks.map((each) => h('li', {},
      h('p', {}, h('span', { class: 'usa-tag' }, answered(each, page.scale)), ` line ${each.line}`), h('blockquote', {}, each.text)))),
    h('p', {}, starts.length > 1 && button('Earlier remarks', go(starts.slice(0, -1)), { id: 'earlier', class: 'usa-button usa-button--outline' }), ' ',
      next !== null && button('Further remarks', go([...starts, next]), { id: 'further' })));
}
