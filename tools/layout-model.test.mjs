/** The layouter draws everything, breaks none of the diagram rules, and leaves the model as it was. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { withoutDiagrams } from './lib/diagram-xml.mjs';
import { laidOut } from './layout-model.mjs';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');

const RULES = [ 'house/diagram-complete', 'house/flows-do-not-cross', 'house/flows-clear-of-shapes', 'house/left-to-right',
  'house/labels-clear', 'no-overlapping-elements', 'no-bpmndi', 'no-disconnected' ];

const model = await readFile(new URL('fixtures/every-kind.bpmn', import.meta.url), 'utf8');
const drawn = await laidOut(model, { refs: true });

test('a model with loops, branches, boundary events and event sub-processes is drawn without a fault', async () => {
  const { rootElement } = await new BpmnModdle().fromXML(drawn);
  const linter = new Linter({ config: { rules: Object.fromEntries(RULES.map(rule => [ rule, 'error' ])) }, resolver: new NodeResolver() });
  assert.deepEqual(await linter.lint(rootElement), {});
});

test('the model keeps every character outside its diagram', async () => {
  const declarations = / xmlns:(?:bpmndi|dc|di)="[^"]*"/g;
  assert.equal(withoutDiagrams(await laidOut(model)).replace(declarations, ''), model.replace(declarations, ''));
});

test('drawing again changes nothing', async () => {
  assert.equal(await laidOut(drawn, { refs: true }), drawn);
});

test('missing references are added behind the documentation', () => {
  assert.match(drawn, /<\/bpmn:documentation>\s*<bpmn:incoming>Flow_ToDraftPlan<\/bpmn:incoming>\s*<bpmn:outgoing>Flow_ToReviewFork<\/bpmn:outgoing>\s*<\/bpmn:userTask>/);
});

test('pools and lanes are refused', async () => {
  await assert.rejects(laidOut(model.replace('<bpmn:process ', '<bpmn:collaboration id="Collaboration_A" /><bpmn:process ')), /not supported/);
});
