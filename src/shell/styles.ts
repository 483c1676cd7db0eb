const text = `
:host{display:block}
:host([hidden]),[hidden]{display:none!important}
div{display:grid;align-items:start;justify-items:start;min-inline-size:min(280px,100%)}
div>*{grid-area:1/1;position:relative}
slot{display:block}
iframe{position:static;display:block;border:0;inline-size:100%;opacity:0}
iframe.on{opacity:1}
a{display:inline-block;padding:12px 20px;border-radius:var(--fs-radius,10px);background:var(--fs-color-accent,light-dark(#2f4bc7,#a9b9ff));color:var(--fs-color-accent-text,light-dark(#fff,#14171f));font-weight:600;text-decoration:none}
a:focus-visible{outline:2px solid;outline-offset:2px}
`;

/** Gives a shadow root its style, by means that no Content Security Policy forbids. */
export function dress(root: ShadowRoot, css: string = text): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // By index: given a whole list, the browser iterates an array, and a host may have broken that.
  root.adoptedStyleSheets[0] = sheet;
}
