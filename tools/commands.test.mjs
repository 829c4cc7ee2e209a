/** The commands that the build runs, in a folder of their own. None of these tests needs a browser. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

let folder;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'models-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function run(command, ...args) {
  const script = fileURLToPath(new URL(command, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [ script, ...args ], { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

test('a picture is current as long as its seal is that of the model', () => {
  write('processes/plan.bpmn', 'a model');
  write('docs/processes/plan.png', 'a picture');
  write('docs/processes/plan.png.sha256', `${createHash('sha256').update('a model').digest('hex')}  processes/plan.bpmn\n`);
  assert.equal(run('render-models.mjs', '--check').status, 0);
  write('processes/plan.bpmn', 'another model');
  assert.match(run('render-models.mjs', '--check').output, /plan\.png is missing or was not drawn from the present processes\/plan\.bpmn/);
});

test('a picture whose model is gone is reported', () => {
  write('docs/processes/gone.png', 'a picture');
  const { status, output } = run('render-models.mjs', '--check');
  assert.equal(status, 1);
  assert.match(output, /gone\.png belongs to no model/);
});

const report = cases => `<?xml version="1.0"?><testsuite>${cases}</testsuite>`;

test('reports with tests that all ran are accepted, whatever they printed', () => {
  write('reports/TEST-a.xml', report('<testcase name="a" classname="A"/><testcase name="b" classname="A"><system-out><![CDATA[<skipped/>]]></system-out></testcase>'));
  assert.equal(run('check-test-reports.mjs', 'reports', 'missing').status, 0);
});

test('a skipped test is named with its reason', () => {
  write('reports/TEST-a.xml', report('<testcase name="a" classname="A"/><testcase name="b -&gt; c" classname="A"><skipped message="no &quot;browser&quot;"/></testcase>'));
  const { status, output } = run('check-test-reports.mjs', 'reports');
  assert.equal(status, 1);
  assert.match(output, /Test A\.b -> c was skipped: no "browser"/);
});

test('no report at all is a failure', () => {
  const { status, output } = run('check-test-reports.mjs', 'reports');
  assert.equal(status, 1);
  assert.match(output, /No test ran/);
});
