/* The head of an agency begins an appointment; everything else is asked in the task that follows. */

import { h } from '../dom.js';

export default {
  content: () => h('p', {}, 'Begin this when an official is appointed, replaced or leaves. The next task in your inbox asks who, in which office, '
    + 'from when, and on what instrument.'),
  check: () => [],
  variables: () => [],
};
