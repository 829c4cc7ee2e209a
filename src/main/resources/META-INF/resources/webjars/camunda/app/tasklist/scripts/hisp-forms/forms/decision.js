/* A task where somebody reads a summary and decides. */

import { reading } from '../controls.js';
import { section } from '../fields.js';

export default {
  content(form) {
    const summary = form.content.summary || [];
    return summary.length > 0 && section('In short', summary.map(({ label, value }) => reading(label, value)));
  },
};
