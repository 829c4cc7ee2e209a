/* The states of a duty: each has a word and a sign of its own, so that nothing is said by colour alone. */

export const SIGNS = {
  LATE: '▲', RETURNED: '↩', BLOCKED: '■', NOT_MET: '✕', DUE_SOON: '◔', WITH_OMB: '→', ON_TRACK: '○', MET: '✓', EXCUSED: '–',
};

/** From the one that needs attention most. */
export const ORDER = ['LATE', 'RETURNED', 'BLOCKED', 'NOT_MET', 'DUE_SOON', 'WITH_OMB', 'ON_TRACK', 'MET', 'EXCUSED'];

/** The state that a cell is marked with. */
export const worst = (states) => ORDER.find((state) => states[state] > 0) || 'EXCUSED';

/** "2 late, 3 met" in the order of attention. */
export const inWords = (states, label) => ORDER.filter((state) => states[state] > 0)
  .map((state) => `${states[state]} ${label(state).toLowerCase()}`).join(', ');
