import { setStage, untilPainted } from './framed-stage.mjs';
import { alternate, round } from './median.mjs';

const runs = 15;

/**
 * Milliseconds from the navigation of a host's page until a password can be typed in a frame of another site, on a
 * processor four times slower: the framed `fs-login`, shown by its shell, against a plain HTML form in a frame. The
 * design allows half as long again.
 */
export async function benchFrame() {
  const stage = await setStage(({ plain, script }) => ({
    '/plain': `<iframe src="${plain}" width="440" height="440"></iframe>`,
    '/framed': `${script}<fs-login client-id="bench-motors"></fs-login>`,
  }));
  try {
    const [plain, framed] = await alternate(runs, [
      () => untilPainted(stage, '/plain', plainField),
      // In the frame, and in the host's page once that shows it.
      () => untilPainted(stage, '/framed', fieldsAndShells, { count: 2 }),
    ]);
    return [
      { page: 'plain form in a frame', ms: round(plain, 1), 'of plain': 1 },
      { page: 'framed fs-login', ms: round(framed, 1), 'of plain': round(framed / plain, 2) },
    ];
  } finally {
    await stage.end();
  }
}

/** Runs in the page. */
function plainField() {
  return Number(document.querySelector('[type=password]')?.offsetHeight > 0);
}

/** Runs in the page. */
function fieldsAndShells() {
  const login = document.querySelector('fs-login');
  if (login?.facts) return Number(login.facts.state === 'shown');
  // The form that the page came with, or the one that took its place.
  const fields = ['first-picture', 'fs-login'].map((name) =>
    document.querySelector(`#${name}, ${name}`)?.shadowRoot?.querySelector('[type=password]'),
  );
  return Number(fields.some((field) => field?.offsetHeight > 0));
}
