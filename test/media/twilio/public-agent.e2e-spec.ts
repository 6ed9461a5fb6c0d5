import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { streamTo } from 'nestjs-ari/media';
import { eventually } from '../../client/support/eventually.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealtimeServer } from '../../voice/support/realtime-server.js';
import { AsteriskWithMedia } from '../support/asterisk-with-media.js';
import { publicAgent } from '../support/public-agent.js';

let place: AsteriskWithMedia;

const FIRST = 0x15;
const SECOND = 0x25;
const sound = (ms: number, byte: number): Buffer => Buffer.alloc(ms * 8, byte);

describeOnAsterisk('an agent for Twilio that nobody here wrote', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it('holds a conversation with a caller, is interrupted, and ends with the call', { timeout: 120_000 }, async () => {
    // The model is a stand-in; what stands between it and the caller is the library of its makers, unchanged.
    const model = await RealtimeServer.start(() => {}, { bytesPerMs: 8 });
    const url = await publicAgent(model.url);
    const { call, channel } = await place.call();
    const recorded = call.record();
    const heard = (byte: number): number => recorded.filter(({ sound: [first] }) => first === byte).length;
    const stream = await streamTo(channel, url, { server: place.server });
    onTestFinished(() => stream.close());
    await eventually(() => expect(model.of('session.update').length).toBeGreaterThan(0));

    // The caller says something, and the model hears it.
    await call.speak(400);
    await eventually(() => expect(model.heard().filter((byte) => (byte & 0x7f) < 0x40).length).toBeGreaterThan(1_600));
    model.speechStarted();
    model.speechStopped();

    // It answers with four seconds, and is interrupted. This library forgets an answer whose sound is all made: it goes on here.
    model.answer('item_1', { sound: sound(4_000, FIRST), words: 'a long answer', more: true });
    await eventually(() => expect(heard(FIRST)).toBeGreaterThan(20));
    model.speechStarted();
    await eventually(() => expect(model.of('conversation.item.truncate')).toHaveLength(1));
    const [truncated] = model.of('conversation.item.truncate');
    expect(truncated).toMatchObject({ item_id: 'item_1', content_index: 0 });
    const told = truncated?.['audio_end_ms'] as number;

    // The next answer is heard to its end, and nothing of the first behind it.
    model.answer('item_2', { sound: sound(400, SECOND) });
    model.complete();
    await eventually(() => expect(heard(SECOND)).toBe(20));
    const first = recorded.findIndex(({ sound: [byte] }) => byte === SECOND);
    expect(recorded.slice(first).some(({ sound: [byte] }) => byte === FIRST)).toBe(false);
    expect(heard(FIRST)).toBeLessThan(180);
    expect(told).toBeLessThanOrEqual(4_000);

    await call.hangup();
    expect(await stream.ended).toMatchObject({ by: 'caller' });
    await eventually(() => expect(model.connections).toBe(0));
  });
});
