/*
 * Loaded by Cockpit through `customScripts` (config.js): the page "Cycle board", the history and audit tabs of an instance,
 * and the figures on the diagrams.
 *
 * This file imports nothing when it loads, and what a plugin shows comes from a part in hisp-cockpit/ only when it is
 * shown. A part that is missing or broken is a sentence in its place; the rest of Cockpit goes on. The server has these
 * files asked for anew each time (Cache-Control: no-cache), so a new version is never mixed with an old one.
 */

const FAILED = 'This part of the page could not be loaded. Everything else in Cockpit works. Reload the page; if this happens '
  + 'again, tell the operator.';

/** Calls what the part exports under this name: `{render(node, data), unmount(node)}`. */
function lazily(file, name) {
  const shown = new Map();
  return {
    render: (node, data) => {
      const mine = {};
      shown.set(node, mine);
      say(node, 'Loading …');
      return import(`./hisp-cockpit/${file}.js`)
        .then((part) => {
          if (shown.get(node) !== mine) {
            return;
          }
          mine.part = part[name];
          node.replaceChildren();
          return mine.part.render(node, data);
        })
        .catch((problem) => {
          console.error(problem);
          say(node, problem.sentence || FAILED);
        });
    },
    unmount: () => {
      for (const [node, mine] of shown) {
        try {
          mine.part?.unmount?.(node);
        } catch (problem) {
          console.error(problem);
        }
      }
      shown.clear();
    },
  };
}

function say(node, sentence) {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'status');
  paragraph.textContent = sentence;
  node.replaceChildren(paragraph);
}

/** The diagram is Cockpit's own: figures are added to it, and nothing is said where they cannot be. */
function onDiagram(viewer, data) {
  import('./hisp-cockpit/overlays.js').then((part) => part.overlays.render(viewer, data)).catch((problem) => console.error(problem));
}

const link = (href, text) => (node) => {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  node.replaceChildren(anchor);
};

export default [
  { id: 'hisp-cycle-board', pluginPoint: 'cockpit.route', priority: 10, properties: { path: '/cycle-board' }, ...lazily('board-page', 'board') },
  { id: 'hisp-cycle-board-link', pluginPoint: 'cockpit.navigation', priority: 90, properties: { path: '/cycle-board' }, render: link('#/cycle-board', 'Cycle board') },
  { id: 'hisp-cases', pluginPoint: 'cockpit.route', priority: 9, properties: { path: '/cycle-cases' }, ...lazily('history-tab', 'cases') },
  { id: 'hisp-cases-link', pluginPoint: 'cockpit.navigation', priority: 89, properties: { path: '/cycle-cases' }, render: link('#/cycle-cases', 'Find a case') },
  { id: 'hisp-history', pluginPoint: 'cockpit.processInstance.runtime.tab', priority: 20, properties: { label: 'History' }, ...lazily('history-tab', 'history') },
  { id: 'hisp-audit', pluginPoint: 'cockpit.processInstance.runtime.tab', priority: 19, properties: { label: 'Audit' }, ...lazily('history-tab', 'audit') },
  { id: 'hisp-overlays', pluginPoint: 'cockpit.processDefinition.diagram.plugin', priority: 10, render: onDiagram },
];
