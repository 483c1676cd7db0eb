import { existsSync, readdirSync } from 'node:fs';

const folder = '/usr/lib/postgresql';
const versions = existsSync(folder) ? readdirSync(folder) : [];

/** Folder of Debian's PostgreSQL, the newest where there are several; undefined where there is none. */
export const postgresBinaries = versions
  .sort((a, b) => Number(b) - Number(a))
  .map((version) => `${folder}/${version}/bin`)
  .find((bin) => existsSync(`${bin}/postgres`));
