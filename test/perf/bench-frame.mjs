import { setStage, untilPainted } from './framed-stage.mjs';
import { alternate, round } from './median.mjs';

const runs = 30;

/**
 * Milliseconds from the navigation of a host's page until a password can be typed in a frame of another site, on a
 * processor four times slower: the framed `fs-login`, shown by its shell, against a plain HTML form in a frame: the
 * plainest there can be, and the one with the same fields, words and styles, in the page and put there by a script of
 * four lines, which is the least that an element of any make does. The design allows half as long again.
 */
export async function benchFrame() {
  const stage = await setStage(({ plain, styled, least, script }) => ({
    '/plain': `<iframe src="${plain}" width="440" height="440"></iframe>`,
    '/styled': `<iframe src="${styled}" width="440" height="540"></iframe>`,
    '/least': `<script defer src="${least}"></script><main></main>`,
    '/framed': `${script}<fs-login client-id="bench-motors"></fs-login>`,
  }));
  const row = (page, ms, plain, styled) => ({
    page,
    ms: round(ms, 1),
    'of plain': round(ms / plain, 2),
    'of the same': round(ms / styled, 2),
  });
  try {
    const [plain, styled, least, framed] = await alternate(runs, [
      () => untilPainted(stage, '/plain', plainField),
      () => untilPainted(stage, '/styled', styledField),
      () => untilPainted(stage, '/least', styledField),
      // In the frame, and in the host's page, which must not hide it or keep hands off it.
      () => untilPainted(stage, '/framed', fieldsAndFrames, { count: 2, stays: true }),
    ]);
    return [
      row('plain form in a frame', plain, plain, styled),
      row('the same form as fs-login, without a script, in a frame', styled, plain, styled),
      row('that form, put into the page by a script of four lines', least, plain, styled),
      row('framed fs-login', framed, plain, styled),
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
function styledField() {
  const root = document.querySelector('#first-picture')?.shadowRoot;
  return Number(root?.querySelector('[type=password]')?.offsetHeight > 0);
}

/** Runs in the page. */
function fieldsAndFrames() {
  const login = document.querySelector('fs-login');
  if (login?.facts) {
    const frame = login.rootBeforeItCloses?.querySelector('iframe');
    return Number(frame && !frame.inert && globalThis.getComputedStyle(frame).opacity === '1');
  }
  // The form that the page came with, or the one that took its place.
  const fields = ['first-picture', 'fs-login'].map((name) =>
    document.querySelector(`#${name}, ${name}`)?.shadowRoot?.querySelector('[type=password]'),
  );
  return Number(fields.some((field) => field?.offsetHeight > 0));
}
