/**
 * Draws every model for readers without a modelling tool:
 *
 *   node tools/render-models.mjs           processes/x.bpmn → docs/processes/x.png and x.png.sha256
 *   node tools/render-models.mjs --check   changes nothing and fails when a drawing is missing or stale
 *
 * A picture differs from machine to machine with its fonts, so what is compared is the SHA-256 of the model that it
 * was drawn from (`sha256sum --check docs/processes/*.sha256` does the same). A drawing needs a Chromium, at
 * /usr/bin/chromium or where CHROMIUM says; the check needs none. Run from the root of the project.
 */

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const MODELS = 'processes';
const PICTURES = join('docs', 'processes');
const SCALE = 2;
const MARGIN = 20;

const readText = path => readFile(path, 'utf8').catch(() => null);

async function modelsEnding(suffix) {
  const names = await readdir(MODELS, { recursive: true }).catch(() => []);
  return names.filter(name => name.endsWith(suffix)).sort().map(name => join(MODELS, name));
}

const picture = model => join(PICTURES, `${basename(model, '.bpmn')}.png`);
const seal = model => `${picture(model)}.sha256`;

/** One line in the form of sha256sum. */
const sealText = async model => `${createHash('sha256').update(await readFile(model)).digest('hex')}  ${model}\n`;

const isCurrent = async model => await readText(seal(model)) === await sealText(model) && await readText(picture(model)) !== null;

/** Pictures and seals whose model is gone. */
async function orphans(models) {
  const wanted = new Set(models.flatMap(model => [ picture(model), seal(model) ]));
  const names = await readdir(PICTURES).catch(() => []);
  return names.filter(name => /\.png(\.sha256)?$/.test(name)).map(name => join(PICTURES, name)).filter(path => !wanted.has(path));
}

async function check(models) {
  const faults = [];
  for (const model of models) {
    await isCurrent(model) || faults.push(`${picture(model)} is missing or was not drawn from the present ${model}`);
  }
  faults.push(...(await orphans(models)).map(path => `${path} belongs to no model`));
  faults.forEach(fault => console.error(`${fault}; run: npm run render:models`));
  console.log(`${models.length} models checked, ${faults.length} stale`);
  process.exitCode = faults.length ? 1 : 0;
}

async function render(models) {
  await mkdir(PICTURES, { recursive: true });
  for (const path of await orphans(models)) {
    await rm(path);
  }
  const current = await Promise.all(models.map(isCurrent));
  const stale = models.filter((_, i) => !current[i]);
  if (stale.length) {
    await draw(stale);
  }
  console.log(`${stale.length} models drawn, ${models.length - stale.length} unchanged`);
}

async function draw(models) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [ '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync' ]
  });
  try {
    const tab = await browser.newPage({ deviceScaleFactor: SCALE });
    for (const model of models) {
      await writeFile(picture(model), await screenshot(tab, await readFile(model, 'utf8')));
      await writeFile(seal(model), await sealText(model));
      console.log(picture(model));
    }
  } finally {
    await browser.close();
  }
}

async function screenshot(tab, xml) {
  await tab.setContent('<div id="canvas"></div>');
  await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const { svg, warnings } = await tab.evaluate(async source => {
    const viewer = new window.BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(source);
    return { ...await viewer.saveSVG(), warnings: warnings.map(({ message }) => message) };
  }, xml);
  warnings.forEach(warning => console.error(warning));
  await tab.setContent(`<style>body { margin: ${MARGIN}px; width: max-content; background: white } svg { display: block }</style>${svg.slice(svg.indexOf('<svg'))}`);
  const size = await tab.evaluate(() => {
    const { width, height } = document.querySelector('svg').getBoundingClientRect();
    return { width: Math.ceil(width), height: Math.ceil(height) };
  });
  const area = { width: size.width + 2 * MARGIN, height: size.height + 2 * MARGIN };
  await tab.setViewportSize(area);
  return tab.screenshot({ clip: { x: 0, y: 0, ...area } });
}

const models = await modelsEnding('.bpmn');
await (process.argv.includes('--check') ? check : render)(models);
