import { afterAll, beforeAll, expect } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { requireAsterisk } from '../../setup/describe-on-asterisk.js';
import type { StubAri } from '../../client/support/stub-ari.js';
import { holdingStub } from './holding-stub.js';

/** What the client of each language promises; its case says a line for each that was kept, in this order. */
const PROMISES = [
  'a call comes in, under an id from here',
  'a playback ends',
  'a recording',
  'digits, in order',
  'an old object acts on what is there now',
  'what is gone is not found',
  '404, 409, 412, 400, each its own exception',
  'no answer says what was sent, and no password',
  'a removed handler hears nothing',
  'a cut socket heals, and the next event is heard',
  'two servers with two passwords',
  'closed, and nothing goes on',
  'closed while it connects, it does not stay connected',
];

/** What a language promises in the place of another. */
type Instead = Readonly<Record<string, string>>;

/** How a case ended. */
interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/**
 * The stage of the cases that are run on a real Asterisk in another language: the server of this run, a second one with
 * another password, and one that holds its answers back. `prepare` gets ready what the language needs.
 */
export function twoServers(prepare: () => Promise<unknown> = async () => {}): () => Record<string, string> {
  let second: AsteriskServer | undefined;
  let holding: StubAri | undefined;
  beforeAll(async () => {
    await prepare();
    second = await AsteriskServer.start();
    holding = await holdingStub();
  }, 240_000);
  afterAll(async () => {
    await holding?.stop();
    await second?.stop();
  });
  return () => ({
    ARI_URL: requireAsterisk().url,
    ARI_SECOND_URL: second?.url ?? '',
    ARI_HOLDING_URL: holding?.url ?? '',
  });
}

/** Holds that a case kept every promise and ended well. */
export function expectPromisesKept({ exitCode, output, errors }: Ended, instead: Instead = {}): void {
  expect(exitCode, errors).toBe(0);
  const kept = PROMISES.map((promise) => `kept: ${instead[promise] ?? promise}`);
  expect(output.match(/^kept: .*$/gm)).toEqual(kept);
}
