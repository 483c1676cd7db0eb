/**
 * The little that a frame page does before its modules have arrived. The lender's server writes it into the page, as
 * built, behind the first picture of the element if there is one: shows that, and says hello.
 *
 * @module
 */
import { showFirstPicture } from './first-picture.ts';
import { readFrameConfig } from './frame-config.ts';
import { giveUp } from './give-up.ts';
import { standsIn } from './greet.ts';
import { greetEarly } from './greet-early.ts';
import type { Shown } from './protocol.ts';

/** Milliseconds after which the modules are wanted, whoever has answered: they explain what went wrong. */
const patience = 2000;
/** Milliseconds that the page may take to come for its hello to be in time after the picture: its host hides it after 300. */
const soon = 100;
/** How long something that was drawn may stay unpainted: browsers paint nothing that is out of sight. */
const unseen = 100;

const config = readFrameConfig();
const { entry, preloads = '' } = document.currentScript?.dataset ?? {};
const picture = standsIn(config.host, window) ? showFirstPicture(config, location.hash) : undefined;

// The host shows this frame from the start: whatever can wait does so until the picture is seen. A dark host does not, and
// where the page was long on its way, any may hide the frame any moment, so it is told of the picture at once.
if (picture && location.hash.endsWith('/light') && performance.now() < soon)
  void painted().then(() => begin(picture()));
else begin(picture?.());

function begin(shown?: Shown) {
  const greeting = greetEarly(config.host, shown);
  // A picture that nothing stands behind would take a password and do nothing with it.
  const load = () => entry && import(entry).catch(() => greeting?.then(giveUp));
  if (!greeting) return void load();

  setTimeout(load, patience);
  preload();
  void greeting.then(load);
}

function preload() {
  for (const href of preloads ? preloads.split(' ') : []) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'script', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, unseen);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
