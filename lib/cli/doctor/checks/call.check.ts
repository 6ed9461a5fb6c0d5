import { randomUUID } from 'node:crypto';
import { AriClient, type Channel, type PendingChannel } from '../../../client/index.js';
import { clientOf } from '../client-of.js';
import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

const CHECK = 'events';

/** Registers an application of its own, puts a test call into it, hears of it, and takes everything away again. */
export async function checkCall({ options }: Patient, password: string): Promise<Finding[]> {
  const app = `nestjs-ari-doctor-${randomUUID()}`;
  const client = clientOf(options, password, app);
  try {
    await client.connect({ signal: AbortSignal.timeout(options.timeout) });
    return await roundTrip(client, options.call, options.timeout);
  } catch (error) {
    const text = `no event socket could be opened, or no test call made: ${(error as Error).message}`;
    const change =
      'modules.conf: res_ari_events.so, res_http_websocket.so; a proxy in between must let WebSockets pass';
    return [{ check: CHECK, level: 'problem', text, change }];
  } finally {
    await client.close();
  }
}

async function roundTrip(client: AriClient, endpoint: string | undefined, timeout: number): Promise<Finding[]> {
  const { promise: entered, end } = firstChannel(client, timeout);
  const started = performance.now();
  let call: PendingChannel | undefined;
  try {
    call = testCall(client, endpoint);
    await call;
    const channel = await entered;
    if (channel === undefined) return [silent(timeout)];
    const took = Math.round(performance.now() - started);
    return [ok(CHECK, `a test call entered an application of its own, and its StasisStart came after ${took} ms`)];
  } finally {
    end();
    if (call !== undefined) await client.channels.hangup(call.id).catch(() => undefined);
  }
}

function testCall(client: AriClient, endpoint: string | undefined): PendingChannel {
  if (endpoint !== undefined) return client.originate(endpoint, { timeout: 10 });
  // A channel that sends audio to a port where nobody listens; nothing is played to it, so nothing is sent.
  return client.externalMedia({ external_host: '127.0.0.1:9', format: 'ulaw' });
}

function firstChannel(client: AriClient, timeout: number) {
  let settle!: (channel?: Channel) => void;
  const promise = new Promise<Channel | undefined>((resolve) => (settle = resolve));
  const timer = setTimeout(settle, timeout);
  const subscription = client.on('StasisStart', ({ channel }) => settle(channel));
  const end = (): void => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
  return { promise, end };
}

function silent(timeout: number): Finding {
  const text = `a test call was made, and no StasisStart came within ${timeout} ms`;
  const change = 'give --call an endpoint that answers; a proxy in between must not hold back WebSocket frames';
  return { check: CHECK, level: 'problem', text, change };
}
