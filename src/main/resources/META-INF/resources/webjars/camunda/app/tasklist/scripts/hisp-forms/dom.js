/* Elements without a library. What a person wrote goes in as text nodes only and is never read as markup. */

/** `h('p', {class: 'x', on: {click: f}}, 'text', node, null)`; a property set to false, null or undefined is left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === 'on') {
      Object.entries(value).forEach(([event, handler]) => element.addEventListener(event, handler));
    } else if (name === 'value' || name === 'checked' || name === 'selected') {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false && child !== '') {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** Only http and https addresses become links; anything else stays the text that it is. */
export function linkOrText(text) {
  return /^https?:\/\/\S+$/i.test(text)
    ? h('a', { href: text, target: '_blank', rel: 'noopener noreferrer' }, text) : text;
}

/** An element id from a path such as ['functions', 'measurement', 'level']. */
export const idOf = (...parts) => 'hf-' + parts.flat().join('-').replace(/[^A-Za-z0-9_-]/g, '_');

/**
 * Runs `work` (which may replace the elements) and puts focus and caret back where they were, found by id; `moved` gives the
 * id that an element has afterwards. What was folded out stays so.
 */
export function keepingFocus(root, work, moved = (id) => id) {
  const before = document.activeElement;
  const inside = before && before.id && root.contains(before);
  const caret = inside && 'selectionStart' in before ? [before.selectionStart, before.selectionEnd] : null;
  const scrolled = inside ? before.scrollTop : 0;
  const folds = new Map([...root.querySelectorAll('details')].map((each) => [foldKey(each), each.open]));
  work();
  root.querySelectorAll('details').forEach((each) => {
    const was = folds.get(foldKey(each));
    if (was !== undefined && was !== each.open) {
      each.open = was;
    }
  });
  const after = inside && document.getElementById(moved(before.id));
  if (after && after !== document.activeElement) {
    after.focus({ preventScroll: true });
    if (caret && caret[0] !== null && after.setSelectionRange) {
      after.setSelectionRange(...caret);
    }
    after.scrollTop = scrolled;
  }
}

const foldKey = (details) => details.id || `${details.closest('[data-path]')?.dataset.path || ''}/${details.querySelector('summary')?.textContent || ''}`;

/** Opens whatever folds the element away. */
export function unfold(element) {
  for (let around = element?.closest('details'); around; around = around.parentElement.closest('details')) {
    around.open = true;
  }
}

/** Calls `work` once, `delay` milliseconds after the last call. */
export function debounced(work, delay) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), delay);
  };
}
