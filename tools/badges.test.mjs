/** The words on the cards of the inbox. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

// the module asks the page where the application is mounted
globalThis.document = { querySelector: () => null };
const { days, words } = await import('../src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts/hisp-inbox/badges.js');

// a Friday, and the tenth business day from it
const today = { date: '2026-01-30', soonUntil: '2026-02-13' };

test('what is past its day is overdue, by whole days', () => {
  assert.deepEqual(words('2026-01-29', today), { text: 'Overdue by 1 day', kind: 'overdue' });
  assert.deepEqual(words('2025-12-31', today), { text: 'Overdue by 30 days', kind: 'overdue' });
});

test('the due day itself is not late', () => {
  assert.deepEqual(words('2026-01-30', today), { text: 'Due today', kind: 'today' });
});

test('soon is what the server says, up to its last day', () => {
  assert.deepEqual(words('2026-01-31', today), { text: 'Due tomorrow', kind: 'soon' });
  assert.deepEqual(words('2026-02-13', today), { text: 'Due soon: in 14 days', kind: 'soon' });
  assert.deepEqual(words('2026-02-14', today), { text: 'Due in 15 days', kind: 'later' });
});

test('a day is a day also where the clocks change', () => {
  assert.equal(days('2026-03-07', '2026-03-09'), 2);
  assert.equal(days('2026-10-31', '2026-11-02'), 2);
});
