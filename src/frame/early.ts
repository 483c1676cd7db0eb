/**
 * The little that a frame page does before its modules have arrived. The lender's server writes it into the page, as
 * built: says hello, and shows the first picture of the element if the page has one that fits.
 *
 * @module
 */
import { showFirstPicture } from './first-picture.ts';
import { readFrameConfig } from './frame-config.ts';
import { giveUp } from './give-up.ts';
import { greetEarly } from './greet-early.ts';

/** Milliseconds after which the modules are wanted, painted or not: they explain what went wrong. */
const patience = 2000;

const config = readFrameConfig();
// Where there is a picture, the modules stand back until it is painted.
const entry = document.currentScript?.dataset['entry'];
const greeting = greetEarly(config.host);
// A picture that nothing stands behind would take a password and do nothing with it.
const load = () => entry && import(entry).catch(() => greeting?.then(giveUp));

setTimeout(load, patience);
void greeting?.then((answer) => {
  // Two frames: the host's page shows this one in the first.
  const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(load)));
  if (showFirstPicture(config, answer)) painted();
  else void load();
});
