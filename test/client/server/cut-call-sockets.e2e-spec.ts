import { expect, it, vi } from 'vitest';
import type { Channel, ChannelEnd } from 'nestjs-ari/client';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { CuttableLine } from './support/cuttable-line.js';
import { callInto, serverFor } from './support/server-of-a-test.js';

/** The full number with SOAK=1, a tenth of it otherwise. */
const CALLS = process.env['SOAK'] === '1' ? 200 : 20;
const CUT = CALLS / 10;

describeOnAsterisk(`${CALLS} calls with a socket each, ${CUT} of which are cut for good`, () => {
  it('are affected exactly there: those calls end as lost, once; all others go on', async () => {
    const asterisk = await ownAsterisk();
    const server = serverFor({ port: 0, absence: { call: 1_000 } });
    await server.listen();
    const line = await CuttableLine.lay(asterisk.outboundPort, () => server.port ?? 0);
    const calls = new Map<string, { readonly channel: Channel; readonly application: string }>();
    const ends = new Map<string, ChannelEnd['outcome'][]>();
    server.on('StasisStart', ({ channel, application }) => {
      calls.set(channel.id, { channel, application });
      ends.set(channel.id, []);
      void channel.ended({ timeout: 60_000 }).then(({ outcome }) => ends.get(channel.id)?.push(outcome as 'lost'));
    });
    for (let call = 1; call <= CALLS; call += 1) await callInto(asterisk, 'percall', `call-${call}`);
    await vi.waitFor(() => expect(calls.size).toBe(CALLS), 60_000);
    const outcomes = (): string[] => [...ends.values()].flat();
    line.refuse = true;
    line.cut(CUT);
    await vi.waitFor(() => expect(outcomes().filter((outcome) => outcome === 'lost')).toHaveLength(CUT), 45_000);
    const kept = [...calls.values()].filter(({ channel }) => ends.get(channel.id)?.length === 0);
    expect(kept).toHaveLength(CALLS - CUT);
    // Every other call still takes commands, over the socket of its own.
    await Promise.all(kept.map(({ channel }) => channel.answer()));
    await Promise.all(kept.map(({ channel }) => channel.hangup()));
    await vi.waitFor(() => expect(outcomes()).toHaveLength(CALLS), 45_000);
    expect(outcomes().filter((outcome) => outcome === 'hangup')).toHaveLength(CALLS - CUT);
    for (const each of ends.values()) expect(each).toHaveLength(1);
  }, 120_000);
});
