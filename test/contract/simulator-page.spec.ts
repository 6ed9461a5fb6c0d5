import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SIMULATOR_PAGE, simulatorPage } from './coverage/simulator-page.js';

it('docs/simulator.md tells what is compared now (else: npx tsx test/contract/coverage/write-simulator-page.ts)', async () => {
  expect(readFileSync(SIMULATOR_PAGE, 'utf8')).toBe(await simulatorPage());
});
