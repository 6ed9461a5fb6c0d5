import { AriClient, type Channel } from 'nestjs-ari/client';
import { streamTo, type AgentStream } from 'nestjs-ari/media';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { heapInUse } from '../../client/entities/leak/heap-in-use.js';
import { eventually } from '../../client/support/eventually.js';
import { TwilioAgent } from '../support/twilio-agent.js';

const GIGABYTE = 1_000_000_000;
/** What may be under way until a connection is paused: what the sockets of both sides hold. */
const UNDER_WAY = 100_000_000;
const MEGABYTE = 1_048_576;

interface Streamed {
  readonly stream: AgentStream;
  readonly channel: Channel;
  readonly warnings: readonly string[];
}

async function streamed(agent: TwilioAgent): Promise<Streamed> {
  const asterisk = await AsteriskSimulator.start();
  const { url, username, password } = asterisk;
  const client = new AriClient({ url, username, password, apps: 'hostile' });
  onTestFinished(async () => {
    await client.close();
    await asterisk.stop();
  });
  const warnings: string[] = [];
  const emitted = vi.spyOn(process, 'emitWarning').mockImplementation((text) => void warnings.push(String(text)));
  onTestFinished(() => emitted.mockRestore());
  const arrived = new Promise<Channel>((resolve) =>
    client.on('StasisStart', ({ channel }) => channel.caller.number === '1001' && resolve(channel)),
  );
  await client.connect();
  await asterisk.call({ from: '1001', app: 'hostile' });
  const channel = await arrived;
  await channel.answer();
  const stream = await streamTo(channel, agent.url, { onMediaLost: 'keep' });
  onTestFinished(() => stream.close());
  await eventually(() => expect(agent.of('start').length).toBe(1));
  return { stream, channel, warnings };
}

/** A minute of sound as an agent sends it. */
function minute(): string {
  const payload = Buffer.alloc(480_000, 0x19).toString('base64');
  return JSON.stringify({ event: 'media', media: { payload } });
}

describe('an agent server that wants to bring this program down', () => {
  it.each([
    ['sound', minute(), 'of sound came'],
    [
      'a payload that is no base64',
      JSON.stringify({ event: 'media', media: { payload: '&'.repeat(1_000) } }),
      'without end',
    ],
    ['what is no message', '{'.repeat(1_000), 'without end'],
    ['marks', JSON.stringify({ event: 'mark', mark: { name: 'n'.repeat(200) } }), 'marks'],
  ])(
    'by 1 GB of %s is given up at its beginning, and nothing of it is kept',
    { timeout: 60_000 },
    async (_, message, why) => {
      const agent = await TwilioAgent.start();
      const { stream, channel, warnings } = await streamed(agent);
      const before = await heapInUse();
      const sent = agent.flood(message, GIGABYTE);
      expect(await stream.ended).toMatchObject({ by: 'agent', reason: expect.stringContaining(why) as string });
      await eventually(() => expect(agent.closed).toBeDefined());
      expect(await sent).toBeLessThan(UNDER_WAY);
      expect((await heapInUse()) - before).toBeLessThan(20 * MEGABYTE);
      // Said, and not a thousand times.
      expect(warnings.filter((text) => text.includes('given up'))).toHaveLength(1);
      expect(warnings.length).toBeLessThan(10);
      expect((await channel.refresh()).state).toBe('Up');
    },
  );
});
