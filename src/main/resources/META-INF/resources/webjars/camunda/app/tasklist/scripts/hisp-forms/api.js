/* Our own API: the session of Tasklist, its CSRF token, and errors as sentences. */

/** Where the application is mounted; Tasklist itself stands under {root}/camunda. */
export const root = (document.querySelector('base')?.getAttribute('app-root') || '/camunda').replace(/\/camunda$/, '');

/** A refusal with the server's own sentence (RFC 9457); `status` 0 means that the server was not reached. */
export class Problem extends Error {
  constructor(status, body) {
    const sentence = (body && body.detail) || fallback(status);
    super(sentence);
    this.sentence = sentence;
    this.status = status;
    this.body = body || {};
    this.errors = (body && body.errors) || [];
  }
}

function fallback(status) {
  switch (status) {
    case 0: return 'The server could not be reached. Check your connection; what you wrote is still on this page.';
    case 401: return 'Your session has ended. Log in again in another tab, then come back to this page and save.';
    case 403: return 'You may not do this. If you think you should, ask the operator which role it needs.';
    case 404: return 'This task is no longer open. Somebody may have completed it; look at your inbox.';
    case 413: return 'What you sent is too large to be kept. Shorten the longest texts and try again.';
    default: return 'Something went wrong on the server. Nothing was saved. Try again in a moment.';
  }
}

let given;

/** Pages outside Tasklist do not see its cookie; they are told the token by /api/v1/session. */
export function useToken(token) {
  given = token;
}

export function csrfToken() {
  if (given) {
    return given;
  }
  const cookie = document.cookie.split('; ').find((entry) => entry.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}

export async function request(method, path, body, options = {}) {
  let response;
  try {
    response = await fetch(root + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': csrfToken() }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      ...options,
    });
  } catch (unreachable) {
    throw new Problem(0);
  }
  const content = await readJson(response);
  if (!response.ok) {
    throw new Problem(response.status, content);
  }
  return content;
}

async function readJson(response) {
  try {
    return JSON.parse(await response.text());
  } catch (noJson) {
    return null;
  }
}

/**
 * Sends a multipart body with progress; the only thing fetch cannot do.
 *
 * @returns {{done: Promise<object>, cancel: function}}
 */
export function upload(path, parts, onProgress) {
  const sending = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    const answer = () => {
      try {
        return JSON.parse(sending.responseText);
      } catch (noJson) {
        return null;
      }
    };
    sending.open('POST', root + path);
    sending.setRequestHeader('Accept', 'application/json, application/problem+json');
    sending.setRequestHeader('X-XSRF-TOKEN', csrfToken());
    sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded, event.total);
    sending.onload = () => (sending.status < 300 ? resolve(answer()) : reject(new Problem(sending.status, answer())));
    sending.onerror = () => reject(new Problem(0));
    sending.onabort = () => reject(Object.assign(new Problem(0, { detail: 'The upload was cancelled. Nothing was kept.' }), { cancelled: true }));
    const body = new FormData();
    Object.entries(parts).forEach(([name, part]) => body.append(name, part));
    sending.send(body);
  });
  return { done, cancel: () => sending.abort() };
}
