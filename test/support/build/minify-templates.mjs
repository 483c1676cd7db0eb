import MagicString from 'magic-string';

const comment = /\/\*[\s\S]*?\*\//g;
const quoted = /("[^"\n]*"|'[^'\n]*')/;

/**
 * Takes comments out of css`...` and shrinks runs of white space in css`...`, html`...` and svg`...`, which a minifier
 * of scripts leaves as they are. One space always stays between tags, so inline content keeps its gaps.
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform: {
      // After the types are gone, so that the code can be parsed.
      order: 'post',
      handler(code, id) {
        if (id.includes('node_modules') || !/\b(css|html|svg)`/.test(code)) return null;
        const text = new MagicString(code);
        for (const { start, end, shrink } of collect(this.parse(code))) {
          if (start < end) text.update(start, end, shrink(code.slice(start, end)));
        }
        return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
      },
    },
  };
}

function collect(node, edits = []) {
  if (Array.isArray(node)) {
    for (const child of node) collect(child, edits);
  } else if (node && typeof node === 'object') {
    if (node.type === 'TaggedTemplateExpression') {
      const shrink = shrinkers[node.tag.name];
      if (shrink)
        for (const { start, end } of node.quasi.quasis) edits.push({ start, end, shrink });
    }
    for (const value of Object.values(node)) {
      if (typeof value === 'object') collect(value, edits);
    }
  }
  return edits;
}

const shrinkers = { css: minifySheet, html: collapse, svg: collapse };

function collapse(text) {
  return text.replace(/\s+/g, ' ');
}

/** Quoted strings stay as they are; spaces inside values and selectors shrink to one. */
export function minifySheet(sheet) {
  return sheet
    .replace(comment, '')
    .split(quoted)
    .map((part, index) => (index % 2 ? part : squeeze(part)))
    .join('');
}

function squeeze(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');
}
