/* What the scripts of our pages share: asking the API with the login of Tasklist, and saying plainly when it refuses. */

/** The page's address before its own path, where the application does not stand at the root. */
export const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');

/** An element with attributes and children; text is text, never markup. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      node.setAttribute(key, value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function say(...parts) {
  document.getElementById('message').replaceChildren(...parts);
}

function alert(kind, ...parts) {
  say(element('div', { class: `usa-alert usa-alert--${kind}` }, element('div', { class: 'usa-alert__body' }, element('p', { class: 'usa-alert__text' }, ...parts))));
}

/** The answer of the API, or null after the page said why there is none. */
export async function ask(path) {
  let answer;
  try {
    answer = await fetch(root + path, { credentials: 'same-origin', headers: { Accept: 'application/json, text/html, application/problem+json' } });
  } catch {
    alert('warning', 'The server cannot be reached. Check the connection and load the page again.');
    return null;
  }
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401) {
    alert('info', element('a', { href: `${root}/camunda/app/tasklist/default/` }, 'Log in to Tasklist'), ' first; then load this page again. It uses the same login.');
    return null;
  }
  const problem = await answer.json().catch(() => ({}));
  alert('warning', problem.detail ?? `The server answered with an error (${answer.status}). Try again later.`);
  return null;
}

export function table(caption, columns, rows) {
  const id = `caption-${document.querySelectorAll('caption').length + 1}-${caption.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const head = element('tr', {}, ...columns.map((column) => element('th', { scope: 'col', class: column.number ? 'number' : null }, column.name)));
  const body = rows.map((row) => element('tr', {}, ...row.map((cell, i) => element(i === 0 ? 'th' : 'td',
    i === 0 ? { scope: 'row' } : { class: columns[i].number ? 'number' : null }, cell))));
  return element('div', { class: 'usa-table-container--scrollable', tabindex: '0', role: 'region', 'aria-labelledby': id },
    element('table', { class: 'usa-table usa-table--striped' }, element('caption', { id }, caption), element('thead', {}, head), element('tbody', {}, ...body)));
}

/** "Download: HTML, PDF" and so on. */
export function downloads(links) {
  const place = document.getElementById('files');
  place.replaceChildren('Download: ');
  links.forEach(([name, address], i) => place.append(i ? ', ' : '', element('a', { href: root + address }, name)));
  place.hidden = false;
}

export function fill(select, options, chosen) {
  select.replaceChildren(...options.map(([value, label]) => element('option', { value }, label)));
  select.value = chosen;
}
