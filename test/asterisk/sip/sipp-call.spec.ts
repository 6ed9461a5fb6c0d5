import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { ariCommand } from '../ari-command.js';
import { RawEventSocket, type RawEvent } from '../raw-event-socket.js';
import { SippCall, type DtmfMode, type SippCallOptions } from './sipp-call.js';

interface EventChannel {
  readonly id: string;
  readonly caller: { readonly name: string; readonly number: string };
}

function command(method: string, path: string): Promise<void> {
  return ariCommand(requireAsterisk(), method, path);
}

function isChannel(value: unknown): value is EventChannel {
  return typeof value === 'object' && value !== null && 'id' in value && 'caller' in value;
}

async function endedEarly(call: SippCall): Promise<never> {
  const { complaints } = await call.ended();
  throw new Error(`the phone has ended: ${complaints}`);
}

describeOnAsterisk('a SIP call into Stasis', () => {
  const calls: SippCall[] = [];
  let application: string;
  let events: RawEventSocket;

  beforeEach(async () => {
    application = `sipp-call-${randomUUID()}`;
    events = await RawEventSocket.open(requireAsterisk(), application);
  });

  afterEach(async () => {
    await Promise.all(calls.splice(0).map((call) => call.unplug()));
    events.close();
  });

  async function dial(options: Partial<SippCallOptions> = {}): Promise<SippCall> {
    const call = await SippCall.place(requireAsterisk(), { extension: `app-${application}`, ...options });
    calls.push(call);
    return call;
  }

  async function arrival(): Promise<{ start: RawEvent; channel: EventChannel }> {
    // A phone that could not even begin says why, before the wait for the event is over.
    const [start] = await Promise.race([events.heard('StasisStart'), ...calls.map((call) => endedEarly(call))]);
    const channel = start?.['channel'];
    if (start === undefined || !isChannel(channel)) throw new Error('a StasisStart without its channel');
    return { start, channel };
  }

  async function answer(): Promise<EventChannel> {
    const { channel } = await arrival();
    await command('POST', `channels/${channel.id}/answer`);
    return channel;
  }

  it('arrives in the application that was dialled, with its caller', async () => {
    await dial({ callerName: 'Bob', callerNumber: '200' });
    const { start, channel } = await arrival();
    expect(start['args']).toEqual(['sip', `app-${application}`]);
    expect(channel.caller).toEqual({ name: 'Bob', number: '200' });
  });

  it.for<DtmfMode>(['rfc4733', 'info'])('has its digits heard in order (%s)', async (dtmf) => {
    const call = await dial({ dtmf });
    await answer();
    await call.press('1A2*#');
    const digits = await events.heard('ChannelDtmfReceived', 5);
    expect(digits.map((event) => event['digit'])).toEqual(['1', 'A', '2', '*', '#']);
  });

  it('hears what is played, and nothing before', async () => {
    const call = await dial();
    const { id } = await answer();
    await call.answered();
    expect(call.packetsHeard).toBe(0);
    const hearing = call.hears(40);
    await command('POST', `channels/${id}/play?media=sound:hello-world`);
    await hearing;
    expect(await events.heard('PlaybackFinished')).toHaveLength(1);
  });

  it('can hold and resume', async () => {
    const call = await dial();
    await answer();
    await call.hold();
    await events.heard('ChannelHold');
    await call.resume();
    expect(await events.heard('ChannelUnhold')).toHaveLength(1);
  });

  it('can hang up', async () => {
    const call = await dial();
    await answer();
    expect((await call.hangup()).exitCode).toBe(0);
    expect(await events.heard('StasisEnd')).toHaveLength(1);
  });

  it('sees the other side hang up', async () => {
    const call = await dial();
    const { id } = await answer();
    await call.answered();
    await command('DELETE', `channels/${id}`);
    expect((await call.ended()).exitCode).toBe(0);
  });

  it('is told why it was refused', async () => {
    const call = await dial();
    const { id } = await arrival().then(({ channel }) => channel);
    await command('DELETE', `channels/${id}?reason=busy`);
    await expect(call.answered()).rejects.toThrow('Asterisk said 486 Busy Here');
    expect((await call.ended()).exitCode).toBe(1);
  });
});
