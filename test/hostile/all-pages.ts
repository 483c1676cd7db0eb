import { readdirSync } from 'node:fs';
import type { HostPage } from './host-page.ts';

const folder = new URL('./pages/', import.meta.url);

/** Every host page by its file's name. */
export async function allPages(): Promise<Map<string, HostPage>> {
  const pages = new Map<string, HostPage>();
  for (const file of readdirSync(folder).sort()) {
    const { default: page } = (await import(new URL(file, folder).href)) as { default: HostPage };
    pages.set(file.replace(/\.ts$/, ''), page);
  }
  return pages;
}
