import { mock } from 'node:test';

/** In milliseconds. */
export const minute = 60 * 1000;
/** In milliseconds. */
export const hour = 60 * minute;

/** Runs with real time moved on; requests go on working. */
export async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  mock.timers.enable({ apis: ['Date'], now: Date.now() + milliseconds });
  try {
    return await work();
  } finally {
    mock.timers.reset();
  }
}
