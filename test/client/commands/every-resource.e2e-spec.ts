import { expect, it } from 'vitest';
import {
  Application,
  AriNotFoundException,
  Bridge,
  Channel,
  DeviceState,
  Endpoint,
  Playback,
  Sound,
} from 'nestjs-ari/client';
import { PINNED_ASTERISK_VERSION } from '../../asterisk/pinned-version.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { answeredChannel, connectedClient, dissolved, unique } from '../support/call-of-a-test.js';
import { asteriskClient, failureOf } from '../support/clients-of-a-test.js';

describeOnAsterisk('each resource of a real Asterisk', () => {
  it('applications: the one that is connected is listed', async () => {
    const { client, app } = await connectedClient();
    const listed = await client.applications.list();
    expect(listed.find(({ name }) => name === app)).toBeInstanceOf(Application);
    expect(await client.applications.get(app)).toMatchObject({ name: app, channel_ids: [] });
  });

  it('asterisk: tells its version, and keeps a variable', async () => {
    const client = asteriskClient();
    const variable = unique('GLOBAL').replaceAll('-', '_');
    expect((await client.asterisk.getInfo()).system?.version).toContain(requireAsterisk().version);
    await client.asterisk.setGlobalVar({ variable, value: 'a+b c%20ü' });
    expect(await client.asterisk.getGlobalVar({ variable })).toEqual({ value: 'a+b c%20ü' });
  });

  it('bridges: one comes and goes', async () => {
    const client = asteriskClient();
    const bridge = await client.bridges.createWithId(unique('bridge;1 %'), { type: 'mixing', name: 'meeting + 1' });
    expect(bridge).toBeInstanceOf(Bridge);
    expect(await client.bridges.get(bridge.id)).toMatchObject({ id: bridge.id, name: 'meeting + 1' });
    await client.bridges.destroy(bridge.id);
    await dissolved(client, bridge.id);
  });

  it('channels: both halves of a Local channel can be read, the one with a semicolon in its id too', async () => {
    const { client, app } = await connectedClient();
    const channelId = unique('channel');
    const { id } = await client.channels.originate({ endpoint: 'Local/answer@default', app, channelId });
    expect(id).toBe(channelId);
    expect(await client.channels.get(channelId)).toBeInstanceOf(Channel);
    expect(await client.channels.get(`${channelId};2`)).toMatchObject({ id: `${channelId};2` });
    await client.channels.hangup(channelId);
  });

  it('deviceStates: one that is set can be read', async () => {
    const client = asteriskClient();
    const name = `Stasis:${unique('lamp')}`;
    await client.deviceStates.update(name, { deviceState: 'BUSY' });
    const state = await client.deviceStates.get(name);
    expect(state).toBeInstanceOf(DeviceState);
    expect(state).toMatchObject({ name, state: 'BUSY' });
    await client.deviceStates.delete(name);
  });

  it('endpoints: the telephones of the configuration are listed', async () => {
    const endpoints = await asteriskClient().endpoints.listByTech('PJSIP');
    expect(endpoints.every((endpoint) => endpoint instanceof Endpoint)).toBe(true);
    expect(endpoints.map(({ resource }) => resource)).toContain('sipp');
  });

  it('events: one of our own arrives', async () => {
    const { client, app } = await connectedClient();
    const arrived = new Promise<unknown>((resolve) =>
      client.once('ChannelUserevent', ({ userevent }) => resolve(userevent)),
    );
    await client.events.userEvent('Lunch', { application: app, variables: { dish: 'soup' } });
    expect(await arrived).toMatchObject({ eventname: 'Lunch', dish: 'soup' });
  });

  it('playbacks: a sound can be looked at while it is heard', async () => {
    const { client, app } = await connectedClient();
    const channel = await answeredChannel(client, app);
    const playbackId = unique('playback');
    await client.channels.playWithId(channel.id, playbackId, { media: ['sound:hello-world', 'tone:busy'] });
    const playback = await client.playbacks.get(playbackId);
    expect(playback).toBeInstanceOf(Playback);
    expect(playback).toMatchObject({ id: playbackId, target_uri: `channel:${channel.id}` });
    await client.playbacks.stop(playbackId);
  });

  it('recordings: one that was made is listed', async () => {
    const { client, app } = await connectedClient();
    const { id } = await answeredChannel(client, app, 'tone');
    const name = unique('folder/recording');
    const finished = new Promise((resolve) => client.once('RecordingFinished', resolve));
    await client.channels.record(id, { name, format: 'wav' });
    await client.recordings.stop(name);
    await finished;
    expect((await client.recordings.listStored()).map((recording) => recording.name)).toContain(name);
    await client.recordings.deleteStored(name);
  });

  it('sounds: one with a slash in its id can be read', async () => {
    const sound = await asteriskClient().sounds.get('digits/1');
    expect(sound).toBeInstanceOf(Sound);
    expect(sound.id).toBe('digits/1');
    expect(sound.formats).toContainEqual({ language: 'en', format: 'gsm' });
  });

  it('mailboxes: absent from the package, and said to be so', async ({ skip }) => {
    const { kind, version } = requireAsterisk();
    if (kind === 'given' || version !== PINNED_ASTERISK_VERSION) skip('another package may have them');
    const error = await failureOf(asteriskClient().mailboxes.list());
    expect(error).toBeInstanceOf(AriNotFoundException);
    expect(error).toMatchObject({ operation: 'mailboxes.list', asteriskMessage: 'Resource not found' });
  });
});
