import MagicString from 'magic-string';

const packages = /\/node_modules\/(ky|oauth4webapi|zod)\//;
const raises = /Error$|^OPE$/;

/** What ky counts bytes with as they come and go, which needs an option that nothing here gives. */
const progress = /\/node_modules\/ky\/distribution\/utils\/body\.js$/;
const noProgress = `
export const streamRequest = (request) => request;
export const streamResponse = (response) => response;
`;

/**
 * Leaves out of packages what nobody is served by here. Empties the texts of errors that packages raise for who programs with them: wrong kinds of options, answers that break
 * a protocol. Nobody who uses this library calls those packages, and what comes of their errors is told by codes and classes; the
 * texts were 1.5 KB of the SDK after compression.
 */
export function lightenPackages() {
  return {
    name: 'lighten-packages',
    load: (id) => (progress.test(id) ? noProgress : null),
    transform(code, id) {
      if (!packages.test(id)) return null;
      const text = new MagicString(code);
      for (const { start, end } of messages(this.parse(code))) text.update(start, end, "''");
      if (!text.hasChanged()) return null;
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
  };
}

/** The first argument of each call that makes an error, where it is written out there. */
function messages(node, found = []) {
  if (Array.isArray(node)) {
    for (const child of node) messages(child, found);
  } else if (node && typeof node === 'object') {
    const message = /^(New|Call)Expression$/.test(node.type) && made(node);
    if (message) found.push(message);
    for (const value of Object.values(node)) if (typeof value === 'object') messages(value, found);
  }
  return found;
}

function made({ callee, arguments: [first] }) {
  if (callee.type !== 'Identifier' || !raises.test(callee.name) || !first) return undefined;
  const written = first.type === 'TemplateLiteral' || typeof first.value === 'string';
  return written ? first : undefined;
}
