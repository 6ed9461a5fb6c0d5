import { randomUUID } from 'node:crypto';
import { AriClient } from 'nestjs-ari/client';
import type { Credentials } from './failures-printed.js';
import { print } from './printer.js';

/** Has a client do what clients do on a real Asterisk, and prints all that it hands out. */
export async function printSuccesses(url: string, credentials: Credentials): Promise<void> {
  const app = `secrets-${randomUUID()}`;
  const logger = { log: console.log, warn: console.warn, error: console.error };
  const client = new AriClient({
    url,
    ...credentials,
    apps: app,
    logger,
    subscriptions: ['deviceState:Stasis:x', 'bogus:x'],
  });
  const refused = new Promise((resolve) =>
    client.errors.subscribe((error) => (print('trouble', error), resolve(error))),
  );
  print('client', client);
  const started = new Promise<void>((resolve) => {
    client.on('StasisStart', async (event) => {
      print('event', event);
      print('channel', event.channel);
      const playback = event.channel.play('sound:hello-world');
      print('pending', playback);
      print('playback', await playback);
      print('end of playback', await playback.finished());
      await event.channel.hangup();
      resolve();
    });
  });
  client.on('*', (event) => print('event', event));
  await client.connect();
  print('connected client', client);
  print('repositories', Object.values(client));
  for (const repository of [client.channels, client.bridges, client.recordings]) print('repository', repository);
  print(
    'subscription',
    client.on('Dial', () => {}),
  );
  await client.channels.originate({ endpoint: 'Local/answer@default', app });
  await started;
  for (const answer of [
    client.applications.list(),
    client.endpoints.list(),
    client.asterisk.getInfo(),
    client.sounds.list(),
  ]) {
    print('answer', await answer);
  }
  client.on('ChannelUserevent', () => {
    throw new Error('a listener fails');
  });
  await client.events.userEvent('Fail', { application: app });
  print('trouble', await refused);
  await client.idle();
  await client.close();
  print('closed client', client);
}
