/* The head of one agency says how the agency sees a matter that is before the Director of OMB. */

import { notice } from '../controls.js';
import { h } from '../dom.js';
import { matter } from '../escalation.js';
import { field, section } from '../fields.js';

export default {
  content(form) {
    const { askedAgain } = form.content;
    return [
      matter(form.content),
      askedAgain && notice('info', 'OMB asks for more.', h('p', {}, askedAgain)),
      section('The view of your agency',
        field(form, ['view'], { kind: 'textarea', label: 'How your agency sees it', required: true, hint: 'OMB reads it; the other agencies do not.', attributes: { maxlength: 4000 } }),
        field(form, ['proposal'], { kind: 'textarea', label: 'How your agency would resolve it (optional)', attributes: { maxlength: 4000 } })),
    ];
  },
};
