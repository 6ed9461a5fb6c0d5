import { dial, type DialCompleted, type DialOptions, type DialResult, type DialTargets } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { Stage } from '../support/stage.js';
import { RealStage } from '../support/real-stage.js';

type DialArguments = [targets: DialTargets, options?: DialOptions];

/** What an application does that has nothing else to say to its caller. */
async function dialAndLeave(channel: Channel, ...dialled: DialArguments): Promise<DialResult> {
  const result = await dial(channel, ...dialled);
  await channel.hangup({ ifGone: 'ignore' });
  return result;
}

describeOnAsterisk('dial on a real Asterisk', () => {
  it('connects two telephones, which hear each other, and ends with the caller', async () => {
    const stage = await RealStage.set();
    const { phone, endpoint } = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) => dial(channel, endpoint, { onConnected }));
    await phone.answer();
    await connected;
    await caller.answered();
    await Promise.all([caller.speak(400), phone.hears(10)]);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'caller' });
    await phone.ended();
    await stage.empty();
  });

  it('shows the callee the number and the header fields that were asked for', async () => {
    const stage = await RealStage.set();
    const { phone, endpoint } = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const options = { onConnected, callerId: { number: '4711', name: 'Clinic' }, headers: { 'X-Ticket': '42' } };
    const { caller, result } = await stage.call((channel) => dial(channel, endpoint, options));
    await phone.answer();
    await connected;
    await caller.hangup();
    await result;
    const { trace } = await phone.ended();
    expect(trace).toMatch(/^From: "Clinic" <sip:4711@/m);
    expect(trace).toMatch(/^X-Ticket: 42/m);
    await stage.empty();
  });

  it('rings three telephones; the first who answers talks, the others are told "answered elsewhere"', async () => {
    const stage = await RealStage.set();
    const phones = await Promise.all([stage.phone(), stage.phone(), stage.phone()]);
    const { connected, onConnected } = Stage.connecting();
    const endpoints = phones.map(({ endpoint }) => endpoint);
    const { caller, result } = await stage.call((channel) => dial(channel, endpoints, { onConnected }));
    await Promise.all(phones.map(({ phone }) => phone.rings()));
    await phones[1]?.phone.answer();
    await connected;
    const lost = await Promise.all([phones[0]?.phone.ended(), phones[2]?.phone.ended()]);
    for (const outcome of lost) expect(outcome?.trace).toMatch(/^CANCEL [\s\S]*cause=26/m);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', target: { endpoint: endpoints[1] } });
    await stage.empty();
  });

  it('tells busy, nobody there and a caller who gives up apart', async () => {
    const stage = await RealStage.set();
    const busy = await stage.phone();
    const first = await stage.call((channel) => dialAndLeave(channel, busy.endpoint));
    await busy.phone.refuse();
    expect(await first.result).toMatchObject({ outcome: 'busy', cause: 17 });
    const second = await stage.call((channel) => dialAndLeave(channel, ['PJSIP/nobody', 'Local/busy@default']));
    expect(await second.result).toMatchObject({ outcome: 'busy' });
    const third = await stage.call((channel) => dialAndLeave(channel, 'Local/ring@default', { timeout: 500 }));
    expect(await third.result).toMatchObject({ outcome: 'no-answer' });
    const ringing = await stage.phone();
    const fourth = await stage.call((channel) => dial(channel, ringing.endpoint, { answerOnBridge: false }));
    await ringing.phone.rings();
    await fourth.caller.answered();
    await fourth.caller.hangup();
    expect(await fourth.result).toMatchObject({ outcome: 'canceled', attempts: [{ result: 'canceled' }] });
    await ringing.phone.ended();
    await stage.empty();
  });

  it('asks the callee by a key, notes keys, warns of the time limit, records both sides, and ends with a star', async () => {
    const stage = await RealStage.set();
    const { phone, endpoint } = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const name = `dial-${process.pid}`;
    const { caller, result } = await stage.call((channel) =>
      dial(channel, endpoint, {
        onConnected,
        confirm: { media: 'sound:hello-world' },
        whisper: 'sound:beep',
        captureDigits: true,
        hangupOnStar: true,
        record: { name },
        timeLimit: 20_000,
        warnings: [{ before: 19_500, media: 'sound:hello-world' }],
      }),
    );
    await phone.answer();
    await phone.hears(20);
    await phone.press('1');
    await connected;
    await caller.answered();
    await Promise.all([caller.hears(20), phone.hears(20)]);
    await caller.press('12');
    await phone.press('3');
    await caller.speak(300);
    await caller.press('*');
    const completed = (await result) as DialCompleted;
    expect(completed).toMatchObject({ endedBy: 'star', digits: { caller: '12', callee: '3' } });
    expect(completed.recordings).toEqual({ caller: `${name}-caller`, callee: `${name}-callee` });
    await phone.ended();
    const stored = (await stage.client.recordings.listStored()).map((recording) => recording.name);
    expect(stored).toEqual(expect.arrayContaining([`${name}-caller`, `${name}-callee`]));
    for (const side of ['caller', 'callee']) await stage.client.recordings.deleteStored(`${name}-${side}`);
    await caller.hangup();
    await stage.empty();
  });
});
