/** Where a member is: names of members and places in arrays. */
export type Path = (string | number)[];

type Container = Record<string | number, unknown>;

/** Every member of a JSON document, at every depth; places in arrays are not members. */
export function pathsOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => pathsOf(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = [...at, key];
    return [path, ...pathsOf(member, path)];
  });
}

/** The path as a JSON pointer (RFC 6901). */
export function pointerOf(path: Path): string {
  return path.map((key) => `/${String(key)}`).join('');
}

/** The value that a path leads to. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => (at as Container)[part], document);
}

/** A copy of the document without one member. */
export function deleted(document: unknown, path: Path): unknown {
  return changed(document, path, (parent, key) => Reflect.deleteProperty(parent, key));
}

/** A copy of the document with another value for one member. */
export function replaced(document: unknown, path: Path, value: unknown): unknown {
  return changed(document, path, (parent, key) => (parent[key] = value));
}

function changed(
  document: unknown,
  path: Path,
  change: (parent: Container, key: string | number) => unknown,
): unknown {
  const copy: unknown = structuredClone(document);
  const key = path.at(-1);
  if (key === undefined) throw new RangeError('An empty path names no member');
  change(valueAt(copy, path.slice(0, -1)) as Container, key);
  return copy;
}
