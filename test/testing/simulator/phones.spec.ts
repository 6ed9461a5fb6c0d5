import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { EventRecorder } from '../../contract/event-recorder.js';
import { send, type WireAnswer } from '../../contract/wire.js';

let asterisk: AsteriskSimulator;
let events: EventRecorder;

const address = () => ({ url: `${asterisk.url}/ari`, username: asterisk.username, password: asterisk.password });
const ask = (method: string, path: string, body?: unknown): Promise<WireAnswer> =>
  send(address(), { method, path, body });

beforeEach(async () => {
  asterisk = await AsteriskSimulator.start({
    dialplan: { default: { 600: ['Answer()', 'Playback(beep)', 'Hangup()'] } },
  });
  events = await EventRecorder.open(address(), 'hello');
});
afterEach(async () => {
  events.close();
  await asterisk.stop();
});

describe('a caller', () => {
  let caller: PhoneCall;
  beforeEach(async () => {
    caller = await asterisk.call({ from: '1001', name: 'Ann', app: 'hello', args: ['sales'] });
  });

  it('enters the application ringing, with its number and the arguments', async () => {
    expect(await events.type('StasisStart')).toMatchObject({
      args: ['sales'],
      channel: {
        id: caller.channelId,
        state: 'Ring',
        caller: { name: 'Ann', number: '1001' },
        dialplan: { app_name: 'Stasis' },
      },
    });
  });

  it('learns that it is answered', async () => {
    await events.type('StasisStart');
    await ask('POST', `channels/${caller.channelId}/answer`);
    await caller.answered();
    expect(await events.type('ChannelStateChange')).toMatchObject({ channel: { state: 'Up' } });
  });

  it('hears what is played', async () => {
    await events.type('StasisStart');
    await ask('POST', `channels/${caller.channelId}/play?media=sound:beep,sound:digits/1`);
    await caller.heard('sound:digits/1');
    expect(caller.sounds).toEqual(['sound:beep', 'sound:digits/1']);
  });

  it('presses keys that have a length', async () => {
    await events.type('StasisStart');
    await caller.press('1#', { length: 30, gap: 10 });
    await events.until(() => events.of('ChannelDtmfReceived').length === 2, 'two digits');
    expect(events.of('ChannelDtmfReceived')).toMatchObject([
      { digit: '1', duration_ms: 30 },
      { digit: '#', duration_ms: 30 },
    ]);
  });

  it('ends a recording with the key that ends it, and the recording holds what was said', async () => {
    await events.type('StasisStart');
    await ask('POST', `channels/${caller.channelId}/record?name=message&format=wav&terminateOn=%23`);
    await events.type('RecordingStarted');
    await caller.talk(200);
    await caller.press('#');
    await events.type('RecordingFinished');
    const { bytes, headers } = await ask('GET', 'recordings/stored/message/file');
    expect(headers['content-type']).toBe('audio/wav');
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF');
    expect(bytes.length).toBeGreaterThan(44 + 2 * 8 * 250);
  });

  it('puts the call on hold and takes it back', async () => {
    await events.type('StasisStart');
    await caller.hold();
    await caller.unhold();
    expect(await events.type('ChannelUnhold')).toMatchObject({ channel: { id: caller.channelId } });
    expect(events.of('ChannelHold')).toHaveLength(1);
  });

  it('hears music, until it is stopped', async () => {
    await events.type('StasisStart');
    await ask('POST', `channels/${caller.channelId}/moh`);
    await caller.until('to hear music', () => caller.story.some((line) => line.endsWith('heard music')));
    await ask('DELETE', `channels/${caller.channelId}/moh`);
    await caller.until('to hear its end', () => caller.story.some((line) => line.endsWith('the music ended')));
  });

  it('is heard talking where talk detection is on', async () => {
    await events.type('StasisStart');
    await ask('POST', `channels/${caller.channelId}/variable?variable=TALK_DETECT(set)&value=`);
    await caller.talk(50);
    await events.type('ChannelTalkingStarted');
    const finished = await events.type('ChannelTalkingFinished');
    expect(finished['duration']).toBeGreaterThanOrEqual(45);
  });

  it('hangs up', async () => {
    await events.type('StasisStart');
    await caller.hangup();
    await events.type('StasisEnd');
    expect(await caller.ended()).toEqual({ cause: 16 });
  });

  it('learns why it was hung up', async () => {
    await events.type('StasisStart');
    await ask('DELETE', `channels/${caller.channelId}?reason=congestion`);
    expect(await caller.ended()).toEqual({ cause: 34 });
  });

  it('tells the whole story when something does not come', async () => {
    await events.type('StasisStart');
    await ask('POST', `channels/${caller.channelId}/play?media=sound:beep`);
    await caller.heard('sound:beep');
    await expect(caller.heard('sound:goodbye', { timeout: 20 })).rejects.toThrow(
      /Waited 20 ms for the call to hear sound:goodbye.*What happened on this call:.*heard sound:beep/s,
    );
  });

  it('cannot press keys after the call is over', async () => {
    await caller.hangup();
    await caller.ended();
    await expect(caller.press('1')).rejects.toThrow(/the call is over/);
  });
});

