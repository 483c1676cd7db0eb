import { noChange, nothing } from 'lit';

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text) => String(text).replace(/[&<>"]/g, (character) => escapes[character]);

/**
 * Writes what Lit's templates hold as HTML. Listeners and properties are left out, so it suits the first drawing of
 * something that needs none of either.
 */
export function renderStatic(value) {
  if (value === nothing || value === noChange || value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(renderStatic).join('');
  if (!value._$litType$) return escape(value);
  let html = '';
  value.strings.forEach((text, index) => {
    html += text;
    if (index < value.values.length) html = bind(html, value.values, index, value.strings);
  });
  return html.replace(/\s+/g, ' ');
}

/** Puts the value after a template's text so far: into an attribute that has just begun, or as content. */
function bind(html, values, index, strings) {
  const value = values[index];
  const [, before, kind, name, quote = ''] =
    /^([\s\S]*\s)([@.?]?)([\w-]+)=("?[^"<>]*)$/.exec(html) ?? [];
  const inTag = html.lastIndexOf('<') > html.lastIndexOf('>');
  if (!inTag) return html + renderStatic(value);
  if (name === undefined) throw new Error(`Cannot tell what is bound after: ${html.slice(-60)}`);
  if (quote.startsWith('"')) return html + escape(value === nothing ? '' : value);
  if (strings[index + 1] === undefined) throw new Error('A template ends in a tag');
  if (kind === '@' || kind === '.') return before;
  if (kind === '?') return value && value !== nothing ? `${before}${name}` : before;
  return value === nothing || value === undefined ? before : `${before}${name}="${escape(value)}"`;
}
