/*
 * Loaded by Tasklist through `customScripts`; gives the embedded forms in forms/*.html their behaviour.
 *
 * One failing custom script leaves Tasklist blank for everybody. So this file imports nothing when it loads; the parts
 * come when a form asks for them, and a part that cannot be loaded is a sentence in that form.
 */

/** Handlers have to be registered at once, the parts arrive later; until then nothing can be submitted. */
function mount(camForm, root, name, load) {
  let form = null;
  const failure = (event, details) => form && form.submitFailed(Array.isArray(details) ? details[0] : details);
  camForm.on('submit', () => (form ? form.submit() : (camForm.submitPrevented = true)));
  camForm.on('submit-failed', failure);
  camForm.on('submit-success', () => form && form.submitted());
  // drafts are kept on the server, never in the browser's own storage
  camForm.on('store', () => (camForm.storePrevented = true));

  root.classList.add('hisp-form');
  say(root, 'Loading the form …');
  Promise.all([load(), import(`./hisp-forms/forms/${name}.js`)])
    .then(([frame, definition]) => frame.open(camForm, root, definition.default))
    .then((opened) => (form = opened))
    .catch((problem) => {
      console.error(problem);
      say(root, problem.sentence || 'The form could not be loaded. Nothing was lost. Reload the page; if this happens again, '
        + 'tell the operator the time and the name of this task.');
    });
}

function say(root, sentence) {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'status');
  paragraph.textContent = sentence;
  root.replaceChildren(paragraph);
}

function addStyles() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('./hisp-forms/hisp-forms.css', import.meta.url).href;
  document.head.append(link);
}

/** Tasklist lists the newest task first unless its address says otherwise; what is due first matters more. */
function sortByDueDate() {
  const [path, query = ''] = window.location.hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  if ((path === '' || path === '/') && !parameters.has('sorting')) {
    parameters.set('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
    window.history.replaceState(window.history.state, '', `#/?${parameters}`);
  }
}

try {
  sortByDueDate();
  addStyles();
  window.hispForms = {
    /** The form of a task; `name` is a file in hisp-forms/forms. */
    mount: (camForm, root, name) => mount(camForm, root, name, () => import('./hisp-forms/task-form.js')),
    /** The form that starts a process. */
    mountStart: (camForm, root, name) => mount(camForm, root, name, () => import('./hisp-forms/start-form.js')),
  };
} catch (problem) {
  console.error(problem);
}

// no plugin: Tasklist wants a default export all the same
export default [];
