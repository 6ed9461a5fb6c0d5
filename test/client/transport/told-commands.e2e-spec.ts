import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { AriClient } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ARI_COMMANDS, type AriCommandDone } from '../../../lib/client/internal.js';
import { failureOf } from '../support/clients-of-a-test.js';

/** Commands that are told from now on until the test ends, of whichever client. */
function told(): readonly AriCommandDone[] {
  const seen: AriCommandDone[] = [];
  const hear = (message: unknown): void => void seen.push(message as AriCommandDone);
  subscribe(ARI_COMMANDS, hear);
  onTestFinished(() => void unsubscribe(ARI_COMMANDS, hear));
  return seen;
}

describe.each(['http', 'websocket'] as const)('a command over %s is told with its answer', (transport) => {
  async function started() {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());
    const { url, username, password } = simulator;
    const client = new AriClient({ url, username, password, apps: ['told'], transport });
    onTestFinished(() => client.close());
    await client.connect();
    return { client, simulator };
  }

  it('and with its client, of which a process may have two with one name', async () => {
    const [one, other] = [await started(), await started()];
    const seen = told();
    const { channelId } = await one.simulator.call({ from: '7', app: 'told' });
    await one.client.channels.setChannelVar(channelId, { variable: 'PIN', value: 'do-not-tell' });
    await failureOf(other.client.channels.answer(channelId));
    const of = ({ client }: typeof one) => seen.filter((command) => command.client === client.ids.instance);
    expect(one.client.ids.instance).not.toBe(other.client.ids.instance);
    expect(of(one)).toMatchObject([
      { connection: 'default', operation: 'channels.setChannelVar', method: 'POST', status: 204 },
    ]);
    expect(of(other)).toMatchObject([
      { operation: 'channels.answer', path: `channels/${channelId}/answer`, status: 404 },
    ]);
    expect(JSON.stringify(seen)).not.toContain('do-not-tell');
  });

  it('and without a status where none came', async () => {
    const { client, simulator } = await started();
    const seen = told();
    onTestFinished(simulator.faults.holdResponses());
    const stop = new AbortController();
    const command = failureOf(client.channels.list({ signal: stop.signal }));
    stop.abort();
    await command;
    expect(seen.filter((one) => one.client === client.ids.instance)).toMatchObject([
      { operation: 'channels.list', status: undefined },
    ]);
  });
});
