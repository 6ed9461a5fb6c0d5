import { onTestFinished } from 'vitest';
import { AriClient, type AriClientOptions, type AriServer } from 'nestjs-ari/client';
import { unique } from '../../support/call-of-a-test.js';
import { stubFor } from '../../support/clients-of-a-test.js';
import type { StubAri } from '../../support/stub-ari.js';
import { calledServer } from '../../server/support/server-of-a-test.js';
import { requireAsterisk } from '../../../setup/describe-on-asterisk.js';
import { RecordingLogger } from '../../support/recording-logger.js';

/** Where an Asterisk is, and as whom to command it. */
export interface Account {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** One way for commands to reach Asterisk. Whatever it is, a command does the same and fails the same. */
export interface Way {
  readonly name: string;
  readonly options: Pick<AriClientOptions, 'transport' | 'websocket'>;
}

export const OVER_HTTP: Way = { name: 'over HTTP', options: {} };
export const OVER_OWN: Way = { name: 'over a WebSocket of its own', options: { transport: 'websocket' } };
export const OVER_EVENTS: Way = {
  name: 'over the event socket',
  options: { transport: 'websocket', websocket: { socket: 'events' } },
};

/** Asterisk has opened the socket: there is no client that could. */
export const OVER_OUTBOUND = { name: "over Asterisk's outbound WebSocket" };

export const WAYS: readonly Way[] = [OVER_HTTP, OVER_OWN, OVER_EVENTS];
export const WEBSOCKET_WAYS: readonly Way[] = [OVER_OWN, OVER_EVENTS];

/** Every way for commands to travel. */
export const ALL_WAYS: readonly (Way | typeof OVER_OUTBOUND)[] = [...WAYS, OVER_OUTBOUND];

/** Whatever gives the commands. */
export type Commander = AriClient | AriServer;

/** Something that commands an Asterisk this way, and the account of that Asterisk. Needs `describeOnAsterisk`. */
export async function reached(way: Way | typeof OVER_OUTBOUND): Promise<{ client: Commander; account: Account }> {
  if ('options' in way) return { client: await connectedWay(way, requireAsterisk()), account: requireAsterisk() };
  const { server, asterisk } = await calledServer();
  return { client: server, account: asterisk };
}

/** A stub that is stopped when the test has ended, and the account of its only user. */
export async function stubAccount(
  ...options: Parameters<typeof stubFor>
): Promise<{ readonly stub: StubAri; readonly account: Account }> {
  const stub = await stubFor(...options);
  return { stub, account: { url: stub.url, username: 'ari', password: 'ari' } };
}

/** A client that goes this way, not connected yet; closed when the test has ended. */
export function clientOfWay(way: Way, account: Account, options: Partial<AriClientOptions> = {}): AriClient {
  const { url, username, password } = account;
  const client = new AriClient({
    url,
    username,
    password,
    apps: unique('way'),
    logger: new RecordingLogger(),
    ...way.options,
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

/** The same, connected. */
export async function connectedWay(
  way: Way,
  account: Account,
  options: Partial<AriClientOptions> = {},
): Promise<AriClient> {
  const client = clientOfWay(way, account, options);
  await client.connect();
  return client;
}
