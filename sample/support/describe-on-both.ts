import { AsteriskSimulator } from 'nestjs-ari/testing';
import { beforeAll, describe } from 'vitest';
import type { AsteriskDetails } from '../../test/setup/asterisk-details.js';
import { describeOnAsterisk, requireAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { sampleDialplan } from './sample-dialplan.js';

/** What a sample and its phones need to know of an Asterisk: that of the test run, or one of the test's own. */
export interface AsteriskOfSample extends Pick<AsteriskDetails, 'url' | 'username' | 'password' | 'sipPort'> {
  /** The simulated one, whose phones are virtual. */
  readonly simulator?: AsteriskSimulator;
}

/** One simulator for the tests of a file: they run one after the other. */
let simulated: AsteriskOfSample | undefined;

/** The Asterisk that the suite of the moment runs against. */
export function asteriskOfSample(): AsteriskOfSample {
  return simulated ?? requireAsterisk();
}

/** Describes the behaviour of a sample once, and runs it on the simulator and on the real Asterisk. */
export function describeOnBoth(name: string, tests: () => void): void {
  describe(`${name} (simulator)`, () => {
    beforeAll(async () => {
      const simulator = await AsteriskSimulator.start({ dialplan: sampleDialplan });
      const { url, username, password } = simulator;
      simulated = { url, username, password, sipPort: 0, simulator };
      return async () => {
        simulated = undefined;
        await simulator.stop();
      };
    });
    tests();
  });
  describeOnAsterisk(`${name} (real Asterisk)`, tests);
}
