import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, onTestFinished } from 'vitest';
import type { AriAccount } from '../../asterisk/ari-command.js';
import { contractDialplan } from '../../contract/contract-dialplan.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';

/** An Asterisk that faults are put before: the real one of this run, or a simulated one of the test's own. */
export interface Exchange {
  /** Where others reach it, past every fault, and as whom. */
  readonly account: AriAccount;
  readonly port: number;
}

async function real(): Promise<Exchange> {
  const { url, username, password, httpPort } = requireAsterisk();
  return { account: { url, username, password }, port: httpPort };
}

async function simulated(): Promise<Exchange> {
  const simulator = await AsteriskSimulator.start({ dialplan: contractDialplan, sessionLimit: 500 });
  onTestFinished(() => simulator.stop());
  const { url, username, password, port } = simulator;
  return { account: { url: `${url}/ari`, username, password }, port };
}

/** Describes the behaviour under a fault once, and runs it on the simulator and on the real Asterisk. */
export function describeOnBoth(name: string, tests: (exchange: () => Promise<Exchange>) => void): void {
  describe(`${name} (simulator)`, () => tests(simulated));
  describeOnAsterisk(`${name} (real Asterisk)`, () => tests(real));
}
