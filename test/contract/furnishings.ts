import type { World } from './world.js';

/** Longer than any case. */
const longSound = 'sound:demo-congrats';

async function app(world: World): Promise<string> {
  const name = world.name('app');
  world.appSocket = await world.listen(name);
  return name;
}

/** A channel whose far half does what `exten` says; it has entered the case's application. */
async function stasisChannel(world: World, word: string, exten: string): Promise<string> {
  const events = await world.app();
  const id = world.name(word);
  const query = `endpoint=Local/${exten}@default&app=${await world.thing('app')}&channelId=${id}&otherChannelId=${id}-far`;
  world.afterwards(() => world.send('DELETE', `channels/${id}`));
  await world.must('POST', `channels?${query}`);
  await events.type('StasisStart', id);
  return id;
}

async function playing(world: World, word: string, media: string): Promise<string> {
  const id = world.name(word);
  await world.must('POST', `channels/${await world.thing('channel')}/play/${id}?media=${media}`);
  await (
    await world.app()
  ).until((event) => event.type === 'PlaybackStarted' && event['playback'] !== undefined, 'PlaybackStarted');
  return id;
}

async function liveRecording(world: World, word: string): Promise<string> {
  const name = world.name(word);
  world.afterwards(() => world.send('DELETE', `recordings/stored/${name}`));
  await world.must('POST', `channels/${await world.thing('channel')}/record?name=${name}&format=wav`);
  await (await world.app()).type('RecordingStarted');
  return name;
}

async function bridge(world: World): Promise<string> {
  const id = world.name('bridge');
  world.afterwards(() => world.send('DELETE', `bridges/${id}`));
  await world.must('POST', `bridges/${id}?type=mixing&name=${world.name('talk')}`);
  return id;
}

async function broadcast(world: World): Promise<string> {
  const events = await world.listen(`bc-${world.name('crowd')}`);
  world.crowdSocket = events;
  const id = world.name('broadcast');
  world.afterwards(() => world.send('DELETE', `channels/${id}`));
  const query = `endpoint=Local/broadcast@default&extension=answer&context=default&channelId=near-${id}&otherChannelId=${id}`;
  await world.must('POST', `channels?${query}`);
  await events.type('CallBroadcast', id);
  return id;
}

/** How words come to be. */
export type Furnishings = Readonly<Record<string, (world: World) => Promise<string>>>;

/** How each word that a case uses comes to be. */
export const furnishings: Furnishings = {
  app,
  /** A name that nothing has. */
  fresh: (world) => Promise.resolve(world.name('fresh')),
  /** A second one. */
  other: (world) => Promise.resolve(world.name('other')),
  /** A channel id that the case itself gives away. */
  gone: (world) => {
    const id = world.name('gone');
    world.afterwards(() => world.send('DELETE', `channels/${id}`));
    return Promise.resolve(id);
  },
  /** An id with which the channel's begins, and one that begins with it. */
  start: (world) => Promise.resolve(world.name('chan')),
  longer: (world) => {
    const id = world.name('channel-2');
    world.afterwards(() => world.send('DELETE', `channels/${id}`));
    return Promise.resolve(id);
  },
  /** A bridge id that the case itself gives away. */
  bridged: (world) => {
    const id = world.name('bridged');
    world.afterwards(() => world.send('DELETE', `bridges/${id}`));
    return Promise.resolve(id);
  },
  /** A recording's name that the case itself gives away. */
  record: (world) => {
    const name = world.name('record');
    world.afterwards(() => world.send('DELETE', `recordings/stored/${name}`));
    return Promise.resolve(name);
  },
  /** Up, in Stasis; its far half waits in silence. */
  channel: (world) => stasisChannel(world, 'channel', 'answer'),
  second: (world) => stasisChannel(world, 'second', 'answer'),
  /** Up, in Stasis; its far half speaks. */
  speaking: (world) => stasisChannel(world, 'speaking', 'play'),
  /** Up, in Stasis; its far half makes a tone without end. */
  humming: (world) => stasisChannel(world, 'humming', 'tone'),
  /** A channel that is in no application: the far half. */
  outside: async (world) => `${await world.thing('channel')}-far`,
  /** Down, in Stasis. */
  created: async (world) => {
    const id = world.name('created');
    const query = `endpoint=Local/answer@default&app=${await world.thing('app')}&channelId=${id}&otherChannelId=${id}-far`;
    world.afterwards(() => world.send('DELETE', `channels/${id}`));
    await world.must('POST', `channels/create?${query}`);
    await (await world.app()).type('StasisStart', id);
    return id;
  },
  /** Ring, in Stasis: a call that came in through the dialplan. */
  incoming: async (world) => {
    const id = world.name('incoming');
    const query = `endpoint=Local/app-${await world.thing('app')}@default&extension=answer&channelId=near-${id}&otherChannelId=${id}`;
    world.afterwards(() => world.send('DELETE', `channels/${id}`));
    await world.must('POST', `channels?${query}`);
    await (await world.app()).type('StasisStart', id);
    return id;
  },
  bridge,
  /** The same bridge, with the channel in it. */
  full: async (world) => {
    const id = await world.thing('bridge');
    await world.must('POST', `bridges/${id}/addChannel?channel=${await world.thing('channel')}`);
    return id;
  },
  playback: (world) => playing(world, 'playback', longSound),
  /** A playback that cannot be controlled. */
  spelling: (world) => playing(world, 'spelling', 'digits:1234567890'),
  /** A playback that waits for the other one. */
  queued: async (world) => {
    await world.thing('playback');
    const id = world.name('queued');
    await world.must('POST', `channels/${await world.thing('channel')}/play/${id}?media=sound:beep`);
    return id;
  },
  live: (world) => liveRecording(world, 'live'),
  stored: async (world) => {
    const name = await liveRecording(world, 'stored');
    await world.must('POST', `recordings/live/${name}/stop`);
    await (await world.app()).type('RecordingFinished');
    return name;
  },
  device: async (world) => {
    const name = `Stasis:${world.name('device')}`;
    world.afterwards(() => world.send('DELETE', `deviceStates/${name}`));
    await world.must('PUT', `deviceStates/${name}?deviceState=BUSY`);
    return name;
  },
  broadcast,
  /** A broadcast call that somebody has. */
  claimed: async (world) => {
    const id = await world.thing('broadcast');
    await world.must('POST', `events/claim?channelId=${id}&application=bc-${world.name('crowd')}`);
    return id;
  },
  crowd: (world) => Promise.resolve(`bc-${world.name('crowd')}`),
};
