import { launcher, tags, type ShellTag } from './tags.ts';

/** Height of the box and the frame: at least what is kept free, `--r`; what the guest has asked for, `--h`. */
const height = 'max(var(--r),var(--h,0px))';

const text = `
:host{display:block}
:host([hidden]),[hidden]{display:none!important}
section{inline-size:100%;container-type:inline-size;contain-intrinsic-inline-size:280px}
div{display:grid;align-items:start;justify-items:start;min-block-size:${height}}
.redirect{--r:0px!important}
div>*{display:block;grid-area:1/1;position:relative}
iframe{position:static;border:0;inline-size:100%;block-size:${height};opacity:0}
.on{opacity:1}
a{padding:12px 20px;border-radius:var(--fs-radius,10px);background:var(--fs-color-accent,light-dark(#2f4bc7,#a9b9ff));color:var(--fs-color-accent-text,light-dark(#fff,#14171f));font-weight:600;text-decoration:none}
a:focus-visible{outline:2px solid;outline-offset:2px}
`;

/** The style of a shell; its box has the mode for a class. */
export function styleFor(tag: string): string {
  const own = text + keep('div', tags[tag as ShellTag] ?? [0]);
  return tag === 'fs-login' ? own + keep('.popup', launcher) : own;
}

/** Rules that keep heights free; see tags.ts. */
function keep(selector: string, heights: readonly number[]): string {
  let css = `${selector}{--r:${heights[0]}px}`;
  for (let index = 1; index < heights.length; index += 2) {
    const rule = `${selector}{--r:${heights[index + 1]}px}`;
    css += `@container (inline-size>=${heights[index]}px){${rule}}`;
  }
  return css;
}

/** Gives a shadow root its style, by means that no Content Security Policy forbids. */
export function dress(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // By index: given a whole list, the browser iterates an array, and a host may have broken that.
  root.adoptedStyleSheets[0] = sheet;
}
