/** Counts who listens to the messages of this window, in `window.listening`. */
const counted = window as unknown as { listening: number };
counted.listening = 0;

const { addEventListener, removeEventListener } = window;
window.addEventListener = (...all: Parameters<typeof addEventListener>) => {
  if (all[0] === 'message') counted.listening += 1;
  addEventListener.apply(window, all);
};
window.removeEventListener = (...all: Parameters<typeof removeEventListener>) => {
  if (all[0] === 'message') counted.listening -= 1;
  removeEventListener.apply(window, all);
};
