/* The page "Cycle board" in Cockpit. */

import { open } from './board.js';

export const board = {
  render(node) {
    document.title = 'Cycle board | HISP Cycle Cockpit';
    return open(node, {
      // Cockpit shows the case; the task itself is opened where people work on it
      taskLink: (taskId) => `${root()}/app/tasklist/default/#/?task=${encodeURIComponent(taskId)}`,
    });
  },
};

const root = () => document.querySelector('base')?.getAttribute('app-root') || '/camunda';
