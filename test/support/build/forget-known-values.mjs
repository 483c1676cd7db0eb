import MagicString from 'magic-string';

/**
 * Leaves out of a page's files which values an open enumeration of the contract knows: types and the OpenAPI document
 * want them, and at run time any text passes. Runs before types are taken out, while the definition still has its own.
 */
export function forgetKnownValues() {
  return {
    name: 'forget-known-values',
    transform(code, id) {
      if (!/\/sdk\/contract\/[\w-]+\.ts$/.test(id)) return null;
      const text = new MagicString(code);
      for (const call of code.matchAll(/\bopenEnum\((?:\[[^\]]*\]|\w+)\)/g)) {
        text.update(call.index, call.index + call[0].length, 'z.string()');
      }
      return text.hasChanged()
        ? { code: text.toString(), map: text.generateMap({ hires: true }) }
        : null;
    },
  };
}
