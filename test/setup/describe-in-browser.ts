import { describe } from 'vitest';
import { serverOfThisRun } from './server-of-this-run.js';

const browser = await serverOfThisRun('browser');

/** A `describe` whose tests start a real browser. Skipped, on CI failed, where there is none. */
export const describeInBrowser = browser.kind === 'missing' ? describe.skip : describe;
