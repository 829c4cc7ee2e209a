/**
 * Draws the diagram of BPMN models that have none, or draws it anew:
 *
 *   node tools/layout-model.mjs [--refs] processes/annual-cycle.bpmn …
 *
 * Only the <bpmndi:BPMNDiagram> part of a file is written; the model itself keeps every character. With --refs, missing
 * <incoming> and <outgoing> elements are added too. An existing diagram, hand-made corrections included, is replaced.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { layout } from './lib/layout.mjs';
import { diagramXml, withDiagrams, withoutDiagrams } from './lib/diagram-xml.mjs';
import { withFlowReferences } from './lib/flow-references.mjs';

const camunda = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

const sequenceFlows = scope => (scope.flowElements ?? []).flatMap(element =>
  element.$type === 'bpmn:SequenceFlow'
    ? [ { id: element.id, source: element.sourceRef?.id, target: element.targetRef?.id } ]
    : sequenceFlows(element));

/** The model's text with a fresh diagram. */
export async function laidOut(xml, { refs = false } = {}) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(withoutDiagrams(xml));
  if (warnings.length) {
    throw new Error(warnings.map(({ message }) => message).join('; '));
  }
  const isOf = type => element => element.$type === `bpmn:${type}`;
  const processes = rootElement.rootElements.filter(isOf('Process'));
  if (rootElement.rootElements.some(isOf('Collaboration')) || processes.some(process => process.laneSets?.length)) {
    throw new Error('pools and lanes are not supported');
  }
  const diagrams = [];
  for (const process of processes) {
    diagrams.push(diagramXml(process, await layout(process)));
  }
  return withDiagrams(refs ? withFlowReferences(xml, processes.flatMap(sequenceFlows)) : xml, diagrams);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const files = args.filter(arg => !arg.startsWith('--'));
  if (!files.length) {
    console.error('Usage: node tools/layout-model.mjs [--refs] <model.bpmn> …');
    process.exitCode = 2;
  }
  for (const file of files) {
    try {
      await writeFile(file, await laidOut(await readFile(file, 'utf8'), { refs: args.includes('--refs') }));
      console.log(`${file}: drawn`);
    } catch (error) {
      console.error(`${file}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
