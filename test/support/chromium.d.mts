import type { LaunchOptions } from 'puppeteer-core';

export const flags: string[];
export function executablePath(): Promise<string>;
export function launchOptions(): Promise<LaunchOptions>;
