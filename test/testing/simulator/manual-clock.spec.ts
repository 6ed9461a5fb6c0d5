import { afterEach, beforeEach, expect, it } from 'vitest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { EventRecorder } from '../../contract/event-recorder.js';
import { send } from '../../contract/wire.js';

let asterisk: AsteriskSimulator;
let events: EventRecorder;
const address = () => ({ url: `${asterisk.url}/ari`, username: 'ari', password: 'ari' });
const ask = (method: string, path: string) => send(address(), { method, path });

beforeEach(async () => {
  asterisk = await AsteriskSimulator.start({ clock: 'manual' });
  events = await EventRecorder.open(address(), 'hello');
});
afterEach(async () => {
  events.close();
  await asterisk.stop();
});

it('a sound lasts as long as it lasts, and no longer', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'hello' });
  await asterisk.settled();
  await ask('POST', `channels/${caller.channelId}/play?media=sound:hello-world`);
  await asterisk.advance(1419);
  expect(events.of('PlaybackFinished')).toHaveLength(0);
  await asterisk.advance(1);
  expect(events.of('PlaybackFinished')).toHaveLength(1);
});

it('an hour of a call takes no time', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'hello' });
  await asterisk.settled();
  const before = Date.now();
  await asterisk.advance(3_600_000);
  expect(Date.now() - before).toBeLessThan(2000);
  expect(caller.over).toBe(false);
});

it('keys have their lengths on this clock', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'hello' });
  await asterisk.settled();
  const pressed = caller.press('12', { length: 100, gap: 50 });
  await asterisk.advance(249);
  expect(events.of('ChannelDtmfReceived')).toHaveLength(1);
  await asterisk.advance(1);
  await pressed;
  expect(events.of('ChannelDtmfReceived')).toHaveLength(2);
});

it('gives the application the time to react between two things that fall due', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'hello' });
  await asterisk.settled();
  events.socket.on('message', (frame: Buffer) => {
    const event = JSON.parse(frame.toString()) as { type: string; playback?: { media_uri: string } };
    if (event.type === 'PlaybackFinished' && event.playback?.media_uri === 'sound:beep') {
      void ask('POST', `channels/${caller.channelId}/play?media=sound:goodbye`);
    }
  });
  await ask('POST', `channels/${caller.channelId}/play?media=sound:beep`);
  await asterisk.advance(440 + 940);
  expect(events.of('PlaybackFinished').map((event) => (event['playback'] as { media_uri: string }).media_uri)).toEqual([
    'sound:beep',
    'sound:goodbye',
  ]);
});

it('is the same in every run: timestamps too', async () => {
  await asterisk.call({ from: '1001', app: 'hello', channelId: 'c' });
  await asterisk.advance(1000);
  await ask('POST', 'events/user/Late?application=hello');
  await asterisk.settled();
  expect(events.events.map(({ type, timestamp }) => [type, timestamp])).toEqual([
    ['StasisStart', '2026-01-01T00:00:00.000+0000'],
    ['ChannelUserevent', '2026-01-01T00:00:01.000+0000'],
  ]);
});

it('a real clock cannot be moved', async () => {
  const real = await AsteriskSimulator.start();
  await expect(real.advance(1)).rejects.toThrow(/clock: 'manual'/);
  await real.stop();
});
