/**
 * Fails unless the test reports in the given folders show at least one test, and no skipped one: what was skipped is
 * not known to work.
 *
 *   node tools/check-test-reports.mjs target/surefire-reports target/failsafe-reports
 */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const TEST_CASE = /<testcase\b((?:"[^"]*"|[^">])*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g;

const unescaped = text => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name]));
const attribute = (text, name) => unescaped(text.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '');

async function testCases(folder) {
  const names = (await readdir(folder).catch(() => [])).filter(name => /^TEST-.*\.xml$/.test(name)).sort();
  const reports = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
  return reports.flatMap(report => [ ...report.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').matchAll(TEST_CASE) ])
    .map(([ , attributes, body = '' ]) => ({
      name: `${attribute(attributes, 'classname')}.${attribute(attributes, 'name')}`,
      skipped: body.match(/<skipped\b((?:"[^"]*"|[^">])*)>/)?.[1]
    }));
}

const cases = (await Promise.all(process.argv.slice(2).map(testCases))).flat();
const skipped = cases.filter(({ skipped }) => skipped !== undefined);
for (const { name, skipped: attributes } of skipped) {
  console.error(`Test ${name} was skipped: ${attribute(attributes, 'message') || 'no reason given'}`);
}
if (!cases.length) {
  console.error('No test ran: the reports are missing or empty');
}
console.log(`${cases.length} tests in the reports, ${skipped.length} skipped`);
process.exitCode = cases.length && !skipped.length ? 0 : 1;
