import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A file as it was read last. */
export interface KeptFile {
  /** The same object as long as the file is the same. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  /** Another one for every content. */
  readonly digest: string;
}

const kept = new Map<string, { version: string; file: KeptFile }>();

/**
 * A file of the build or of the pages, in memory until it changes: a build may write it anew under a server that runs.
 * What the disk's own cache holds is looked at sooner than a thread is woken for it, so nothing here waits.
 *
 * @returns undefined where there is no such file
 */
export function keptFile(path: string): KeptFile | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  const version = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
  const known = kept.get(path);
  if (known?.version === version) return known.file;

  const bytes = new Uint8Array(readFileSync(path));
  const file = {
    bytes,
    text: new TextDecoder().decode(bytes),
    digest: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
  };
  kept.set(path, { version, file });
  return file;
}
