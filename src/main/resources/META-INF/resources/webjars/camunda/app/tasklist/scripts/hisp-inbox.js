/*
 * Loaded by Tasklist through `customScripts` (config.js): the story of a case beside its task, badges on the cards, and the way to
 * the agency's year.
 *
 * This file imports nothing when it loads, and what a plugin shows comes from a part in hisp-inbox/ only when it is shown. A part
 * that is missing or broken is a sentence in its place; the rest of Tasklist goes on.
 */

const FAILED = 'This part of the page could not be loaded. Everything else in Tasklist works. Reload the page; if this happens again, '
  + 'tell the operator.';

function say(node, sentence) {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'status');
  paragraph.textContent = sentence;
  node.replaceChildren(paragraph);
}

function story() {
  let current = null;
  return {
    render: (node, { taskId }) => {
      const mine = {};
      current = mine;
      say(node, 'Loading the story …');
      return import('./hisp-inbox/story-tab.js')
        .then((part) => part.load(taskId))
        .then((draw) => current === mine && draw(node))
        .catch((problem) => {
          console.error(problem);
          if (current === mine) {
            say(node, problem.sentence || FAILED);
          }
        });
    },
    unmount: () => {
      current = null;
    },
  };
}

/** A badge says more than the card did; where it cannot be made, the card stays as it is. */
function badge(node, { taskId, api }, scope) {
  import('./hisp-inbox/badges.js').then((part) => part.badge(node, taskId, scope, api)).catch((problem) => console.error(problem));
}

function myYear(node) {
  const link = document.createElement('a');
  const root = (document.querySelector('base')?.getAttribute('app-root') || '/camunda').replace(/\/camunda$/, '');
  link.href = `${root}/office/my-year`;
  link.textContent = 'My year';
  node.replaceChildren(link);
}

export default [
  { id: 'hisp-story', pluginPoint: 'tasklist.task.detail', priority: 5, properties: { label: 'Story' }, ...story() },
  { id: 'hisp-badge', pluginPoint: 'tasklist.card', priority: 5, render: badge },
  { id: 'hisp-my-year', pluginPoint: 'tasklist.navbar.action', priority: 5, render: myYear },
];
