import { setStage } from './framed-stage.mjs';
import { round } from './median.mjs';

const rounds = 30;

/**
 * What is left of elements that were put into a page and taken out again: bytes of heap, listeners, documents and nodes
 * for each time, after the first ones, counted by the browser after it has collected what nothing holds.
 */
export async function benchLeaks() {
  const stage = await setStage(({ lender, script }) => ({
    '/framed': script,
    '/inline': `<script type="module" src="${lender}/assets/define.js"></script>`,
  }));
  try {
    const framed = '<fs-login client-id="bench-motors"></fs-login>';
    const inline = `<fs-login lender="${stage.lender}" client-id="portal"></fs-login>`;
    return [
      { elements: 'framed', ...(await grow(stage, '/framed', framed)) },
      { elements: 'inline', ...(await grow(stage, '/inline', inline)) },
    ];
  } finally {
    await stage.end();
  }
}

async function grow({ browser, host }, path, element) {
  const page = await browser.newPage();
  await page.goto(host + path);
  await page.waitForFunction(() => customElements.get('fs-login'));
  const cycle = async (times) => {
    for (let round = 0; round < times; round += 1) await page.evaluate(mountOnce, element);
  };
  await cycle(rounds);
  const before = await count(page);
  await cycle(rounds);
  const after = await count(page);
  await page.close();
  const each = (name) => round((after[name] - before[name]) / rounds, 2);
  return {
    'heap bytes': each('JSHeapUsedSize'),
    listeners: each('JSEventListeners'),
    documents: each('Documents'),
    frames: each('Frames'),
    nodes: each('Nodes'),
  };
}

/** Runs in the page: shows an element and takes it away. */
async function mountOnce(html) {
  const place = document.createElement('div');
  place.innerHTML = html;
  document.body.append(place);
  const [element] = place.children;
  const deadline = performance.now() + 5000;
  const drawn = () =>
    element.facts ? element.facts.state === 'shown' : element.shadowRoot?.querySelector('.card');
  while (!drawn() && performance.now() < deadline) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  if (!drawn()) throw new Error('The element was not drawn in 5 s');
  place.remove();
}

async function count(page) {
  const session = await page.createCDPSession();
  // Twice: what the first collection frees may hold more.
  for (let time = 0; time < 2; time += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  }
  await session.detach();
  return page.metrics();
}
