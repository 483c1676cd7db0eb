/**
 * The little that a frame page does before its modules have arrived. The lender's server writes it into the page, as
 * built, behind the first picture of the element if there is one: shows that, and says hello.
 *
 * @module
 */
import { showFirstPicture } from './first-picture.ts';
import { readFrameConfig } from './frame-config.ts';
import { giveUp } from './give-up.ts';
import { greetEarly } from './greet-early.ts';
import type { Shown } from './protocol.ts';

/** Milliseconds after which the modules are wanted, painted or not: they explain what went wrong. */
const patience = 2000;

const config = readFrameConfig();
// Where there is a picture, the modules stand back until it is painted: to fetch them takes its time, too.
const { entry, preloads = '' } = document.currentScript?.dataset ?? {};
let shown: Shown | undefined;
const greeting = greetEarly(config.host, () => (shown = showFirstPicture(config, location.hash)));
// A picture that nothing stands behind would take a password and do nothing with it.
const load = () => entry && import(entry).catch(() => greeting?.then(giveUp));

if (greeting) setTimeout(load, patience);
else void load();
void greeting?.then(() => {
  if (!shown) return void load();
  // Two frames: the host's page shows this one in the first.
  requestAnimationFrame(() => {
    preload();
    requestAnimationFrame(() => setTimeout(load));
  });
});

function preload() {
  for (const href of preloads.split(' ')) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'script', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}
