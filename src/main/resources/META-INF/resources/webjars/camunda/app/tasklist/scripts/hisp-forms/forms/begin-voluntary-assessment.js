/* Somebody of an agency begins an assessment that stays within the agency. */

import { h } from '../dom.js';

export default {
  content: () => [
    h('p', {}, 'Any organization of your agency can use the questionnaire for its own planning, also if it is not a High Impact Service Provider.'),
    h('p', {}, 'The assessment stays within your agency; nothing is sent to OMB, and no deadline of the circular applies. The next task asks for the rest.'),
  ],
  check: () => [],
  variables: () => [],
};
