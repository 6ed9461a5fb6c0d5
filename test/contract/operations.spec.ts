import { afterAll, afterEach, beforeAll, beforeEach, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { sharedCases } from './cases/all-cases.js';
import { runCase } from './run-case.js';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describeOnBoth('every operation answers alike', (target) => {
  let world: World;
  beforeEach(() => {
    world = new World(target);
  });
  afterEach(() => world.clear());

  it.each(sharedCases)('$operation: $title', (row) => runCase(world, row));
});
