import { afterEach, beforeAll, describe, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { phoneCases } from './cases/phone.cases.js';
import { phoneFurnishings } from './phones/phone-furnishings.js';
import { type PhoneTarget, realPhones, virtualPhones } from './phones/phone-target.js';
import { realServer, simulatedServer } from './phones/two-servers.js';
import { inTheBody } from './in-the-body.js';
import { runCase } from './run-case.js';
import { World } from './world.js';

/** The same rows as elsewhere, on servers of their own. */
function tests(start: () => Promise<{ readonly target: PhoneTarget; stop(): Promise<void> }>): void {
  let target: PhoneTarget;
  let world: World | undefined;
  beforeAll(async () => {
    const server = await start();
    target = server.target;
    return () => server.stop();
  });
  afterEach(() => world?.clear());

  it.each(phoneCases)('$operation: $title', (row) => {
    world = new World(target, phoneFurnishings(target));
    return runCase(world, row);
  });

  it.each(phoneCases.flatMap((row) => inTheBody(row) ?? []))('$operation: $title (in the body)', (row) => {
    world = new World(target, phoneFurnishings(target));
    return runCase(world, row);
  });
}

describe('every operation on telephones answers alike (simulator)', () => {
  tests(async () => {
    const simulator = await simulatedServer();
    return { target: virtualPhones(simulator), stop: () => simulator.stop() };
  });
});

describeOnAsterisk('every operation on telephones answers alike (real Asterisk)', () => {
  tests(async () => {
    const server = await realServer();
    const stop = async (): Promise<void> => {
      await server.kill();
      await server.stop();
    };
    return { target: realPhones(server), stop };
  });
});
