/** How much room a label takes: Arial's advance widths, in thousandths of the font size, from the space to the tilde. */

const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
];

const textWidth = (text, fontSize) => [ ...text ]
  .reduce((sum, char) => sum + (WIDTHS[char.charCodeAt(0) - 32] ?? 600), 0) * fontSize / 1000;

const even = number => 2 * Math.ceil(number / 2);

/** The lines of a text that is broken at spaces to fit a width. */
export function wrap(text, width, fontSize) {
  const lines = [ '' ];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && textWidth(longer, fontSize) > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}

/** Width and height of a text broken to fit a width; a single longer word makes it wider. */
export function textSize(text, { width = 80, fontSize = 11 } = {}) {
  const lines = wrap(text, width, fontSize);
  return {
    width: even(Math.max(...lines.map(line => textWidth(line, fontSize))) + 10),
    height: even(lines.length * fontSize * 1.25)
  };
}
