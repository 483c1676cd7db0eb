import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Frame } from 'puppeteer-core';
import { frameOf } from '../hostile/customer.ts';
import { until } from '../hostile/until.ts';
import { hostClient, setHostStage } from '../support/host-stage.ts';

// Without tokens of its own: a host that has some gets no picture.
const stage = setHostStage({ '/': { body: `<fs-login client-id="${hostClient}"></fs-login>` } });

/** Places and looks of all that can be used in the form, whoever has drawn it. Runs in the frame. */
function looks() {
  const picture = document.getElementById('first-picture');
  const root = (picture ?? document.querySelector('fs-login:not([hidden])'))?.shadowRoot;
  if (!root || picture?.hidden) return null;
  const seen = [
    'color',
    'backgroundColor',
    'borderColor',
    'borderRadius',
    'fontSize',
    'fontWeight',
    'padding',
  ];
  const all = [...root.querySelectorAll('.card, .control, h2, label, input, button, .help, svg')];
  return all.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element) as unknown as Record<string, string>;
    const name = `${element.localName}#${element.id}.${element.getAttribute('class') ?? ''}`;
    return [name, x, y, width, height, ...seen.map((property) => style[property])].join(' ');
  });
}

it('is drawn as the element is that takes its place, so that nobody sees it go', async () => {
  const page = await stage.browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.setRequestInterception(true);
  const held: (() => void)[] = [];
  let holding = true;
  page.on('request', (request) => {
    const go = () => void request.continue();
    if (holding && request.url().includes('/assets/frame/login.js')) held.push(go);
    else go();
  });
  void page.goto(`${stage.host.origin}/`);
  const look = async (frame: Frame | undefined) =>
    (await frame?.evaluate(`(${String(looks)})()`)) as string[] | null | undefined;

  const frame = await until('a frame', () => frameOf(page, 'fs-login'));
  const picture = await until('a picture whose scripts are held', async () => {
    return held.length > 0 && (await look(frame));
  });
  assert.ok(await frame.evaluate('!!document.getElementById("first-picture")'));
  holding = false;
  held.forEach((go) => go());
  await until('the element', () => frame.evaluate('!document.getElementById("first-picture")'));

  assert.ok(picture.length > 12, picture.join('\n'));
  assert.deepEqual(await look(frame), picture);
  await page.close();
});
