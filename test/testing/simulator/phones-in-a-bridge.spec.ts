import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AsteriskSimulator, type RingingPhone } from 'nestjs-ari/testing';
import { EventRecorder } from '../../contract/event-recorder.js';
import { send, type WireAnswer } from '../../contract/wire.js';

let asterisk: AsteriskSimulator;
let events: EventRecorder;

const address = () => ({ url: `${asterisk.url}/ari`, username: asterisk.username, password: asterisk.password });
const ask = (method: string, path: string, body?: unknown): Promise<WireAnswer> =>
  send(address(), { method, path, body });

beforeEach(async () => {
  asterisk = await AsteriskSimulator.start();
  events = await EventRecorder.open(address(), 'hello');
});
afterEach(async () => {
  events.close();
  await asterisk.stop();
});

describe('a telephone in a bridge', () => {
  it('lets its network speak before it answers, and says why it declines', async () => {
    const rung = new Promise<RingingPhone>((resolve) => {
      asterisk.phone('PJSIP/1002').onRing((ring) => resolve(ring));
    });
    await ask('POST', 'channels/create?endpoint=PJSIP/1002&app=hello&channelId=leg');
    await events.type('StasisStart');
    const caller = await asterisk.call({ from: '1001', app: 'hello', channelId: 'caller' });
    await events.until(() => events.of('StasisStart').length === 2, 'both');
    await ask('POST', 'bridges/early');
    await ask('POST', 'bridges/early/addChannel?channel=leg,caller');
    await ask('POST', 'channels/leg/dial?caller=caller');
    const ring = await rung;
    expect([ring.callerNumber, ring.callerName]).toEqual(['1001', '']);
    await ring.earlySound(Buffer.alloc(320, 0x20));
    expect(events.of('Dial').map(({ dialstatus }) => dialstatus)).toContain('PROGRESS');
    expect(Buffer.concat([...caller.recorded])).toEqual(Buffer.alloc(320, 0x20));
    ring.decline();
    expect(await events.type('ChannelDestroyed')).toMatchObject({ channel: { id: 'leg' }, cause: 21 });
  });

  it('lets whoever it talks to hear music while it holds the call', async () => {
    const [one, other] = [await asterisk.call({ from: '1', app: 'hello', channelId: 'one' }), 'two'];
    const two = await asterisk.call({ from: '2', app: 'hello', channelId: other });
    await events.until(() => events.of('StasisStart').length === 2, 'both');
    await ask('POST', 'bridges/talk');
    await ask('POST', 'bridges/talk/addChannel?channel=one,two');
    await one.hold();
    await one.unhold();
    const heard = two.story.map((line) => line.replace(/^\d+ ms: /, ''));
    expect(heard.filter((line) => line.includes('music'))).toEqual(['heard music', 'the music ended']);
    expect(one.story.join()).not.toContain('music');
  });
});
