/* How OMB publishes a document: choose a file, see what would change and for whom, then publish. Never in one step. */

import { alert, button, faults, h, replace, request, table } from './office.js';

/**
 * @param what the document in a word, such as "questionnaire"
 * @param steps what to do, one sentence or more for each step
 * @param preview where the file is checked
 * @param publish where it is published
 * @param said (preview) => what publishing would do, in a sentence
 * @param name (published) => what was published, for a sentence
 * @param address (published) => the page on which it can be looked at
 */
export function publishing({ what, steps, preview, publish, said, name, address }) {
  const answer = h('div', { id: 'answer', tabindex: '-1' });
  const file = h('input', { class: 'usa-file-input', id: 'file', type: 'file', accept: 'application/json,.json' });
  let document = null;

  const show = (...content) => {
    replace(answer, ...content);
    answer.focus();
  };

  const check = async () => {
    document = null;
    if (file.files.length === 0) {
      show(alert('error', `Choose the file of the ${what} first.`));
      return;
    }
    try {
      document = JSON.parse(await file.files[0].text());
    } catch (noJson) {
      show(alert('error', `The file is not JSON. Download one of the published ${what}s and compare.`));
      return;
    }
    try {
      const found = await request('POST', preview, document);
      show(alert('success', said(found)),
        table(found.follows ? `What changes against version ${found.follows}` : 'What it holds', [
          { label: 'Place', cell: ({ place }) => place },
          { label: 'Before', cell: ({ before }) => (before === null ? '' : h('del', {}, before)) },
          { label: 'After', cell: ({ after }) => (after === null ? h('span', { class: 'usa-tag' }, 'removed') : h('ins', {}, after)) },
        ], found.differences, 'Nothing but the version number changes.'),
        h('p', {}, button(`Publish version ${found.version}`, send, { id: 'publish' })));
    } catch (problem) {
      show(faults(problem));
    }
  };

  const send = async (event) => {
    event.target.disabled = true;
    try {
      const published = await request('POST', publish, document);
      show(alert('success', `${name(published)} is published.`, h('p', {}, h('a', { href: address(published) }, 'Look at it'))));
    } catch (problem) {
      show(faults(problem));
    }
  };

  file.addEventListener('change', () => replace(answer));
  return h('section', { 'aria-labelledby': 'publish-heading' },
    h('h2', { id: 'publish-heading' }, 'Publish a new version'),
    h('ol', { class: 'usa-list' }, steps.map((step) => h('li', {}, step))),
    h('label', { class: 'usa-label', for: 'file' }, `File of the ${what}`), file,
    h('p', {}, button('Check it', check, { id: 'check' })), answer);
}
