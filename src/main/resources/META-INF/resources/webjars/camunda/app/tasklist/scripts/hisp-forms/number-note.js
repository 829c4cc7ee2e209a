/* What should be looked at in a control number while it is entered: words beside it, or another number than usual. Nothing is refused here. */

import { h, replace } from './dom.js';

const NUMBER = /(\d{4})\s?[-\u2010-\u2015\u2212]\s?(\d{4})/;

/** The same advice that the server gives for the saved number. */
export function adviceOn(text, usual) {
  const found = NUMBER.exec(text || '');
  if (!found) {
    return [];
  }
  const number = `${found[1]}-${found[2]}`;
  const before = text.slice(0, found.index).trim();
  const behind = text.slice(found.index + found[0].length).trim();
  const advice = [];
  if (before) {
    advice.push(`"${before}" before the number will be left out.`);
  }
  if (behind) {
    advice.push(`"${behind}" behind the number will be left out.${/\bexp/i.test(behind) ? ' Check that the expiry date stands in its own field.' : ''}`);
  }
  if (usual && usual !== number) {
    const differ = [...usual].filter((digit, i) => digit !== number[i]).length;
    advice.push(`${number} is not ${usual}, the number that is usual here${differ === 1 ? ': one digit differs. Check it for a slip of the pen.' : '. OIRA may assign another one; check that it is meant.'}`);
  }
  return advice;
}

/** @param entered the field, as it stands in the form */
export function withAdvice(form, path, usual, entered) {
  const note = h('div', { class: 'hf-number-note', role: 'status' });
  const show = (text) => replace(note, adviceOn(text, usual).map((sentence) => h('p', {}, sentence)));
  show(form.draft.get(path));
  return h('div', { on: { input: (event) => show(event.target.value) } }, entered, note);
}