it('a caller can dial an extension', async () => {
  const caller = await asterisk.call({ from: '1001', exten: '600' });
  await caller.heard('sound:beep');
  expect(await caller.ended()).toEqual({ cause: 16 });
});

it('a call needs somebody to call', () => {
  expect(() => asterisk.call({ from: '1001' })).toThrow(/give "app".*or "exten"/);
});

describe('a phone that is called', () => {
  const originate = (more = '') =>
    ask('POST', `channels?endpoint=PJSIP/1002&app=hello&channelId=out&callerId=300${more}`);

  it('rings, answers, and hears', async () => {
    const answered = new Promise<PhoneCall>((resolve) => {
      asterisk.phone('PJSIP/1002').onRing((ring) => {
        expect(ring.callerNumber).toBe('300');
        resolve(ring.answer());
      });
    });
    await originate();
    const call = await answered;
    await events.type('StasisStart', 'out');
    await ask('POST', 'channels/out/play?media=sound:beep');
    await call.heard('sound:beep');
    await call.hangup();
    await events.type('ChannelDestroyed', 'out');
    expect(events.of('Dial').map((event) => event['dialstatus'])).toEqual(['', 'RINGING', 'ANSWER']);
  });

  it.each([
    ['is busy', 'busy', 17, 486, 'BUSY'],
    ['declines', 'decline', 21, 603, 'CONGESTION'],
    ['has no line', 'congestion', 34, 503, 'CONGESTION'],
  ] as const)('%s', async (_title, does, cause, techCause, dialstatus) => {
    asterisk.phone('PJSIP/1002').onRing((ring) => ring[does]());
    await originate();
    expect(await events.type('ChannelDestroyed', 'out')).toMatchObject({ cause, tech_cause: techCause });
    expect(events.of('Dial').at(-1)).toMatchObject({ dialstatus });
  });

  it('does not answer', async () => {
    asterisk.phone('PJSIP/1002');
    await originate('&timeout=1');
    expect(await events.type('ChannelDestroyed', 'out')).toMatchObject({ cause: 19 });
  });

  it('cannot be reached: nothing rings', async () => {
    asterisk.phone('PJSIP/1002').unreachable();
    await originate('&timeout=1');
    expect(await events.type('ChannelDestroyed', 'out')).toMatchObject({ cause: 19, tech_cause: 480 });
    expect(events.of('Dial').map((event) => event['dialstatus'])).toEqual(['']);
  });

  it('shows in its endpoint and its device state that it rings and talks', async () => {
    const phone = asterisk.phone('PJSIP/1002').onRing((ring) => ring.answer());
    for (const source of ['endpoint', 'deviceState']) {
      await ask('POST', `applications/hello/subscription?eventSource=${source}:${phone.endpoint}`);
    }
    await originate();
    await events.type('StasisStart', 'out');
    expect((await ask('GET', 'deviceStates/PJSIP%2F1002')).body).toEqual({ name: 'PJSIP/1002', state: 'INUSE' });
    await ask('DELETE', 'channels/out');
    await events.until(() => events.of('DeviceStateChanged').length === 3, 'the last device state');
    const states = events.of('DeviceStateChanged').map((event) => (event['device_state'] as { state: string }).state);
    expect(states).toEqual(['RINGING', 'INUSE', 'NOT_INUSE']);
    const channels = events
      .of('EndpointStateChange')
      .map((event) => (event['endpoint'] as { channel_ids: string[] }).channel_ids);
    expect(channels).toEqual([['out'], []]);
  });

  it('is not registered: the call cannot be made', async () => {
    asterisk.phone('PJSIP/1002').unregister();
    expect(await originate()).toMatchObject({ status: 500, body: { error: 'Allocation failed' } });
  });

  it('shows as an endpoint and gets messages', async () => {
    const phone = asterisk.phone('PJSIP/1002');
    expect((await ask('GET', 'endpoints/PJSIP/1002')).body).toMatchObject({ state: 'online', channel_ids: [] });
    expect((await ask('PUT', 'endpoints/PJSIP/1002/sendMessage?from=sip:x&body=hi')).status).toBe(202);
    expect(phone.messages).toMatchObject([{ from: 'sip:x', body: 'hi' }]);
  });

  it('sends messages to whoever watches it', async () => {
    const phone = asterisk.phone('PJSIP/1002');
    await ask('POST', 'applications/hello/subscription?eventSource=endpoint:PJSIP/1002');
    phone.text('hello there', { to: 'pjsip:sales' });
    expect(await events.type('TextMessageReceived')).toMatchObject({
      message: { from: 'pjsip:1002', to: 'pjsip:sales', body: 'hello there' },
      endpoint: { technology: 'PJSIP', resource: '1002' },
    });
  });
});
