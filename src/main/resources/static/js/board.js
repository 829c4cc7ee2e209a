/* The cycle board for everybody who does not open Cockpit; the parts are Cockpit's own. */

import { open } from '/camunda/app/cockpit/scripts/hisp-cockpit/board.js';
import { start } from './office.js';

start((me, place) => {
  place.replaceChildren();
  document.querySelector('main > h1, main h1')?.remove();
  return open(place, { inPage: true, taskLink: (taskId) => `/camunda/app/tasklist/default/#/?task=${encodeURIComponent(taskId)}` });
});
