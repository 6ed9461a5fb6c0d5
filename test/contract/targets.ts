import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { contractDialplan } from './contract-dialplan.js';
import type { AriAddress } from './wire.js';

/** A server that the suite runs against. */
export interface Target {
  readonly kind: 'simulator' | 'real Asterisk';
  address(): AriAddress;
}

let simulator: AsteriskSimulator | undefined;

/** The endpoints that pjsip.conf of the real server has. */
const endpoints = ['PJSIP/sipp', 'PJSIP/sippinfo', 'PJSIP/phone'];

export async function startSimulator(): Promise<AsteriskSimulator> {
  const started = await AsteriskSimulator.start({
    dialplan: contractDialplan,
    users: [
      { username: 'ari', password: 'ari' },
      { username: 'ro', password: 'ro', readOnly: true },
    ],
  });
  for (const endpoint of endpoints) started.phone(endpoint).unregister();
  // This one has a fixed address in the file.
  started.phone('PJSIP/sipp').register();
  simulator = started;
  return started;
}

export const simulated: Target = {
  kind: 'simulator',
  address: () => {
    if (!simulator) throw new Error('The simulator is not started: call startSimulator() in beforeAll');
    return { url: `${simulator.url}/ari`, username: simulator.username, password: simulator.password };
  },
};

export const real: Target = { kind: 'real Asterisk', address: () => requireAsterisk() };

/** Describes the same behaviour for the simulator and for the real server. */
export function describeOnBoth(name: string, tests: (target: Target) => void): void {
  describe(`${name} (simulator)`, () => tests(simulated));
  describeOnAsterisk(`${name} (real Asterisk)`, () => tests(real));
}
