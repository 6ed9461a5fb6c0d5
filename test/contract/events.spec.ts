import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { channelOf } from './event-recorder.js';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describeOnBoth('events', (target) => {
  let world: World;
  beforeEach(() => {
    world = new World(target);
  });
  afterEach(() => world.clear());

  it('do not all begin with their type', async () => {
    const [channel, events] = [await world.thing('channel'), await world.app()];
    await world.must('POST', `channels/${channel}/variable?variable=LONG&value=text`);
    await events.until((event) => event['variable'] === 'LONG', 'the variable');
    const text = events.texts.find((line) => line.includes('"LONG"')) ?? '';
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      ...['variable', 'value', 'type', 'timestamp', 'channel', 'asterisk_id', 'application'],
    ]);
  });

  it('have a timestamp with a zone that has no colon', async () => {
    const events = await world.app();
    await world.must('POST', `events/user/Now?application=${await world.thing('app')}`);
    const { timestamp } = await events.type('ChannelUserevent');
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/);
  });

  it('carry the variables that are to be reported', async () => {
    const [channel, events] = [await world.thing('channel'), await world.app()];
    await world.must('POST', `channels/${channel}/variables`, {
      variables: { SHOWN: { value: 'yes', report_events: true }, HIDDEN: 'no' },
    });
    await world.must('DELETE', `channels/${channel}`);
    expect(await events.type('StasisEnd')).toMatchObject({ channel: { channelvars: { SHOWN: 'yes' } } });
  });

  it('of a user say what the user said, about whom he said it', async () => {
    const [channel, bridge, app] = [
      await world.thing('channel'),
      await world.thing('bridge'),
      await world.thing('app'),
    ];
    const events = await world.app();
    await world.must('POST', `events/user/Mine?application=${app}&source=channel:${channel},bridge:${bridge}`, {
      variables: { a: 1, b: { c: 'd' } },
    });
    const event = await events.type('ChannelUserevent');
    expect(event).toMatchObject({ eventname: 'Mine', channel: { id: channel }, bridge: { id: bridge } });
    expect(event['userevent']).toEqual({ a: 1, b: { c: 'd' }, eventname: 'Mine' });
  });

  it('come only as the filter allows', async () => {
    const [channel, app, events] = [await world.thing('channel'), await world.thing('app'), await world.app()];
    await world.must('PUT', `applications/${app}/eventFilter`, {
      allowed: [{ type: 'StasisEnd' }, { type: 'ChannelUserevent' }],
    });
    const before = events.events.length;
    await world.must('POST', `channels/${channel}/variable?variable=UNSEEN&value=1`);
    await world.must('DELETE', `channels/${channel}`);
    await events.type('StasisEnd');
    await world.must('POST', `events/user/Last?application=${app}`);
    await events.type('ChannelUserevent');
    expect(events.events.slice(before).map((event) => event.type)).toEqual(['StasisEnd', 'ChannelUserevent']);
  });

  it('of a channel come to whoever subscribed to it, and no longer after that', async () => {
    const channel = await world.thing('channel');
    const other = await world.listen(world.name('watcher'));
    const subscription = `applications/${world.name('watcher')}/subscription?eventSource=channel:${channel}`;
    await world.must('POST', subscription);
    await world.must('POST', `channels/${channel}/variable?variable=SEEN&value=1`);
    expect(await other.type('ChannelVarset')).toMatchObject({ variable: 'SEEN', application: world.name('watcher') });
    await world.must('DELETE', subscription);
    await world.must('POST', `channels/${channel}/variable?variable=UNSEEN&value=1`);
    await world.must('POST', `events/user/Last?application=${world.name('watcher')}`);
    await other.type('ChannelUserevent');
    expect(other.of('ChannelVarset')).toHaveLength(1);
  });

  it('of a bridge come twice to whoever subscribed to everything', async () => {
    const bridge = await world.thing('full');
    const all = await world.listen(world.name('everything'), { subscribeAll: true });
    const id = world.name('twice');
    await world.must('POST', `bridges/${bridge}/play/${id}?media=sound:beep`);
    const finished = () =>
      all.of('PlaybackFinished').filter((event) => (event['playback'] as { id: string }).id === id).length;
    await all.until(() => finished() === 2, 'the second PlaybackFinished');
    expect(finished()).toBe(2);
  });

  it('of a dialplan call end with StasisEnd for the application that it was in', async () => {
    const [incoming, events] = [await world.thing('incoming'), await world.app()];
    expect(events.events[0]).toMatchObject({ type: 'StasisStart', args: ['from-dialplan', 'second'] });
    await world.must('DELETE', `channels/${incoming}`);
    await events.type('StasisEnd', incoming);
    await world.must('POST', `events/user/Last?application=${await world.thing('app')}`);
    await events.type('ChannelUserevent');
    expect(events.of('ChannelDestroyed')).toEqual([]);
  });

  it('tell a broadcast call to every crowd, and who won it', async () => {
    const id = await world.thing('broadcast');
    const crowd = await world.app().then(() => world.thing('crowd'));
    const watcher = await world.listen(`bc-${world.name('second')}`);
    expect(watcher.of('CallBroadcast')).toEqual([]);
    await world.must('POST', `events/claim?channelId=${id}&application=${crowd}`);
    const winner = await world.crowd();
    expect(await winner.type('CallClaimed')).toMatchObject({ channel: { id }, winner_app: crowd });
    expect(await winner.type('StasisStart', id)).toMatchObject({ args: ['who', 'ever'], channel: { id } });
  });

  it('tell of a move to the old and to the new application', async () => {
    const [channel, events] = [await world.thing('channel'), await world.app()];
    const next = await world.listen(world.name('next'));
    await world.must('POST', `channels/${channel}/move?app=${world.name('next')}&appArgs=one,two`);
    expect(await next.type('StasisStart')).toMatchObject({
      args: ['one', 'two'],
      channel: { id: channel, dialplan: { app_data: await world.thing('app') } },
    });
    await events.type('StasisEnd', channel);
    await world.must('POST', `channels/${channel}/move?app=${world.name('nobody')}`);
    expect(await next.type('ApplicationMoveFailed')).toMatchObject({ destination: world.name('nobody'), args: [] });
  });

  it('tell that a bridged channel cannot be recorded', async () => {
    await world.thing('full');
    const [channel, events] = [await world.thing('channel'), await world.app()];
    await world.must('POST', `channels/${channel}/record?name=${await world.thing('record')}&format=wav`);
    expect(await events.type('RecordingFailed')).toMatchObject({
      recording: { state: 'failed', cause: 'Cannot record channel while in bridge' },
    });
  });

  it('tell that a channel that was made and dialled cannot be recorded before it was in another bridge', async () => {
    const [channel, events] = [world.name('dialled'), await world.app()];
    const app = await world.thing('app');
    world.afterwards(() => world.send('DELETE', `channels/${channel}`));
    await world.must('POST', `channels/create?endpoint=Local/answer@default&app=${app}&channelId=${channel}`);
    await world.must('POST', `channels/${channel}/dial?timeout=10`);
    await events.until((event) => event['type'] === 'Dial' && event['dialstatus'] === 'ANSWER', 'the answer');
    const record = (name: string) => world.must('POST', `channels/${channel}/record?name=${name}&format=wav`);
    await record(world.name('refused'));
    expect(await events.type('RecordingFailed')).toMatchObject({
      recording: { state: 'failed', cause: 'Cannot record channel while in bridge' },
    });
    const bridge = await world.thing('bridge');
    await world.must('POST', `bridges/${bridge}/addChannel?channel=${channel}`);
    await events.type('ChannelEnteredBridge', channel);
    await world.must('POST', `bridges/${bridge}/removeChannel?channel=${channel}`);
    await events.type('ChannelLeftBridge', channel);
    await record(world.name('kept'));
    expect(await events.type('RecordingStarted')).toMatchObject({ recording: { state: 'recording' } });
  });

  it('do not tell of a channel whose application is not there: it goes on in the dialplan', async () => {
    const id = world.name('lost');
    const watcher = await world.app();
    world.afterwards(() => world.send('DELETE', `channels/${id}`));
    const query = `endpoint=Local/app-${world.name('nobody')}@default&app=${await world.thing('app')}`;
    await world.must('POST', `channels?${query}&channelId=${id}&otherChannelId=far-${id}`);
    const after = await watcher.until((event) => event['eventname'] === 'AfterStasis', 'the step after Stasis');
    expect(after).toMatchObject({ userevent: { eventname: 'AfterStasis', status: 'FAILED' } });
    expect(channelOf(after)).toBe(`far-${id}`);
  });
});
