/* The few places where a form touches Tasklist around it. Every one may be missing; then the form still works. */

import { csrfToken, root } from './api.js';

export const completeButton = (form) =>
  form.closest('[cam-tasklist-form]')?.querySelector('.form-actions button[ng-click="complete()"]') || null;

/**
 * Holds back a press on Complete until `prepare` has saved the draft, then lets it through. Preventing the submit would do
 * as well, but Tasklist reports that as an error.
 *
 * @returns {{stop: function, press: function}} `press` completes as if the person had pressed the button
 */
export function interceptComplete(form, prepare) {
  let passing = false;
  const pass = () => {
    passing = true;
    try {
      completeButton(form)?.click();
    } finally {
      passing = false;
    }
  };
  // not within the press itself: where Enter pressed the button, the browser ignores a second press until the first is over
  const attempt = async () => (await prepare()) && setTimeout(pass);
  const onClick = (event) => {
    const pressed = event.target instanceof Element && event.target.closest('button');
    if (!passing && pressed && pressed === completeButton(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      attempt();
    }
  };
  const onKey = (event) => {
    if (event.key !== 'Enter' || !form.contains(event.target)) {
      return;
    }
    if (event.ctrlKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (completeButton(form) && !completeButton(form).disabled) {
        attempt();
      }
    } else if (event.target.matches('input:not([type=checkbox]):not([type=radio]):not([type=file])')) {
      // Enter in a field must not send a form that is half written
      event.preventDefault();
    }
  };
  document.addEventListener('click', onClick, true);
  document.addEventListener('keydown', onKey, true);
  return {
    press: pass,
    stop() {
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('keydown', onKey, true);
    },
  };
}

/** Tasklist enables Complete for the assignee only; so a change there means that the task was claimed or released. */
export function onAssigneeChange(form, listener) {
  const complete = completeButton(form);
  if (!complete) {
    return () => {};
  }
  const observer = new MutationObserver(() => listener());
  observer.observe(complete, { attributes: true, attributeFilter: ['disabled'] });
  return () => observer.disconnect();
}

/** Tasklist's own Save keeps a draft in the browser, on shared machines too; ours is on the server. */
export function hideBrowserSave(form) {
  const save = form.closest('[cam-tasklist-form]')?.querySelector('.form-actions button[ng-click^="save("]');
  if (save) {
    save.style.display = 'none';
  }
}

/** Claims through Tasklist's own button where there is one, so that Tasklist notices. */
export async function claim(camForm) {
  const own = [...document.querySelectorAll('button.claim[ng-click="claim()"]')].find((each) => each.offsetParent !== null);
  if (own) {
    own.click();
    return;
  }
  const { userId, engineName } = camForm.options?.urlParams || {};
  const response = await fetch(`${root}/camunda/api/engine/engine/${engineName || 'default'}/task/${encodeURIComponent(camForm.taskId)}/claim`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-XSRF-TOKEN': csrfToken() },
    body: JSON.stringify({ userId }),
  });
  if (!response.ok) {
    throw new Error(`Claiming failed with status ${response.status}`);
  }
  // Tasklist does not know yet who has the task
  window.location.reload();
}

/** Tasklist reports the same error in its corner: there too the sentence, not the engine's wrapping around it. */
export function tellTasklist(error, sentence) {
  try {
    error.message = sentence;
  } catch (sealed) {
    // then Tasklist shows the engine's own text
  }
}

/**
 * Closes Tasklist's own notice of an error that the form tells better: it stays until closed, and lies over Complete where
 * the window is small.
 */
export function closeNotice(sentence, tries = 20) {
  const notice = [...document.querySelectorAll('.page-notifications .alert')].find((each) => each.textContent.includes(sentence));
  if (notice) {
    notice.querySelector('button[ng-click^="removeNotification"]')?.click();
  } else if (tries > 0) {
    setTimeout(() => closeNotice(sentence, tries - 1), 100);
  }
}

/** Runs `work` when Tasklist takes the form away. */
export function onRemoved(camForm, work) {
  try {
    camForm.formElement.scope().$on('$destroy', work);
  } catch (noAngular) {
    // the page itself goes away in the end
  }
  window.addEventListener('pagehide', work, { once: true });
}

/**
 * What the engine's answer says to people: the sentence between [[ and ]], and the faults by field, which come beside the
 * message, or behind it as JSON where somebody passed the message on alone.
 */
export function refusal(error) {
  const text = String(error?.message || '');
  const sentence = /\[\[([\s\S]*?)\]\]/.exec(text);
  return { sentence: sentence ? sentence[1] : null, errors: error?.response?.body?.errors || faultsIn(text) };
}

function faultsIn(text) {
  try {
    const faults = JSON.parse(/\]\]\{\{(\[[\s\S]*\])\}\}/.exec(text)[1]);
    return Array.isArray(faults) ? faults : [];
  } catch (none) {
    return [];
  }
}
