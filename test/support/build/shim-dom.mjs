/** What Lit's browser build touches while it is imported, and what stands in for it where there is no document. */
const shims = [
  {
    file: /lit-html\/lit-html\.js$/,
    from: /=document,/,
    to: '=globalThis.document??{createTreeWalker:()=>({})},',
  },
  {
    file: /@lit\/reactive-element\/reactive-element\.js$/,
    from: /extends HTMLElement\{/,
    to: 'extends(globalThis.HTMLElement??class{}){',
  },
];

/**
 * Lets element classes be imported where there is no DOM, as server rendering frameworks do. Lit has a build for that
 * too, but with a document of its own, for three kilobytes more.
 */
export function shimDom() {
  return {
    name: 'shim-dom',
    transform(code, id) {
      const shim = shims.find(({ file }) => file.test(id));
      if (!shim) return null;
      if (!shim.from.test(code)) throw new Error(`${id} has changed: look at shim-dom again.`);
      return { code: code.replace(shim.from, shim.to), map: null };
    },
  };
}
