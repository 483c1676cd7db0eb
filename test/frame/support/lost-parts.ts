import { openFrame } from '../../../src/frame/open-frame.ts';

/** A page whose element is lost on the way. */
void openFrame(() => Promise.reject(new TypeError('Failed to fetch')));
