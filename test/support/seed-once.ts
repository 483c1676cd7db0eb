/**
 * Global set-up of the journeys: makes the personas once, for each file to copy.
 *
 * @module
 */
import { type Sandbox, seededFolder, startSandbox } from './sandbox.ts';

let seeded: Sandbox | undefined;

export async function globalSetup(): Promise<void> {
  seeded = await startSandbox();
  await seeded.stop();
  process.env[seededFolder] = seeded.dataDir;
}

export async function globalTeardown(): Promise<void> {
  await seeded?.dispose();
}
