/** Each house rule is seen silent on a good model and heard on the same model with one fault. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');
const house = require('bpmnlint-plugin-house');
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');

const GOOD = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <bpmn:process id="PlanProcess" isExecutable="true" camunda:historyTimeToLive="P30D">
    <bpmn:documentation>Implements a clause.</bpmn:documentation>
    <bpmn:startEvent id="StartEvent_PlanDue" name="Plan due"><bpmn:outgoing>Flow_ToReviewPlan</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Task_ReviewPlan" camunda:candidateGroups="ombLead" camunda:formRef="ReviewPlanForm" camunda:dueDate="\${planDueDate}">
      <bpmn:documentation>Says what is asked.</bpmn:documentation>
      <bpmn:incoming>Flow_ToReviewPlan</bpmn:incoming><bpmn:incoming>Flow_PlanApprovedNo</bpmn:incoming><bpmn:outgoing>Flow_ToPlanApproved</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="Gateway_PlanApproved" name="Plan approved?">
      <bpmn:incoming>Flow_ToPlanApproved</bpmn:incoming><bpmn:outgoing>Flow_PlanApprovedYes</bpmn:outgoing><bpmn:outgoing>Flow_PlanApprovedNo</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:serviceTask id="Task_PublishPlan" camunda:asyncBefore="true" camunda:delegateExpression="#{publishPlanDelegate}">
      <bpmn:incoming>Flow_PlanApprovedYes</bpmn:incoming>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="Flow_ToReviewPlan" sourceRef="StartEvent_PlanDue" targetRef="Task_ReviewPlan" />
    <bpmn:sequenceFlow id="Flow_ToPlanApproved" sourceRef="Task_ReviewPlan" targetRef="Gateway_PlanApproved" />
    <bpmn:sequenceFlow id="Flow_PlanApprovedYes" name="Yes" sourceRef="Gateway_PlanApproved" targetRef="Task_PublishPlan" />
    <bpmn:sequenceFlow id="Flow_PlanApprovedNo" name="No" sourceRef="Gateway_PlanApproved" targetRef="Task_ReviewPlan">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${!planApproved}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
  </bpmn:process>
  <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="PlanProcess">
    <bpmndi:BPMNShape bpmnElement="StartEvent_PlanDue"><dc:Bounds x="0" y="122" width="36" height="36" />
      <bpmndi:BPMNLabel><dc:Bounds x="-10" y="164" width="56" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNShape bpmnElement="Task_ReviewPlan"><dc:Bounds x="100" y="100" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape bpmnElement="Gateway_PlanApproved"><dc:Bounds x="260" y="115" width="50" height="50" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape bpmnElement="Task_PublishPlan"><dc:Bounds x="400" y="100" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge bpmnElement="Flow_ToReviewPlan"><di:waypoint x="36" y="140" /><di:waypoint x="100" y="140" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge bpmnElement="Flow_ToPlanApproved"><di:waypoint x="200" y="140" /><di:waypoint x="260" y="140" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge bpmnElement="Flow_PlanApprovedYes"><di:waypoint x="310" y="140" /><di:waypoint x="400" y="140" />
      <bpmndi:BPMNLabel><dc:Bounds x="340" y="120" width="20" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge bpmnElement="Flow_PlanApprovedNo"><di:waypoint x="285" y="165" /><di:waypoint x="285" y="220" /><di:waypoint x="150" y="220" /><di:waypoint x="150" y="180" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

/** The elements at which a rule finds fault with the good model after these replacements. */
async function findings(rule, replacements = []) {
  const xml = replacements.reduce((text, [ from, to ]) => {
    assert.ok(text.includes(from), `the good model has no ${from}`);
    return text.replace(from, to);
  }, GOOD);
  const { rootElement } = await new BpmnModdle({ camunda }).fromXML(xml);
  const linter = new Linter({ config: { rules: { [`house/${rule}`]: 'error' } }, resolver: new NodeResolver() });
  return Object.values(await linter.lint(rootElement)).flat().map(({ id }) => id);
}

