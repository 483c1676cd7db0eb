/**
 * Leaves out of a sheet, as `minifySheet` writes it, what can match nothing in a piece of markup that never changes, and then the
 * private properties and animations that nothing is left to use. Whatever is in doubt stays.
 */
export function pruneSheet(sheet, markup) {
  const kept = keepMatching(parse(sheet), matcherFor(markup));
  for (let text = write(kept); ;) {
    const next = write(dropUnused(kept, text));
    if (next === text) return text;
    text = next;
  }
}

/** Rules as `{ head, rules }` where they hold others, else as `{ head, body }`. */
function parse(text) {
  const rules = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('{', from);
    if (open < 0) break;
    const close = closingOf(text, open);
    const head = text.slice(from, open).trim();
    const body = text.slice(open + 1, close).trim();
    const nests = /^@(media|supports|container|layer)\b/.test(head);
    rules.push(nests ? { head, rules: parse(body) } : { head, body });
    from = close + 1;
  }
  return rules;
}

function closingOf(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && (depth -= 1) === 0) return at;
  }
  throw new Error(`A rule never ends: ${text.slice(open, open + 60)}`);
}

function keepMatching(rules, matches) {
  return rules.flatMap((rule) => {
    if (rule.rules) {
      const inside = keepMatching(rule.rules, matches);
      return inside.length > 0 ? [{ ...rule, rules: inside }] : [];
    }
    return rule.head.startsWith('@') || selectorsOf(rule.head).some(matches) ? [rule] : [];
  });
}

/** Tells by classes and names of elements alone whether a selector may match something of the markup. */
function matcherFor(markup) {
  const classes = new Set(
    Array.from(markup.matchAll(/\sclass="([^"]*)"/g), ([, names]) => names.split(/\s+/)).flat(),
  );
  const names = new Set(Array.from(markup.matchAll(/<([a-z][\w-]*)/g), ([, name]) => name));
  return (selector) => {
    const positive = withoutNegations(selector).replace(/\[[^\]]*\]/g, '');
    const wanted = Array.from(positive.matchAll(/\.([\w-]+)/g), ([, name]) => name);
    const elements = Array.from(
      positive.matchAll(/(?<![\w.:#-])([a-z][\w-]*)/g),
      ([, name]) => name,
    );
    // Inside :is(), :where() and the like one of several is enough.
    if (/:(is|where|has)\(/.test(positive)) return true;
    return (
      wanted.every((name) => classes.has(name)) &&
      elements.every((name) => names.has(name) || /^(rtl|ltr)$/.test(name))
    );
  };
}

function withoutNegations(selector) {
  let text = selector;
  for (let at = text.indexOf(':not('); at >= 0; at = text.indexOf(':not(')) {
    let end = at + 5;
    for (let depth = 1; depth > 0; end += 1) depth += { '(': 1, ')': -1 }[text[end]] ?? 0;
    text = text.slice(0, at) + text.slice(end);
  }
  return text;
}

/** By the commas between them, not those inside brackets. */
function selectorsOf(head) {
  const selectors = [''];
  let depth = 0;
  for (const sign of head) {
    depth += { '(': 1, ')': -1 }[sign] ?? 0;
    if (sign === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += sign;
  }
  return selectors;
}

/** Takes out of the rules, in place, what the whole text never asks for. */
function dropUnused(rules, text) {
  for (const rule of rules) {
    if (rule.rules) dropUnused(rule.rules, text);
    else {
      rule.body = rule.body
        .split(/;(?![^(]*\))/)
        .filter((line) => !isUnusedProperty(line, text))
        .join(';');
    }
  }
  const empty = (rule) => (rule.rules ? rule.rules.every(empty) : rule.body === '');
  const unnamed = ({ head }) => {
    const [, name] = /^@keyframes ([\w-]+)/.exec(head) ?? [];
    return name && !new RegExp(`animation(-name)?:[^;}]*\\b${name}\\b`).test(text);
  };
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    if (empty(rules[at]) || unnamed(rules[at])) rules.splice(at, 1);
  }
  return rules;
}

function isUnusedProperty(line, text) {
  const [, name] = /^\s*(--_[\w-]+):/.exec(line) ?? [];
  return name && !new RegExp(`var\\( ?${name}\\b(?!-)`).test(text);
}

function write(rules) {
  return rules
    .map(({ head, body, rules: inside }) => `${head}{${inside ? write(inside) : body}}`)
    .join('');
}
