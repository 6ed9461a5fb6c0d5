import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { normalise, type Stories } from './scenarios/normalise.js';
import { type Scenario, ScenarioCall } from './scenarios/scenario.js';
import { scenarios } from './scenarios/scenarios.js';
import { real, simulated, startSimulator, type Target } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

async function played(scenario: Scenario, target: Target): Promise<Stories> {
  const world = new World(target);
  try {
    const events = await world.app();
    const call = new ScenarioCall(world, events, await world.thing('app'));
    await scenario.play(call);
    return normalise(events.events, world.name('').slice(0, -1));
  } finally {
    await world.clear();
  }
}

describeOnAsterisk('the simulator and a real Asterisk tell the same story of', () => {
  it.each(scenarios)('$name', async (scenario) => {
    const [ours, theirs] = await Promise.all([played(scenario, simulated), played(scenario, real)]);
    expect(ours).toEqual(theirs);
  });
});