const FAULTS = {
  'id-naming': [
    [ 'an id made up by an editor', [ [ 'id="Task_ReviewPlan"', 'id="Activity_0abc123"' ], [ 'bpmnElement="Task_ReviewPlan"', 'bpmnElement="Activity_0abc123"' ] ], 'Activity_0abc123' ],
    [ 'the prefix of another kind', [ [ 'id="Task_PublishPlan"', 'id="ServiceTask_PublishPlan"' ] ], 'ServiceTask_PublishPlan' ],
    [ 'a process that does not say so', [ [ 'id="PlanProcess"', 'id="plan"' ] ], 'plan' ]
  ],
  'user-task-complete': [ 'camunda:candidateGroups="ombLead"', 'camunda:formRef="ReviewPlanForm"', 'camunda:dueDate="${planDueDate}"', '<bpmn:documentation>Says what is asked.</bpmn:documentation>' ]
    .map(text => [ `no ${text}`, [ [ text, '' ] ], 'Task_ReviewPlan' ]),
  'service-task-async': [
    [ 'a delegate in the transaction of the caller', [ [ 'camunda:asyncBefore="true"', '' ] ], 'Task_PublishPlan' ]
  ],
  'process-stated': [
    [ 'no documentation', [ [ '<bpmn:documentation>Implements a clause.</bpmn:documentation>', '' ] ], 'PlanProcess' ],
    [ 'history kept for ever', [ [ 'camunda:historyTimeToLive="P30D"', '' ] ], 'PlanProcess' ],
    [ 'a period that the engine refuses', [ [ '"P30D"', '"P7Y"' ] ], 'PlanProcess' ]
  ],
  'answers-labelled': [
    [ 'no question', [ [ 'name="Plan approved?"', '' ] ], 'Gateway_PlanApproved' ],
    [ 'no answer', [ [ 'name="Yes"', '' ] ], 'Flow_PlanApprovedYes' ],
    [ 'an unnamed condition', [ [ 'name="No"', '' ] ], 'Flow_PlanApprovedNo' ]
  ],
  'diagram-complete': [
    [ 'no shape', [ [ 'bpmnElement="Task_PublishPlan"', 'bpmnElement="PlanProcess"' ] ], 'Task_PublishPlan' ],
    [ 'a line that ends in the air', [ [ '<di:waypoint x="400" y="140" />', '<di:waypoint x="380" y="140" />' ] ], 'Flow_PlanApprovedYes' ]
  ],
  'flows-do-not-cross': [
    [ 'a loop through the first line', [ [ '<di:waypoint x="150" y="220" />', '<di:waypoint x="60" y="220" /><di:waypoint x="60" y="80" /><di:waypoint x="150" y="80" />' ] ], 'Flow_ToReviewPlan' ]
  ],
  'flows-clear-of-shapes': [
    [ 'a loop through a task', [ [ '<di:waypoint x="285" y="220" />', '<di:waypoint x="450" y="220" /><di:waypoint x="450" y="150" />' ] ], 'Flow_PlanApprovedNo' ]
  ],
  'left-to-right': [
    [ 'an unnamed step back', [ [ 'x="400" y="100"', 'x="-200" y="100"' ], [ 'name="Yes"', '' ] ], 'Flow_PlanApprovedYes' ]
  ],
  'labels-clear': [
    [ 'a label on a shape', [ [ 'x="340" y="120"', 'x="390" y="120"' ] ], 'Flow_PlanApprovedYes' ],
    [ 'a label on a line', [ [ 'x="340" y="120"', 'x="340" y="134"' ] ], 'Flow_PlanApprovedYes' ],
    [ 'a label on a label', [ [ 'x="340" y="120"', 'x="0" y="170"' ] ], 'StartEvent_PlanDue' ]
  ]
};

test('every rule has its test', () => {
  assert.deepEqual(Object.keys(house.configs.all.rules), Object.keys(FAULTS));
});

for (const [ rule, faults ] of Object.entries(FAULTS)) {
  test(`${rule} is silent on a good model`, async () => {
    assert.deepEqual(await findings(rule), []);
  });
  for (const [ fault, replacements, element ] of faults) {
    test(`${rule} hears ${fault}`, async () => {
      assert.ok((await findings(rule, replacements)).includes(element));
    });
  }
}

const withProperty = (name, value) =>
  `<bpmn:extensionElements><camunda:properties><camunda:property name="${name}" value="${value}" /></camunda:properties></bpmn:extensionElements>`;

test('service-task-async accepts a stated reason', async () => {
  assert.deepEqual(await findings('service-task-async', [
    [ 'camunda:asyncBefore="true"', '' ],
    [ '<bpmn:incoming>Flow_PlanApprovedYes', withProperty('synchronous', 'The form shows its result.') + '<bpmn:incoming>Flow_PlanApprovedYes' ]
  ]), []);
});

test('flows-do-not-cross accepts a stated pair', async () => {
  assert.deepEqual(await findings('flows-do-not-cross', [
    ...FAULTS['flows-do-not-cross'][0][1],
    [ '<bpmn:startEvent', withProperty('allowedCrossings', 'Flow_PlanApprovedNo Flow_ToReviewPlan') + '<bpmn:startEvent' ]
  ]), []);
});

test('left-to-right accepts a way back that its id names', async () => {
  assert.deepEqual(await findings('left-to-right', [ [ 'name="No"', '' ], [ 'id="Flow_PlanApprovedNo"', 'id="Flow_BackToReviewPlan"' ], [ 'bpmnElement="Flow_PlanApprovedNo"', 'bpmnElement="Flow_BackToReviewPlan"' ] ]), []);
});
