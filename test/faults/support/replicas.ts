import type { AriClient, AriClientOptions } from 'nestjs-ari/client';
import { expect } from 'vitest';
import { unique } from '../../client/support/call-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { RecordingLogger } from '../../client/support/recording-logger.js';
import { statusesOf } from '../../client/support/status-of-a-client.js';
import { clientOfWay, OVER_HTTP, type Way } from '../../client/command-socket/support/ways.js';
import type { Exchange } from './exchanges.js';
import { errorsOf } from '../../client/support/errors-of.js';

/** One process of several that run the same program: all that matters is its application and its event filter. */
export function replica(
  { account }: Pick<Exchange, 'account'>,
  app: string,
  options: Partial<AriClientOptions> = {},
  way: Way = OVER_HTTP,
) {
  const logger = new RecordingLogger();
  const client = clientOfWay(way, account, { apps: app, eventFilter: 'auto', logger, ...options });
  const errors = errorsOf(client);
  return { client, logger, errors, statuses: statusesOf(client) };
}

/** Resolves when a replica has left its mark, so that others see that the application is served. */
export async function marked({ applications }: AriClient, app: string): Promise<void> {
  await eventually(async () => {
    const { events_disallowed } = await applications.get(app);
    expect(events_disallowed.map(({ type }) => type)).toContainEqual(expect.stringMatching(/^nestjs-ari:served-by:/));
  });
}

/** The first of two processes, at work. */
export async function first(exchange: Pick<Exchange, 'account'>, options: Partial<AriClientOptions> = {}, way?: Way) {
  const app = unique('replica');
  const one = replica(exchange, app, options, way);
  await one.client.connect();
  await marked(one.client, app);
  return { app, one };
}

/** A call that stays in the application: so does the application, with its filter, when its process is gone. */
export async function callIn(client: AriClient, app: string): Promise<string> {
  const entered = new Promise<string>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel.id)));
  await client.channels.originate({ endpoint: 'Local/answer@default', app });
  return entered;
}
