import { launcher, tags, type ShellTag } from './tags.ts';

/** Height of the box and the frame: at least what is kept free, `--r`; what the guest has asked for, `--h`. */
const height = 'max(var(--r),var(--h,0px))';

const text = `
:host{display:block}
:host([hidden]),[hidden]{display:none!important}
section{display:flow-root;inline-size:100%;contain:inline-size;contain-intrinsic-inline-size:280px}
div{display:grid;align-items:start;justify-items:start;min-block-size:${height}}
div>*{display:block;grid-area:1/1;position:relative}
iframe{border:0;inline-size:100%;block-size:${height}}
[inert]{opacity:0}
`;

/** The style of a shell; its section has the mode for a class. */
export function styleFor(tag: string): string {
  return `${text}${keep('section', tags[tag as ShellTag] ?? [0])}.redirect div{--r:0px}`;
}

/** What few pages need: the link to the portal, and the room for the button that stands for a form. */
const rest = `
a{padding:12px 20px;border-radius:var(--fs-radius,10px);background:var(--fs-color-accent,light-dark(#2f4bc7,#a9b9ff));color:var(--fs-color-accent-text,light-dark(#fff,#14171f));font-weight:600;text-decoration:none}
a:focus-visible{outline:2px solid;outline-offset:2px}
`;

/** Gives a shell what {@link styleFor} left for later, as each rule takes its time before the frame is asked for. */
export function dressFully(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets[1]) dress(root, rest + keep(':host(fs-login) .popup', launcher));
}

/**
 * Rules that keep heights free; see tags.ts. Only where they differ by width does the section become a container: styles
 * that wait for a width take the browser another pass.
 */
function keep(section: string, heights: readonly number[]): string {
  let css = `${section} div{--r:${heights[0]}px}`;
  if (heights.length > 1) css += `${section}{container-type:inline-size}`;
  for (let index = 1; index < heights.length; index += 2) {
    const rule = `${section} div{--r:${heights[index + 1]}px}`;
    css += `@container (inline-size>=${heights[index]}px){${rule}}`;
  }
  return css;
}

/** Gives a shadow root a style more, by means that no Content Security Policy forbids. */
export function dress(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  try {
    // By index: given a whole list, the browser iterates an array, and a host may have broken that.
    root.adoptedStyleSheets[root.adoptedStyleSheets.length] = sheet;
  } catch {
    // In another document than the script's, to which an element can be moved, it goes without.
  }
}
